#include "ui/theme/signs.h"
#include "ui/theme/theme.h"
#include "ui/tree/cluster_list.h"
#include "ui/tree/tree_painter.h"

#include <QLocale>

#include <algorithm>

namespace resprout::ui {

void ClusterRows::show(const ShownTree& shown, PathId supervisor) {
    beginResetModel();
    m_shown = shown;
    m_supervisor = supervisor;
    m_rows = matching();
    endResetModel();
}

void ClusterRows::setFilter(const QString& text) {
    m_filter = text.trimmed();
    beginResetModel();
    m_rows = matching();
    endResetModel();
}

void ClusterRows::refresh() {
    std::vector<PathId> rows = matching();
    if (rows != m_rows) {
        emit layoutAboutToBeChanged();
        const QModelIndexList before = persistentIndexList();
        QModelIndexList after;
        for (const QModelIndex& index : before) {
            const auto at = std::find(rows.begin(), rows.end(), path(index.row()));
            after.append(at == rows.end() ? QModelIndex()
                                          : createIndex(static_cast<int>(at - rows.begin()), index.column()));
        }
        m_rows = std::move(rows);
        changePersistentIndexList(before, after);
        emit layoutChanged();
    } else if (!m_rows.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

std::vector<PathId> ClusterRows::matching() const {
    const ProcessRecord* record = m_shown.tree == nullptr ? nullptr : m_shown.tree->find(m_supervisor);
    if (record == nullptr)
        return {};
    if (m_filter.isEmpty())
        return record->children;
    std::vector<PathId> rows;
    std::copy_if(record->children.begin(), record->children.end(), std::back_inserter(rows),
                 [this](PathId child) { return matches(child); });
    return rows;
}

bool ClusterRows::matches(PathId child) const {
    const ProcessRecord* record = m_shown.tree->find(child);
    if (record == nullptr)
        return false;
    return stateWord(record->state).contains(m_filter, Qt::CaseInsensitive) ||
           QString::fromStdString(m_shown.paths->id(child)).contains(m_filter, Qt::CaseInsensitive) ||
           QString::fromStdString(m_shown.terms->text(record->lastExit)).contains(m_filter, Qt::CaseInsensitive);
}

std::size_t ClusterRows::all() const {
    const ProcessRecord* record = m_shown.tree == nullptr ? nullptr : m_shown.tree->find(m_supervisor);
    return record == nullptr ? 0 : record->children.size();
}

std::vector<PathId> ClusterRows::running() const {
    std::vector<PathId> result;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(result), [this](PathId child) {
        const ProcessRecord* record = m_shown.tree->find(child);
        return record != nullptr && record->pid != 0;
    });
    return result;
}

int ClusterRows::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ClusterRows::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClusterRows::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Attempts ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Child:
        return tr("Child");
    case Pid:
        return tr("Pid");
    case LastExit:
        return tr("Last exit");
    default:
        return tr("Attempts");
    }
}

QVariant ClusterRows::data(const QModelIndex& index, int role) const {
    const PathId child = path(index.row());
    const ProcessRecord* record = m_shown.tree->find(child);
    if (record == nullptr)
        return {};
    const Theme& theme = Theme::instance();
    if (role == Qt::DecorationRole && index.column() == Child)
        return icon(signOf(record->state));
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((index.column() == Attempts ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole)
        return index.column() == Pid ? theme.palette().secondaryText : theme.palette().text;
    if (role == Qt::FontRole && index.column() == Pid)
        return theme.mono(13);
    if (role == Qt::FontRole && index.column() == Child)
        return theme.sans(13, QFont::DemiBold);
    if (role == Qt::AccessibleTextRole && index.column() == Child)
        return tr("%1, %2").arg(QString::fromStdString(m_shown.paths->id(child)), stateWord(record->state));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Child:
        return QString::fromStdString(m_shown.paths->id(child));
    case Pid:
        return record->pid == 0 ? QString() : pidLabel(record->pid);
    case LastExit: {
        const std::string& exit = m_shown.terms->text(record->lastExit);
        return exit.empty() ? tr("none yet") : QString::fromStdString(exit);
    }
    default:
        return QLocale().toString(record->attempt);
    }
}

} // namespace resprout::ui

#include "ui/lens/icicle_accessibility.h"

#include "ui/lens/accessible_factory.h"
#include "ui/lens/icicle_view.h"
#include "ui/lens/painted_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>

#include <algorithm>
#include <unordered_map>

namespace resprout::ui {

namespace {

class CellAccessible : public PaintedAccessible {
public:
    CellAccessible(IcicleView& view, PathId path) : PaintedAccessible(view), m_view(view), m_path(path) {}

    [[nodiscard]] PathId path() const { return m_path; }
    [[nodiscard]] bool isValid() const override { return item() != noItem; }
    [[nodiscard]] QRect rect() const override { return onScreen(m_view.boxOf(m_path).toRect()); }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = state.selectable = true;
        state.selected = state.focused = m_view.current() == m_path;
        state.offscreen = m_view.boxOf(m_path).isEmpty();
        return state;
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        const ItemIndex at = item();
        if (at == noItem)
            return {};
        if (kind == QAccessible::Name)
            return icicleName(m_view.fold(), at) + QLatin1String(", ") + icicleFacts(m_view.fold(), at);
        return kind == QAccessible::Description ? IcicleView::tr("level %1").arg(m_view.fold().model().level[at] + 1)
                                                : QString();
    }

    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& action) override {
        if (action == pressAction()) {
            emit m_view.showRequested(m_path);
            return;
        }
        m_view.setCurrent(m_path);
        emit m_view.currentChanged(m_path);
    }

private:
    [[nodiscard]] ItemIndex item() const { return m_view.fold().model().itemOf(m_path); }

    IcicleView& m_view;
    PathId m_path;
};

QHash<const IcicleView*, std::unordered_map<PathId, QAccessible::Id>>& known() {
    static QHash<const IcicleView*, std::unordered_map<PathId, QAccessible::Id>> all;
    return all;
}

QAccessibleInterface* interfaceOf(IcicleView& view, PathId path) {
    if (view.fold().model().itemOf(path) == noItem)
        return nullptr;
    auto& ids = known()[&view];
    if (const auto found = ids.find(path); found != ids.end())
        return QAccessible::accessibleInterface(found->second);
    auto* made = new CellAccessible(view, path);
    ids.emplace(path, QAccessible::registerAccessibleInterface(made));
    return made;
}

class ViewAccessible : public QAccessibleWidget {
public:
    explicit ViewAccessible(IcicleView* view) : QAccessibleWidget(view, QAccessible::Tree), m_view(*view) {}

    [[nodiscard]] int childCount() const override {
        return static_cast<int>(m_view.labelled().size()) + (isCurrentApart() ? 1 : 0);
    }
    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        const auto cells = m_view.labelled();
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto place = static_cast<std::size_t>(index);
        return interfaceOf(m_view, place < cells.size() ? pathOf(cells[place]) : m_view.current());
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        const auto* cell = dynamic_cast<const CellAccessible*>(child);
        if (cell == nullptr)
            return -1;
        const auto cells = m_view.labelled();
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (pathOf(cells[i]) == cell->path())
                return static_cast<int>(i);
        return isCurrentApart() && cell->path() == m_view.current() ? static_cast<int>(cells.size()) : -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
        return interfaceOf(m_view, m_view.at(m_view.mapFromGlobal(QPoint(x, y))));
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override {
        return m_view.hasFocus() ? interfaceOf(m_view, m_view.current()) : nullptr;
    }

private:
    [[nodiscard]] PathId pathOf(const IcicleCells::Cell& cell) const {
        const IcicleModel& model = m_view.fold().model();
        return cell.item < model.size() ? model.path[cell.item] : noPath;
    }
    [[nodiscard]] bool isCurrentApart() const {
        if (m_view.fold().model().itemOf(m_view.current()) == noItem)
            return false;
        return std::ranges::none_of(m_view.labelled(),
                                    [&](const IcicleCells::Cell& cell) { return pathOf(cell) == m_view.current(); });
    }

    IcicleView& m_view;
};

} // namespace

void installIcicleAccessibility() {
    installAccessible<IcicleView, ViewAccessible>();
}

void forgetAccessibleCells(IcicleView& view) {
    for (const auto& [path, id] : known().take(&view))
        QAccessible::deleteAccessibleInterface(id);
}

void tellAccessibleCell(IcicleView& view, PathId path) {
    if (!QAccessible::isActive() || !view.hasFocus())
        return;
    QAccessibleInterface* cell = interfaceOf(view, path);
    if (cell == nullptr)
        return;
    QAccessibleEvent event(cell, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

} // namespace resprout::ui

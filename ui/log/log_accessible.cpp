#include "ui/log/log_view.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <memory>
#include <unordered_map>

namespace resprout::ui {

// The event log as a table, for assistive technology. Cells are made when they are asked for.

namespace {

class LogTable;

class LogCell : public QAccessibleInterface, public QAccessibleTableCellInterface, public QAccessibleActionInterface {
public:
    LogCell(LogTable& table, LogView& view, int row, LogColumn column)
        : m_table(table), m_view(view), m_row(row), m_column(column) {}

    bool isValid() const override { return static_cast<std::size_t>(m_row) < m_view.rowCount(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view.window()->windowHandle(); }
    QAccessibleInterface* parent() const override;
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QRect rect() const override {
        const QRect row = isValid() ? m_view.rowRect(static_cast<std::size_t>(m_row)) : QRect();
        return {m_view.viewport()->mapToGlobal(row.topLeft()), row.size()};
    }
    QString text(QAccessible::Text which) const override {
        return which == QAccessible::Name && isValid() ? m_view.text(static_cast<std::size_t>(m_row), m_column)
                                                       : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QAccessible::State state() const override {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.readOnly = true;
        state.selected = isSelected();
        state.focused = m_view.hasFocus() && m_view.current() == static_cast<std::size_t>(m_row);
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface*>(this);
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface*>(this) : nullptr;
    }

    QStringList actionNames() const override { return {pressAction()}; }
    QString localizedActionDescription(const QString&) const override {
        return LogView::tr("Explains why this happened");
    }
    void doAction(const QString& action) override {
        if (action != pressAction() || !isValid())
            return;
        m_view.setCurrent(static_cast<std::size_t>(m_row));
        m_view.askWhy();
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

    bool isSelected() const override { return m_view.isSelected(static_cast<std::size_t>(m_row)); }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return static_cast<int>(m_column); }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface* table() const override { return parent(); }

private:
    LogTable& m_table;
    LogView& m_view;
    int m_row;
    LogColumn m_column;
};

class LogTable : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit LogTable(LogView& view) : QAccessibleWidget(&view, QAccessible::Table), m_view(view) {}
    ~LogTable() override { forgetCells(); }

    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface*>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    int childCount() const override { return rowCount() * columnCount(); }
    QAccessibleInterface* child(int index) const override { return cellAt(index / logColumns, index % logColumns); }
    QAccessibleInterface* childAt(int x, int y) const override {
        const auto row = m_view.indexAt(m_view.viewport()->mapFromGlobal(QPoint(x, y)));
        return row ? cellAt(static_cast<int>(*row), static_cast<int>(LogColumn::Happened)) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        auto* cell = const_cast<QAccessibleInterface*>(child)->tableCellInterface();
        return cell != nullptr ? cell->rowIndex() * logColumns + cell->columnIndex() : -1;
    }

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    QAccessibleInterface* cellAt(int row, int column) const override {
        if (row < 0 || row >= rowCount() || column < 0 || column >= logColumns)
            return nullptr;
        if (m_cells.size() > 20'000)
            forgetCells();
        auto& id = m_cells[row * logColumns + column];
        if (id == 0) {
            auto* self = const_cast<LogTable*>(this);
            id = QAccessible::registerAccessibleInterface(
                new LogCell(*self, m_view, row, static_cast<LogColumn>(column)));
        }
        return QAccessible::accessibleInterface(id);
    }
    int selectedCellCount() const override { return selectedRowCount() * logColumns; }
    QList<QAccessibleInterface*> selectedCells() const override {
        QList<QAccessibleInterface*> cells;
        for (const int row : selectedRows())
            for (int column = 0; column < logColumns; ++column)
                cells.append(cellAt(row, column));
        return cells;
    }
    QString columnDescription(int column) const override { return LogView::headText(static_cast<LogColumn>(column)); }
    QString rowDescription(int) const override { return {}; }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return m_view.current() ? 1 : 0; }
    int columnCount() const override { return logColumns; }
    int rowCount() const override { return static_cast<int>(std::min<std::size_t>(m_view.rowCount(), 100'000'000U)); }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override {
        const auto current = m_view.current();
        return current ? QList<int>{static_cast<int>(*current)} : QList<int>{};
    }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override { return m_view.isSelected(static_cast<std::size_t>(row)); }
    bool selectRow(int row) override {
        m_view.setCurrent(static_cast<std::size_t>(row));
        return true;
    }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override { forgetCells(); }

private:
    void forgetCells() const {
        for (const auto& [cell, id] : m_cells)
            QAccessible::deleteAccessibleInterface(id);
        m_cells.clear();
    }

    LogView& m_view;
    mutable std::unordered_map<int, QAccessible::Id> m_cells; // by row and column
};

QAccessibleInterface* LogCell::parent() const {
    return &m_table;
}

QAccessibleInterface* makeTable(const QString&, QObject* object) {
    auto* view = qobject_cast<LogView*>(object);
    return view != nullptr ? new LogTable(*view) : nullptr;
}

} // namespace

void installLogAccessibility() {
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeTable);
        return true;
    }();
    static_cast<void>(isInstalled);
}

} // namespace resprout::ui

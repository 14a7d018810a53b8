#pragma once

#include "ui/tree/shown_tree.h"

#include <QAbstractTableModel>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QToolButton;

namespace resprout::ui {

/// The children of one supervisor as rows: id with its state, pid, last exit, attempts. Only what is seen is asked for,
/// so a million of them are no more work than ten. GUI thread only.
class ClusterRows : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    enum Column { Child, Pid, LastExit, Attempts, ColumnCount };

    void show(const ShownTree& shown, PathId supervisor);
    /// Rows whose id, state or last exit holds `text`.
    void setFilter(const QString& text);
    /// What the rows say may have changed.
    void refresh();

    [[nodiscard]] PathId supervisor() const { return m_supervisor; }
    [[nodiscard]] PathId path(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const std::vector<PathId>& rows() const { return m_rows; }
    [[nodiscard]] std::size_t all() const;
    [[nodiscard]] std::vector<PathId> running() const; // of the rows, in start order

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] std::vector<PathId> matching() const;
    [[nodiscard]] bool matches(PathId child) const;

    ShownTree m_shown;
    PathId m_supervisor = noPath;
    QString m_filter;
    std::vector<PathId> m_rows;
};

/// The list that a cluster's card opens: filter, rows, and to crash one, any or all that the filter shows. 460 x 470.
class ClusterList : public QWidget {
    Q_OBJECT
public:
    explicit ClusterList(QWidget* parent = nullptr);

    void open(const ShownTree& shown, PathId supervisor);
    void begin(PathId child); // at its row, if it has one
    void refresh();           // after events; closes itself when no child is left
    void leave();             // hides, and lets nobody else have the focus that was in it
    [[nodiscard]] PathId supervisor() const { return m_rows->supervisor(); }

signals:
    void chosen(resprout::PathId path); // a row is the current one
    void crashRequested(resprout::PathId path);
    void crashAllRequested(const std::vector<resprout::PathId>& paths); // in start order, at one time
    void startChildRequested(resprout::PathId supervisor);
    void closed(); // the focus that was in it is to go elsewhere

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; // of the table

private:
    void showCounts();
    void forbid(QPushButton& button);
    void crashCurrent();
    void crashAny();
    void crashAll();
    [[nodiscard]] PathId currentPath() const;

    ClusterRows* m_rows;
    QLabel* m_name;
    QLabel* m_count;
    QLineEdit* m_filter;
    QLabel* m_matches;
    QToolButton* m_start; // one more child; of pools and dynamic supervisors
    QTableView* m_table;
    QPushButton* m_one;
    QPushButton* m_any;
    QPushButton* m_all;
    int m_timer = 0;
    std::size_t m_nextAny = 0;
};

} // namespace resprout::ui

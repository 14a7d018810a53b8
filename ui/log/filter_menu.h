#pragma once

#include "ui/log/log_rows.h"
#include "ui/tree/tree_search.h"

#include <QMenu>
#include <QTimer>

class QLineEdit;
class QWidgetAction;

namespace resprout::ui {

/// Whose events the log shows: all, those of the current process, or of any whose id or path holds what is typed. It looks for
/// them slice by slice. GUI thread only.
class FilterMenu : public QMenu {
    Q_OBJECT
public:
    explicit FilterMenu(QWidget* parent);

    /// What it offers from now on: `shown` is checked, `current` comes first.
    void begin(const LogSource& source, const LogFilter& shown, PathId current);
    void leave(); // the source is no more

    QSize sizeHint() const override;

signals:
    void chosen(const resprout::ui::LogFilter& filter);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; // of the entry

private:
    void seek(const QString& text);
    void look();
    void lookOn();
    void fill();
    void goToEntry();
    void goToFirst();
    void addCurrent();
    void addFirst();
    void addMatches();
    void addHint(const QString& words);
    void add(const QString& words, const LogFilter& filter, Qt::TextElideMode cut = Qt::ElideMiddle);
    [[nodiscard]] LogFilter filterOf(PathId path) const;

    LogSource m_source;
    LogFilter m_shown;
    PathId m_current = noPath;
    QLineEdit* m_entry;
    QWidgetAction* m_entryRow = nullptr;
    QSize m_least; // since it was shown
    TreeSearch m_search;
    QTimer m_looking;
};

} // namespace resprout::ui

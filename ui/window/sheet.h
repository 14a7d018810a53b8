#pragma once

#include "ui/bridge/run.h"
#include "ui/window/widgets.h"

#include <QDialog>
#include <QPointer>

#include <memory>

class QBoxLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace resprout::ui {

/// The run waits while this lives, if it was playing, and goes on afterwards. GUI thread only.
class PausedRun {
public:
    explicit PausedRun(Run& run);
    ~PausedRun();
    PausedRun(const PausedRun&) = delete;
    PausedRun& operator=(const PausedRun&) = delete;
    PausedRun(PausedRun&&) = delete;
    PausedRun& operator=(PausedRun&&) = delete;

private:
    QPointer<Run> m_run;
    bool m_wasPlaying;
};

/// What all dialogs of the window look like: a title, what it is about, a body, and a foot with its buttons.
/// Window-modal; it deletes itself when it is closed. GUI thread only.
class Sheet : public QDialog {
    Q_OBJECT
public:
    Sheet(const QString& title, int width, QWidget* parent);

    /// The run waits while it is open.
    void pause(Run& run);

protected:
    [[nodiscard]] QHBoxLayout& head() const { return *m_head; } // beside the title
    [[nodiscard]] QVBoxLayout& titles() const { return *m_titles; }
    [[nodiscard]] QVBoxLayout& body() const { return *m_body; }
    [[nodiscard]] QHBoxLayout& foot() const { return *m_foot; }

    /// A box that says something: blueBox, amberBox or redBox.
    class Box;
    Box* addBox(const char* role, Sign sign);
    /// The one button of a sheet that only tells something.
    void addClose();

    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void fit();

    QToolButton* m_close = nullptr;
    QHBoxLayout* m_head = nullptr;
    QVBoxLayout* m_titles = nullptr;
    QVBoxLayout* m_body = nullptr;
    QHBoxLayout* m_foot = nullptr;
    QPointer<QWidget> m_shade;
    std::unique_ptr<PausedRun> m_paused;
};

/// A tinted box with a sign, a line in bold and some sentences; hidden while it has nothing to say.
class Sheet::Box : public QFrame {
public:
    Box(const char* role, Sign sign, QWidget* parent);
    void say(const QString& bold, const QString& text);

private:
    QLabel* m_bold = nullptr;
    QLabel* m_text = nullptr;
};

} // namespace resprout::ui

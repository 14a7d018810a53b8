#pragma once

#include "ui/bridge/run.h"
#include "ui/window/commands.h"

#include <QMenu>

namespace resprout::ui {

inline constexpr std::size_t startedTogether = 10; // children, by StartTenChildren

/// What a command at a process really issues, or what OTP will answer: "raise crash", "{error,running}". Empty: nothing to say.
[[nodiscard]] QString issueOf(const Run& run, PathId path, Command command);
/// Whether a process can be asked that at all (the root has no supervisor that could be called). GUI thread only.
[[nodiscard]] bool applies(const Run& run, PathId path, Command command);
/// What the command is called at that process; with a mnemonic, and with dots when it asks something first.
[[nodiscard]] QString nameOf(const Run& run, PathId process, Command command, const Commands& commands);

/// The menu of one process; what a choice issues stands at the right. It is painted by hand, for menus of the style have one
/// colour and one column of keys. GUI thread only.
class ProcessMenu : public QMenu {
    Q_OBJECT
public:
    ProcessMenu(const Run& run, PathId process, const Commands& commands, QWidget* parent);

    [[nodiscard]] PathId process() const { return m_process; }
    [[nodiscard]] QAction* actionOf(Command command) const; // nullptr: it is not offered

signals:
    void chosen(resprout::ui::Command command, resprout::PathId process);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void offer(const Run& run, const Commands& commands, Command command);
    [[nodiscard]] int neededWidth() const;
    void paintRow(QPainter& painter, const QAction& action, const QRect& row) const;

    PathId m_process;
};

} // namespace resprout::ui

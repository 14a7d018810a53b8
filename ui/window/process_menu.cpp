#include "ui/window/process_menu.h"

#include "ui/bridge/growth.h"
#include "ui/bridge/qt_text.h"
#include "ui/bridge/spec_text.h"
#include "ui/theme/signs.h"
#include "ui/theme/theme.h"
#include "ui/tree/tree_model.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <optional>

namespace resprout::ui {

namespace {

constexpr int menuWidth = 308; // pixels, at least
constexpr int widestId = 140;
constexpr int beforeWords = 42, afterRow = 12;
constexpr int gapBeforeIssue = 34; // and what the menu leaves free at both sides of a row
constexpr const char* issueProperty = "issue";
constexpr const char* keyProperty = "key";
constexpr const char* commandProperty = "command";

Sign signOf(Command command) {
    if (command == Command::Crash || command == Command::CrashChildren)
        return Sign::Crashed;
    if (command == Command::ExitWithReason)
        return Sign::Leave;
    if (command == Command::SendExitSignal)
        return Sign::Lightning;
    if (command == Command::StartChild || command == Command::StartTenChildren || command == Command::StartManyChildren)
        return Sign::Plus;
    if (command == Command::ShowChildren)
        return Sign::DynamicSupervisor;
    if (command == Command::Collapse)
        return Sign::ChevronRight;
    if (command == Command::TerminateChild)
        return Sign::Ban;
    if (command == Command::RestartChild)
        return Sign::Reset;
    if (command == Command::DeleteChild)
        return Sign::Trash;
    if (command == Command::Kill)
        return Sign::Close;
    return Sign::Info;
}

bool isDangerous(Command command) {
    return command == Command::Crash || command == Command::Kill || command == Command::CrashChildren;
}

QString tr(const char* text) {
    return QCoreApplication::translate("ProcessMenu", text);
}

/// What supervisor:restart_child/2 and delete_child/2 answer when the child is not simply stopped.
QString refusalOf(const ProcessRecord& process) {
    switch (process.state) {
    case ProcessState::Running:
    case ProcessState::Starting:
    case ProcessState::ShuttingDown:
        return QStringLiteral("{error,running}");
    case ProcessState::Restarting:
    case ProcessState::Crashed:
        return process.pid != 0 ? QStringLiteral("{error,running}") : QStringLiteral("{error,restarting}");
    case ProcessState::NotStarted:
    case ProcessState::Terminated:
    case ProcessState::GaveUp:
        break;
    }
    return process.listed ? QString() : QStringLiteral("{error,not_found}");
}

/// What its supervisor will answer, or do, upon a call that names it.
QString answerOf(const Run& run, const ProcessRecord& process, Command command) {
    const ProcessRecord* supervisor = run.tree().find(process.parent);
    if (supervisor == nullptr || supervisor->pid == 0)
        return QStringLiteral("noproc");
    const Growth growth = growthOf(run.tree(), process.parent);
    const bool isGone = process.pid == 0;
    if (command != Command::TerminateChild)
        return growth == Growth::Template ? QStringLiteral("{error,simple_one_for_one}") : refusalOf(process);
    if (!process.listed && growth == Growth::Template && isGone) // a pool says ok to a pid that is dead (R81)
        return tr("stopped already");
    if (!process.listed)
        return QStringLiteral("{error,not_found}");
    if (isGone)
        return tr("stopped already");
    return process.kind == NodeKind::Worker ? QString() : tr("with its children");
}

/// "temporary worker": what start_child starts, or what it will be answered.
QString startOf(const Run& run, const ProcessRecord& supervisor) {
    if (supervisor.pid == 0)
        return QStringLiteral("noproc");
    const Growth growth = growthOf(run.tree(), supervisor.path);
    if (growth == Growth::Named)
        return {};
    const auto& most = run.tree().supervisor(supervisor.path)->maxChildren;
    if (growth == Growth::AnyNode && most && static_cast<std::int64_t>(supervisor.children.size()) >= *most)
        return QStringLiteral("{error,max_children}");
    const NodeSpec child = run.nextChild(supervisor.path);
    return restartText(child) + QLatin1Char(' ') + qtText(word(child.kind)).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString steps(std::size_t count) {
    return count == 1 ? tr("1 step") : tr("%1 steps").arg(count);
}

} // namespace

QString issueOf(const Run& run, PathId path, Command command) {
    const ProcessRecord* process = run.tree().find(path);
    if (process == nullptr)
        return {};
    const bool isWorker = process->kind == NodeKind::Worker;
    const bool isGone = process->pid == 0;
    if (command == Command::Crash)
        return isGone ? QStringLiteral("noproc") : isWorker ? tr("raise crash") : tr("same as Kill");
    if (command == Command::Kill)
        return isGone ? QStringLiteral("noproc") : tr("signal kill");
    if (command == Command::ExitWithReason)
        return isGone ? QStringLiteral("noproc") : isWorker ? QString() : tr("children first");
    if (command == Command::SendExitSignal)
        return isGone ? QStringLiteral("noproc") : QString();
    if (command == Command::TerminateChild || command == Command::RestartChild || command == Command::DeleteChild)
        return answerOf(run, *process, command);
    if (command == Command::CrashChildren)
        return steps(process->children.size());
    if (command == Command::StartChild)
        return startOf(run, *process);
    if (command == Command::StartTenChildren)
        return isGone ? QStringLiteral("noproc") : steps(startedTogether);
    return {};
}

bool applies(const Run& run, PathId path, Command command) {
    const ProcessRecord* process = run.tree().find(path);
    if (process == nullptr)
        return false;
    const Growth growth = growthOf(run.tree(), path);
    if (command == Command::TerminateChild)
        return process->parent != noPath;
    if (command == Command::RestartChild || command == Command::DeleteChild) // a DynamicSupervisor has no such calls
        return process->parent != noPath && growthOf(run.tree(), process->parent) != Growth::AnyNode;
    if (command == Command::StartChild)
        return growth != Growth::None;
    if (command == Command::StartTenChildren || command == Command::StartManyChildren)
        return growth == Growth::Template || growth == Growth::AnyNode;
    if (command == Command::ShowChildren)
        return process->children.size() > Folding::most;
    if (command == Command::Collapse)
        return !process->children.empty();
    if (command == Command::CrashChildren)
        return process->kind != NodeKind::Worker && !process->children.empty();
    return true;
}

QString nameOf(const Run& run, PathId process, Command command, const Commands& commands) {
    if (command == Command::StartChild && growthOf(run.tree(), process) == Growth::Named)
        return tr("Start c&hild…");
    if (command == Command::StartChild)
        return tr("Start c&hild");
    const ProcessRecord* record = run.tree().find(process);
    if (command == Command::TerminateChild && record != nullptr && record->kind != NodeKind::Worker) {
        // It has children itself, and they are not what is meant.
        const QString id = QFontMetrics(Theme::instance().sans(14, QFont::Medium))
                               .elidedText(QString::fromStdString(run.paths().id(process)), Qt::ElideMiddle, widestId);
        return tr("&Terminate child %1").arg(QString(id).replace(QLatin1Char('&'), QLatin1String("&&")));
    }
    return commands.menuText(command);
}

ProcessMenu::ProcessMenu(const Run& run, PathId process, const Commands& commands, QWidget* parent)
    : QMenu(parent), m_process(process) {
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(run.pathText(process));
    offer(run, commands, Command::Inspect);
    offer(run, commands, Command::ShowChildren);
    offer(run, commands, Command::Collapse);
    addSeparator();
    for (const Command command :
         {Command::Crash, Command::CrashChildren, Command::ExitWithReason, Command::SendExitSignal})
        offer(run, commands, command);
    addSeparator();
    for (const Command command : {Command::StartChild, Command::StartTenChildren, Command::StartManyChildren,
                                  Command::TerminateChild, Command::RestartChild, Command::DeleteChild})
        offer(run, commands, command);
    addSeparator();
    offer(run, commands, Command::Kill);
    setMinimumWidth(std::max(menuWidth, neededWidth()));
}

/// For the longest row: words and what they issue.
int ProcessMenu::neededWidth() const {
    const QFontMetrics words(Theme::instance().sans(14, QFont::Medium));
    const QFontMetrics notes(Theme::instance().sans(12, QFont::Medium));
    int width = 0;
    for (const QAction* action : actions()) {
        const QString issue = action->property(issueProperty).toString();
        const QString key = action->property(keyProperty).toString();
        int row = beforeWords + words.size(Qt::TextHideMnemonic, action->text()).width() + afterRow;
        row += issue.isEmpty() ? 0 : gapBeforeIssue + notes.horizontalAdvance(issue);
        row += key.isEmpty() ? 0 : notes.horizontalAdvance(key) + 26;
        width = std::max(width, row);
    }
    return width;
}

void ProcessMenu::offer(const Run& run, const Commands& commands, Command command) {
    if (!applies(run, m_process, command))
        return;
    QAction* action = addAction(nameOf(run, m_process, command, commands));
    const QString issue = issueOf(run, m_process, command);
    action->setProperty(issueProperty, issue);
    action->setProperty(commandProperty, static_cast<int>(command));
    if (command == Command::Kill || command == Command::Inspect || command == Command::ShowChildren ||
        command == Command::Collapse || command == Command::StartChild)
        action->setProperty(keyProperty, commands.keys(command));
    action->setToolTip(issue);
    connect(action, &QAction::triggered, this, [this, command] { emit chosen(command, m_process); });
    if (command == Command::ShowChildren) // no step: the window shows them, of the current process
        connect(action, &QAction::triggered, &commands[command], &QAction::trigger);
}

QAction* ProcessMenu::actionOf(Command command) const {
    for (QAction* action : actions()) {
        if (action->property(commandProperty).isValid() &&
            action->property(commandProperty).toInt() == static_cast<int>(command))
            return action;
    }
    return nullptr;
}

void ProcessMenu::paintEvent(QPaintEvent*) {
    const Palette& palette = Theme::instance().palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette.surface);
    painter.setPen(QPen(palette.border, 1.2));
    painter.drawRect(QRectF(rect()).adjusted(0.6, 0.6, -0.6, -0.6));
    for (const QAction* action : actions()) {
        const QRect row = actionGeometry(const_cast<QAction*>(action));
        if (action->isSeparator()) {
            painter.setPen(QPen(palette.border, 1));
            painter.drawLine(QPointF(10, row.center().y() + 0.5), QPointF(width() - 10, row.center().y() + 0.5));
        } else {
            paintRow(painter, *action, row);
        }
    }
}

void ProcessMenu::paintRow(QPainter& painter, const QAction& action, const QRect& row) const {
    const Theme& theme = Theme::instance();
    const Palette& palette = theme.palette();
    const auto command = static_cast<Command>(action.property(commandProperty).toInt());
    const bool danger = isDangerous(command);
    const bool toLeft = layoutDirection() == Qt::RightToLeft;
    if (activeAction() == &action) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(danger ? mix(palette.surface, palette.danger(), palette.isDark ? 0.26 : 0.11)
                                : palette.surface2);
        painter.drawRoundedRect(row.adjusted(1, 0, -1, 0), 8, 8);
    }
    const QColor ink = danger ? palette.danger() : palette.text;
    const QColor signInk = danger ? palette.danger() : palette.secondaryText;
    const int signX = toLeft ? row.right() - 12 - 16 : row.left() + 12;
    paintSign(painter, signOf(command), QRectF(signX, row.center().y() - 7.5, 16, 16), {signInk, palette.surface});

    QRect rest = toLeft ? row.adjusted(afterRow, 0, -beforeWords, 0) : row.adjusted(beforeWords, 0, -afterRow, 0);
    const Qt::Alignment start = (toLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    const Qt::Alignment end = (toLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
    painter.setPen(ink);
    painter.setFont(theme.sans(14, QFont::Medium));
    painter.drawText(rest, static_cast<int>(start) | Qt::TextHideMnemonic, action.text());

    painter.setFont(theme.sans(12, QFont::Medium));
    if (const QString key = action.property(keyProperty).toString(); !key.isEmpty()) {
        const int width = painter.fontMetrics().horizontalAdvance(key) + 14;
        const QRectF cap(toLeft ? rest.left() : rest.right() - width + 1, row.center().y() - 10, width, 21);
        painter.setPen(QPen(palette.border, 1));
        painter.setBrush(palette.surface2);
        painter.drawRoundedRect(cap, 5, 5);
        painter.setPen(palette.secondaryText);
        painter.drawText(cap, Qt::AlignCenter, key);
        rest.adjust(toLeft ? width + 12 : 0, 0, toLeft ? 0 : -width - 12, 0);
    }
    painter.setPen(palette.secondaryText);
    painter.drawText(rest, static_cast<int>(end), action.property(issueProperty).toString());
}

} // namespace resprout::ui

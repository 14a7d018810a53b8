#include "ui/window/status_bar.h"

#include <QBoxLayout>

#include <array>

namespace resprout::ui {

namespace {

const QString separator = QStringLiteral("  ·  ");

} // namespace

StatusBar::StatusBar(Run& run, QWidget* parent) : QWidget(parent), m_run(run) {
    setRole(*this, "statusBar");
    m_processes = makeLabel({}, "", this);
    m_processes->setAccessibleName(tr("Processes by state"));
    m_about = makeLabel({}, "", this);
    m_about->setAccessibleName(tr("The run"));
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(m_processes);
    layout->addStretch(1);
    layout->addWidget(m_about);
    m_leave = makeButton(tr("Cancel"), "quiet", this);
    m_leave->setToolTip(tr("Leave the undo: what is shown stays"));
    m_leave->setStyleSheet(QStringLiteral("min-height: 0; max-height: 20px; padding: 0 10px;")); // as low as the bar
    m_leave->setFocusPolicy(Qt::TabFocus);
    m_leave->hide();
    layout->addWidget(m_leave);
    connect(m_leave, &QPushButton::clicked, &m_run, &Run::leaveUndo);
    connect(&m_run, &Run::replayAdvanced, this, [this] {
        m_leave->show();
        showRun();
    });
    const auto showSteps = [this] {
        m_steps = counted(m_run.stepCount(), tr("%1 step in the script"), tr("%1 steps in the script"));
        showRun();
    };
    connect(&m_run, &Run::scriptChanged, this, showSteps);
    connect(&m_run, &Run::reopened, this, showSteps);
    connect(&m_run, &Run::advanced, this, [this] {
        showProcesses();
        showRun();
    });
    setDensity(Density::Wide);
}

void StatusBar::setDensity(Density density) {
    m_density = density;
    setFixedHeight(density == Density::Wide ? 30 : 24);
    layout()->setContentsMargins(20, 0, 20, 0);
    showProcesses();
    showRun();
}

void StatusBar::showProcesses() {
    constexpr std::array states{ProcessState::Starting,   ProcessState::Running,      ProcessState::Crashed,
                                ProcessState::Restarting, ProcessState::ShuttingDown, ProcessState::Terminated,
                                ProcessState::GaveUp,     ProcessState::NotStarted};
    if (!m_run.isOpen())
        return;
    const auto counts = m_run.tree().countsByState();
    std::uint32_t all = 0;
    QStringList parts;
    for (const ProcessState state : states) {
        const auto index = static_cast<std::size_t>(state);
        const std::uint32_t count = index < counts.size() ? counts[index] : 0;
        all += count;
        if (count > 0)
            parts.append(QStringLiteral("%L1 %2").arg(count).arg(stateWord(state)));
    }
    if (const std::size_t orphans = m_run.tree().orphans().size(); orphans > 0)
        parts.append(counted(static_cast<std::int64_t>(orphans), tr("%1 orphan"), tr("%1 orphans")));
    parts.prepend(counted(all, tr("%1 process"), tr("%1 processes")));
    m_processes->setText(parts.join(separator));
}

void StatusBar::showRun() {
    const bool wide = m_density == Density::Wide;
    if (!m_run.isOpen())
        return;
    QStringList parts;
    if (const int beat = m_run.beat(); beat > 0)
        parts.append(wide ? tr("beat %1 of this millisecond: virtual time stands still while it plays").arg(beat)
                          : tr("beat %1 of this millisecond").arg(beat));
    if (m_run.isReplaying())
        parts.append(tr("taking it back… %1 %").arg(static_cast<int>(100 * m_run.replayed())));
    else
        m_leave->hide();
    parts.append(m_steps);
    parts.append(tr("seed %1").arg(m_run.opened().seed));
    if (wide)
        parts.append(counted(m_run.engineThreads(), tr("%1 engine thread"), tr("%1 engine threads")));
    m_about->setText(parts.join(separator));
}

} // namespace resprout::ui

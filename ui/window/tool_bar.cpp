#include "ui/window/tool_bar.h"

#include "ui/log/event_text.h"
#include "ui/theme/steady_text.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>

namespace resprout::ui {

namespace {

constexpr int markSide = 34; // pixels

/// A command's button does what the action does and is enabled as it is.
template <class Button>
void follow(Button& button, QAction& action) {
    QObject::connect(&button, &Button::clicked, &action, &QAction::trigger);
    const auto copy = [&button, &action] {
        button.setEnabled(action.isEnabled());
    };
    QObject::connect(&action, &QAction::changed, &button, copy);
    copy();
}

} // namespace

ToolBar::ToolBar(Run& run, Commands& commands, QWidget* parent) : QWidget(parent), m_run(run), m_commands(commands) {
    setRole(*this, "toolBar");
    auto* mark = makeSign(Sign::Crashed, Tone::Text, markSide, this);
    m_brand = makeLabel(QStringLiteral("Resprout"), "title", this);
    auto* slash = makeLabel(QStringLiteral("/"), "secondary", this);
    m_name = makeLabel({}, "secondary", this);
    m_name->setAccessibleName(tr("Name of the tree"));
    buildClock();
    m_fit = makeIconButton(Sign::Fit, tr("Fit the whole tree"), "", this);
    m_look = makeIconButton(Sign::Moon, tr("Switch between light and dark"), "", this);
    m_crash = makeButton(QStringLiteral("\u2002") + tr("Crash tool"), "danger", this); // a gap after the icon
    m_crash->setAccessibleName(tr("Crash tool"));
    m_crash->setIcon(icon(Sign::Crashed, Tone::OnDanger));
    m_crash->setIconSize({20, 20});
    m_crash->setCheckable(true);
    m_crash->setToolTip(tr("Then click a process to crash it (C; Esc leaves)"));
    m_crash->setAccessibleDescription(tr("While it is on, a click on a process crashes it"));

    auto* layout = new QHBoxLayout(this);
    layout->setSpacing(0);
    layout->addWidget(mark);
    layout->addSpacing(8);
    layout->addWidget(m_brand);
    layout->addSpacing(13);
    layout->addWidget(slash);
    layout->addSpacing(12);
    layout->addWidget(m_name);
    layout->addStretch(1);
    layout->addWidget(m_reset);
    layout->addSpacing(8);
    layout->addWidget(m_play);
    layout->addSpacing(8);
    layout->addWidget(m_step);
    layout->addSpacing(24);
    layout->addWidget(m_clock);
    layout->addSpacing(14);
    layout->addWidget(m_slider);
    layout->addSpacing(16);
    layout->addWidget(m_measured, 0, Qt::AlignVCenter);
    layout->addStretch(1);
    layout->addWidget(m_fit);
    layout->addSpacing(8);
    layout->addWidget(m_look);
    layout->addSpacing(8);
    layout->addWidget(m_crash);

    follow(*m_fit, m_commands[Command::Fit]);
    connect(m_look, &QToolButton::clicked, this, &ToolBar::lookSwitched);
    QAction& crashTool = m_commands[Command::CrashTool];
    connect(m_crash, &QPushButton::clicked, &crashTool, &QAction::trigger);
    connect(&crashTool, &QAction::toggled, m_crash, &QPushButton::setChecked);
    const auto showLook = [this] {
        m_look->setIcon(icon(Theme::instance().isDark() ? Sign::Sun : Sign::Moon));
        m_name->setFont(Theme::instance().sans(14, QFont::Medium));
    };
    connect(&Theme::instance(), &Theme::changed, this, showLook);
    showLook();
    setDensity(Density::Wide);
}

void ToolBar::buildClock() {
    m_reset = makeIconButton(Sign::Reset, tr("Reset to time zero"), "", this);
    m_play = makeButton(tr("Run"), "primary", this);
    m_step = makeButton(tr("Step"), "", this);
    m_step->setIcon(icon(Sign::Step));
    m_step->setToolTip(tr("Show the next beat, jumping over empty time (S)"));
    m_clock = makeLabel(clockText(0), "mono", this);
    m_clock->setAccessibleName(tr("Virtual time"));
    m_slider = new SpeedSlider(this);
    m_measured = new QWidget(this);
    m_speed = makeLabel({}, "value", m_measured);
    m_speed->setAccessibleName(tr("Measured speed"));
    m_speedWord = makeLabel(tr("measured"), "secondary", m_measured);
    auto* measured = new QBoxLayout(QBoxLayout::TopToBottom, m_measured);
    measured->setContentsMargins(0, 0, 0, 0);
    measured->addWidget(m_speed, 0, Qt::AlignLeading);
    measured->addWidget(m_speedWord, 0, Qt::AlignLeading);
    measured->addStretch(1);

    follow(*m_reset, m_commands[Command::Reset]);
    follow(*m_play, m_commands[Command::RunPause]);
    follow(*m_step, m_commands[Command::Step]);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        for (QLabel* label : {m_clock, m_speed})
            forgetSteadySize(*label);
    });
    connect(m_slider, &SpeedSlider::speedChosen, &m_run, &Run::setSpeed);
    connect(&m_run, &Run::advanced, this, &ToolBar::showClock);
    connect(&m_run, &Run::reopened, this, &ToolBar::showClock);
    connect(&m_run, &Run::clockChanged, this, [this] {
        showPlaying();
        showSpeed();
    });
}

void ToolBar::setDocumentName(const QString& name) {
    m_name->setToolTip(name);
    m_name->setText(m_name->fontMetrics().elidedText(name, Qt::ElideMiddle, 240));
}

void ToolBar::setDensity(Density density) {
    const bool wide = density == Density::Wide;
    m_density = density;
    for (QLabel* label : {m_clock, m_speed})
        forgetSteadySize(*label);
    setFixedHeight(wide ? 60 : 48);
    layout()->setContentsMargins(wide ? 18 : 17, 0, wide ? 20 : 14, 0);
    m_slider->setDensity(density);
    auto* measured = static_cast<QBoxLayout*>(m_measured->layout());
    measured->setDirection(wide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    measured->setSpacing(wide ? 0 : 8);
    m_measured->setFixedWidth(wide ? 96 : 130);
    fitButtons();
    showPlaying();
    showSpeed();
    showClock();
}

/// Buttons are 36 high, or 32 and without words but for the Crash tool.
void ToolBar::fitButtons() {
    const bool wide = m_density == Density::Wide;
    const QString square =
        QStringLiteral("min-width: 30px; max-width: 30px; min-height: 30px; max-height: 30px; padding: 0; "
                       "border-radius: 10px;");
    for (QAbstractButton* button : {static_cast<QAbstractButton*>(m_reset), static_cast<QAbstractButton*>(m_fit),
                                    static_cast<QAbstractButton*>(m_look)})
        button->setStyleSheet(wide ? QString() : square);
    m_play->setStyleSheet(wide ? QString() : square);
    m_step->setStyleSheet(wide ? QString() : square);
    m_play->setMinimumWidth(wide ? 100 : 32);
    m_step->setMinimumWidth(wide ? 94 : 32);
    m_step->setText(wide ? tr("Step") : QString());
    m_step->setAccessibleName(tr("Step"));
    m_crash->setMinimumWidth(wide ? 150 : 128);
    m_crash->setStyleSheet(wide ? QString() : QStringLiteral("min-height: 30px; max-height: 30px; padding: 0 12px;"));
}

void ToolBar::showClock() {
    setSteadyText(*m_clock, clockText(m_run.now()));
}

void ToolBar::showSpeed() {
    m_slider->setSpeed(m_run.speed());
    const bool isBehind = m_run.isPlaying() && m_run.isBehind();
    setRole(*m_speed, isBehind ? "warning" : "value");
    setSteadyText(*m_speed, QStringLiteral("%1×").arg(speedText(m_run.measuredSpeed())));
    m_speedWord->setText(isBehind ? tr("behind") : tr("measured"));
    m_measured->setToolTip(isBehind ? tr("The machine is slower than the %1× that you ask for; nothing is left out.")
                                          .arg(speedText(m_run.speed()))
                                    : tr("How fast virtual time really went in the last second"));
}

void ToolBar::showPlaying() {
    const bool isPlaying = m_run.isPlaying();
    const QString word = isPlaying ? tr("Pause") : tr("Run");
    m_play->setIcon(icon(isPlaying ? Sign::Pause : Sign::Play, Tone::OnAccent));
    m_play->setText(m_density == Density::Wide ? word : QString());
    m_play->setAccessibleName(word);
    m_play->setToolTip(isPlaying ? tr("Pause (Space)") : tr("Run (Space)"));
}

} // namespace resprout::ui

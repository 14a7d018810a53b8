#include "ui/window/bars.h"

#include "ui/log/event_text.h"
#include "ui/theme/theme.h"
#include "ui/window/chain_row.h"

#include <QBoxLayout>
#include <QResizeEvent>

#include <utility>

namespace resprout::ui {

namespace {

constexpr qsizetype mostFirstWords = 60; // letters

/// Words that give way when there is no room for them.
QLabel* makeSecondary(const QString& text, QWidget* parent) {
    auto* label = makeLabel(text, "secondary", parent);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    label->setToolTip(text);
    label->setFont(Theme::instance().sans(13));
    return label;
}

} // namespace

Bars::Bars(Run& run, Commands& commands, QWidget* parent) : QWidget(parent), m_run(run), m_commands(commands) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    connect(&m_run, &Run::advanced, this, &Bars::choose);
    connect(&m_run, &Run::scriptChanged, this, &Bars::choose);
    connect(&m_run, &Run::clockChanged, this, &Bars::choose);
    connect(&m_run, &Run::reopened, this, &Bars::choose);
    hide();
}

void Bars::setDensity(Density density) {
    if (density == m_density)
        return;
    m_density = density;
    build();
}

void Bars::setCrashTool(Switch state) {
    m_crashTool = state == Switch::On;
    if (m_crashTool && m_hint && m_hint->endsWithCrashTool)
        m_hint.reset(); // it was understood
    choose();
}

void Bars::showHint() {
    say(Hint{
        tr("Click Crash tool, then any worker."),
        tr("Its supervisor restarts it by OTP's rules. Then choose another strategy at the right and crash it again."),
        true});
}

/// Its first words, up to a colon or a full stop, say what to try.
void Bars::showDescription(const QString& description) {
    const auto colon = description.indexOf(QStringLiteral(": "));
    const auto stop = description.indexOf(QStringLiteral(". "));
    const auto end = colon < 0 || (stop >= 0 && stop < colon) ? stop : colon;
    if (description.isEmpty())
        say(std::nullopt);
    else if (end < 0 || end > mostFirstWords)
        say(Hint{QString(), description, false});
    else
        say(Hint{description.left(end + 1), description.mid(end + 2), false});
}

void Bars::say(std::optional<Hint> hint) {
    m_hint = std::move(hint);
    if (m_kind == Kind::Hint)
        m_kind = Kind::None; // to be built anew
    choose();
}

void Bars::showRefusals(const QStringList& messages) {
    m_refusals = messages;
    if (m_kind == Kind::Refusals)
        m_kind = Kind::None;
    choose();
}

Bars::Kind Bars::mostUrgent() const {
    if (!m_run.isOpen())
        return Kind::None;
    if (m_run.stoodStill() && !m_run.canGoOn())
        return Kind::StoodStill;
    if (m_run.tree().rootEnd() != TermTable::none)
        return Kind::RootGone;
    if (m_crashTool)
        return Kind::CrashTool;
    if (m_run.offCount() > 0)
        return Kind::Replay;
    if (!m_refusals.isEmpty())
        return Kind::Refusals;
    return m_hint ? Kind::Hint : Kind::None;
}

void Bars::choose() {
    const Kind kind = mostUrgent();
    if (kind == m_kind && (kind != Kind::Replay || m_off == m_run.offCount()))
        return;
    m_kind = kind;
    build();
}

void Bars::clear() {
    if (m_body == nullptr)
        return;
    layout()->removeWidget(m_body);
    m_body->hide();
    m_body->deleteLater(); // it may be its own button that asked
    m_body = nullptr;
}

void Bars::build() {
    clear();
    switch (m_kind) {
    case Kind::None:
        break;
    case Kind::Hint:
        buildHint();
        break;
    case Kind::Refusals:
        buildRefusals();
        break;
    case Kind::Replay:
        buildReplay();
        break;
    case Kind::CrashTool:
        buildCrashTool();
        break;
    case Kind::RootGone:
        buildRootGone();
        break;
    case Kind::StoodStill:
        buildStoodStill();
        break;
    }
    setVisible(m_body != nullptr);
}

QHBoxLayout* Bars::begin(const char* role, int height) {
    m_body = new QWidget(this);
    setRole(*m_body, role);
    m_body->setFixedHeight(m_density == Density::Wide || height > 42 ? height : height - 8);
    layout()->addWidget(m_body);
    auto* line = new QHBoxLayout(m_body);
    line->setContentsMargins(20, 0, 16, 0);
    line->setSpacing(11);
    return line;
}

void Bars::addClose(QHBoxLayout& line) {
    auto* close = makeIconButton(Sign::Close, tr("Close this line"), "quiet", m_body);
    close->setIconSize({13, 13});
    connect(close, &QToolButton::clicked, this, [this] {
        m_hint.reset();
        m_refusals.clear();
        choose();
    });
    line.addWidget(close);
}

void Bars::buildHint() {
    QHBoxLayout* line = begin("hintBar", 42);
    line->addWidget(makeSign(Sign::Pointer, Tone::Accent, 17, m_body));
    if (!m_hint->first.isEmpty())
        line->addWidget(makeLabel(m_hint->first, "value", m_body));
    addWrapped(*line, m_hint->rest);
    addClose(*line);
}

/// A long text takes a second line.
void Bars::addWrapped(QHBoxLayout& line, const QString& text) {
    auto* words = makeSecondary(text, m_body);
    words->setWordWrap(true);
    line.setContentsMargins(20, 4, 16, 4);
    m_body->setMinimumHeight(m_body->height());
    m_body->setMaximumHeight(QWIDGETSIZE_MAX);
    line.addWidget(words, 1);
}

void Bars::buildRefusals() {
    QHBoxLayout* line = begin("hintBar", 42);
    line->addWidget(makeSign(Sign::Warning, Tone::Accent, 17, m_body));
    line->addWidget(makeLabel(
        counted(m_refusals.size(), tr("OTP refuses %1 thing in this file."), tr("OTP refuses %1 things in this file.")),
        "value", m_body));
    line->addWidget(makeSecondary(m_refusals.first(), m_body), 1);
    auto* all = makeButton(tr("Show all"), "quiet", m_body);
    all->setStyleSheet(QStringLiteral("min-height: 24px; padding: 0 10px;"));
    connect(all, &QPushButton::clicked, this, &Bars::refusalsAsked);
    line->addWidget(all);
    addClose(*line);
}

void Bars::buildReplay() {
    m_off = m_run.offCount();
    QHBoxLayout* line = begin("hintBar", 42);
    line->addWidget(makeSign(Sign::Reset, Tone::Accent, 17, m_body));
    line->addWidget(makeLabel(tr("At time zero again."), "value", m_body));
    line->addWidget(makeSecondary(tr("What you did is kept and switched off."), m_body), 1);
    auto* replay = makeButton(counted(m_off, tr("Replay my %1 click"), tr("Replay my %1 clicks")), "primary", m_body);
    replay->setStyleSheet(QStringLiteral("min-height: 26px; padding: 0 12px; border-radius: 9px;"));
    connect(replay, &QPushButton::clicked, &m_commands[Command::ReplayClicks], &QAction::trigger);
    line->addWidget(replay);
}

void Bars::buildCrashTool() {
    QHBoxLayout* line = begin("crashBar", 42);
    line->addWidget(makeSign(Sign::Lightning, Tone::Danger, 17, m_body));
    line->addWidget(makeLabel(tr("Crash tool"), "value", m_body));
    line->addWidget(makeLabel(tr("click a process to crash it"), "value", m_body));
    if (m_hint) // what the example says to try is still to be read
        addWrapped(*line, tr("%1 %2").arg(m_hint->first, m_hint->rest));
    else
        line->addStretch(1);
    line->addWidget(makeKeyCap(tr("Esc"), m_body));
    line->addWidget(makeLabel(tr("leaves"), "secondary", m_body));
}

void Bars::buildRootGone() {
    QHBoxLayout* line = begin("rootGoneBar", 72);
    line->setSpacing(14);
    line->addWidget(makeSign(Sign::GaveUp, Tone::Text, 32, m_body));
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addStretch(1);
    const QString root = m_run.pathText(m_run.tree().root());
    auto* title = makeLabel(
        tr("%1 has ended with %2: nobody restarts it.").arg(root, m_run.text(m_run.tree().rootEnd())), "value", m_body);
    title->setFont(Theme::instance().sans(14, QFont::DemiBold));
    words->addWidget(title);
    auto* links = new ChainRow(chainOfEnd(m_run), m_body);
    words->addWidget(links);
    words->addStretch(1);
    line->addLayout(words, 1);
    if (m_run.addedCount() > 0)
        line->addWidget(makeLabel(counted(m_run.addedCount(), tr("your %1 step is kept"), tr("your %1 steps are kept")),
                                  "secondary", m_body));
    auto* reset = makeButton(tr("Reset"), "primary", m_body);
    reset->setIcon(icon(Sign::Reset, Tone::OnAccent));
    connect(reset, &QPushButton::clicked, &m_commands[Command::Reset], &QAction::trigger);
    line->addWidget(reset);
}

void Bars::buildStoodStill() {
    QHBoxLayout* line = begin("rootGoneBar", 72);
    line->setSpacing(14);
    line->addWidget(makeSign(Sign::GaveUp, Tone::Text, 32, m_body));
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addStretch(1);
    QString who;
    const EventLog& log = m_run.log();
    if (log.size() > 0)
        who = QString::fromStdString(m_run.paths().id(log.row(log.firstRow() + log.size() - 1).path));
    words->addWidget(makeLabel(tr("Time stands still at %1: %2 is busy for ever.").arg(clockText(m_run.now()), who),
                               "value", m_body));
    words->addWidget(makeSecondary(
        tr("Ten million signals came within this one millisecond. OTP would go on like this; the run ends here."),
        m_body));
    words->addStretch(1);
    line->addLayout(words, 1);
    auto* reset = makeButton(tr("Reset"), "primary", m_body);
    reset->setIcon(icon(Sign::Reset, Tone::OnAccent));
    connect(reset, &QPushButton::clicked, &m_commands[Command::Reset], &QAction::trigger);
    line->addWidget(reset);
}

} // namespace resprout::ui

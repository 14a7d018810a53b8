#include "ui/inspector/supervisor_settings.h"

#include "ui/bridge/run.h"
#include "ui/inspector/unit_spin_box.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace resprout::ui {

namespace {

constexpr int patience = 150; // ms; most answers come within a frame or two
constexpr int mostLimit = 1'000'000;

int shown(std::int64_t value) {
    return static_cast<int>(std::clamp<std::int64_t>(value, 0, 1'000'000'000));
}

QLabel* addLabel(QWidget* parent, const char* role) {
    auto* label = new QLabel(parent);
    label->setProperty("role", role);
    label->setWordWrap(true);
    return label;
}

} // namespace

SupervisorSettings::SupervisorSettings(QWidget* parent) : QWidget(parent) {
    m_strategyHead = addLabel(this, "head");
    m_fixed = addLabel(this, "secondary");
    m_limitsHead = addLabel(this, "head");
    m_note = addLabel(this, "secondary");
    m_patience = new QTimer(this);
    m_patience->setSingleShot(true);
    m_patience->setInterval(patience);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_layout = layout;
    m_gap = new QSpacerItem(0, 6);
    layout->addWidget(m_strategyHead);
    const std::array<Strategy, 3> strategies{Strategy::OneForOne, Strategy::OneForAll, Strategy::RestForOne};
    for (std::size_t index = 0; index < strategies.size(); ++index) {
        const Strategy strategy = strategies[index];
        m_cards[index] = new StrategyCard(strategy, this);
        layout->addWidget(m_cards[index]);
        connect(m_cards[index], &QAbstractButton::clicked, this, [this, strategy] {
            showStrategy(); // what is so stays shown until the answer is there
            FlagChanges changes;
            changes.strategy = strategy;
            if (strategy != m_strategy)
                emit asked(changes);
        });
    }
    m_intensity = new UnitSpinBox(this); // after the cards: Tab goes by that order
    m_intensity->setRange(0, mostLimit);
    m_intensity->setAccessibleName(tr("Restart intensity"));
    m_period = new UnitSpinBox(this);
    m_period->setRange(1, mostLimit);
    m_period->setAccessibleName(tr("Period in seconds"));
    layout->addWidget(m_fixed);
    layout->addSpacerItem(m_gap);
    layout->addWidget(m_limitsHead);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(10);
    fields->addWidget(m_intensity, 1);
    fields->addWidget(m_period, 1);
    layout->addLayout(fields);
    layout->addWidget(m_note);

    connect(m_intensity, &UnitSpinBox::asked, this, [this](int value) {
        FlagChanges changes;
        changes.intensity = value;
        emit asked(changes);
    });
    connect(m_period, &UnitSpinBox::asked, this, [this](int value) {
        FlagChanges changes;
        changes.period = value;
        emit asked(changes);
    });
    connect(m_patience, &QTimer::timeout, this, &SupervisorSettings::showNote);
    connect(&Theme::instance(), &Theme::changed, this, &SupervisorSettings::dress);
    dress();
    showNote();
}

void SupervisorSettings::setSize(Size size) {
    m_size = size;
    dress();
}

void SupervisorSettings::dress() {
    const bool isWide = m_size == Size::Wide;
    m_strategyHead->setText(tr("Strategy"));
    m_limitsHead->setText(isWide ? tr("Restart intensity and period") : tr("Intensity and period"));
    m_intensity->setUnits(tr("restart"), tr("restarts"));
    m_period->setUnits(isWide ? tr("second") : tr("s"), isWide ? tr("seconds") : tr("s"));
    for (StrategyCard* card : m_cards)
        card->setSize(isWide ? StrategyCard::Size::Wide : StrategyCard::Size::Narrow);
    const int high = qRound((isWide ? 44 : 36) * Theme::instance().fontFactor());
    m_intensity->setFieldHeight(high);
    m_period->setFieldHeight(high);
    m_layout->setSpacing(isWide ? 8 : 6);
    m_gap->changeSize(0, isWide ? 6 : 2);
    m_layout->invalidate();
}

StrategyCard& SupervisorSettings::card(Strategy strategy) const {
    const auto at = std::find_if(m_cards.begin(), m_cards.end(),
                                 [&](const StrategyCard* card) { return card->strategy() == strategy; });
    return at != m_cards.end() ? **at : *m_cards.front();
}

void SupervisorSettings::setRecord(const SupervisorRecord& record, NodeKind kind) {
    m_strategy = record.strategy;
    m_kind = kind;
    showStrategy();
    m_intensity->setMaximum(std::max(mostLimit, shown(record.intensity)));
    m_period->setMaximum(std::max(mostLimit, shown(record.period)));
    m_intensity->setConfirmed(shown(record.intensity));
    m_period->setConfirmed(shown(record.period));
}

void SupervisorSettings::showStrategy() {
    const bool isPool = m_strategy == Strategy::SimpleOneForOne;
    const bool isFixed = isPool || m_kind == NodeKind::DynamicSupervisor;
    for (StrategyCard* card : m_cards) {
        card->setAutoExclusive(false); // for a pool none of them is chosen
        card->setChecked(card->strategy() == m_strategy);
        card->setAutoExclusive(true);
        card->setEnabled(!isFixed);
    }
    m_fixed->setText(
        isPool ? tr("It is simple_one_for_one: its children are all made from one template, so OTP cannot change it to "
                    "another strategy while it runs.")
               : tr("A DynamicSupervisor is always one_for_one."));
    m_fixed->setVisible(isFixed);
}

void SupervisorSettings::setAnswer(Answer answer, const QString& words) {
    if (answer == m_answer && words == m_words)
        return;
    const bool begins = answer == Answer::Waiting && m_answer != Answer::Waiting;
    m_answer = answer;
    m_words = words;
    if (begins)
        m_patience->start();
    showNote();
}

QString SupervisorSettings::note() const {
    switch (m_answer) {
    case Answer::None:
    case Answer::Ok:
        return {};
    case Answer::Waiting:
        return m_patience->isActive() ? QString() : tr("waiting: the supervisor is busy");
    case Answer::Refused:
        return tr("OTP refuses it: %1").arg(m_words);
    }
    return {};
}

void SupervisorSettings::showNote() {
    const QString words = note();
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
    const char* role = m_answer == Answer::Refused ? "danger" : "warning";
    if (m_note->property("role") != QLatin1String(role)) {
        m_note->setProperty("role", role);
        m_note->setStyleSheet(QStringLiteral("font-size: 12px;")); // the role is looked at again
    }
}

} // namespace resprout::ui

#include "ui/inspector/inspector_head.h"

#include "ui/inspector/facts.h"
#include "ui/log/event_text.h"
#include "ui/theme/signs.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace resprout::ui {

/// The sign of the kind on a tile in the colour of the state.
class InspectorHead::Tile : public QWidget {
public:
    explicit Tile(QWidget* parent) : QWidget(parent) { setFixedSize(42, 42); }

    void set(Sign sign, ProcessState state) {
        m_sign = sign;
        m_state = state;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Palette& look = Theme::instance().palette();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(mix(look.panel, look.fill(m_state), look.isDark ? 0.26 : 0.12));
        painter.drawRoundedRect(rect(), 10, 10);
        paintSign(painter, m_sign, QRectF(rect()).adjusted(10, 10, -10, -10), {look.ink(m_state), look.panel});
    }

private:
    Sign m_sign = Sign::Worker;
    ProcessState m_state = ProcessState::NotStarted;
};

InspectorHead::InspectorHead(QWidget* parent) : QWidget(parent) {
    m_tile = new Tile(this);
    m_id = new QLabel(this);
    m_id->setWordWrap(true);
    m_id->setTextFormat(Qt::PlainText);
    m_pid = new QLabel(this);
    m_relation = new QLabel(this);
    m_relation->setTextFormat(Qt::PlainText);

    auto* below = new QHBoxLayout;
    below->setSpacing(18);
    below->addWidget(m_pid);
    below->addWidget(m_relation, 1);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_id);
    words->addLayout(below);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_tile, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    connect(&Theme::instance(), &Theme::changed, this, &InspectorHead::dress);
    dress();
}

void InspectorHead::dress() {
    const Theme& theme = Theme::instance();
    const auto size = [&](double pixels) {
        return QString::number(qRound(pixels * theme.fontFactor()));
    };
    const QString secondary = theme.palette().secondaryText.name();
    m_id->setStyleSheet(QStringLiteral("font-size: %1px; font-weight: 700;").arg(size(19)));
    m_pid->setStyleSheet(
        QStringLiteral("font-family: \"JetBrains Mono\", \"DejaVu Sans Mono\", monospace; color: %1; font-size: %2px;")
            .arg(secondary, size(13)));
    m_relation->setStyleSheet(QStringLiteral("color: %1; font-size: %2px; font-weight: 400;").arg(secondary, size(13)));
    m_tile->update();
}

void InspectorHead::showRecord(const ProcessRecord& record, Sign sign, const QString& id, const QString& relation) {
    m_tile->set(sign, record.state);
    m_id->setText(breakable(id));
    m_id->setAccessibleName(id);
    m_pid->setText(pidText(record.pid));
    m_pid->setVisible(record.pid != 0);
    m_relation->setText(relation);
}

} // namespace resprout::ui

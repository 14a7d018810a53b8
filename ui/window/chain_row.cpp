#include "ui/window/chain_row.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace resprout::ui {

namespace {

constexpr double signSide = 16; // pixels
constexpr double gap = 6;
constexpr double arrowSide = 12;
constexpr double arrow = arrowSide + 2 * gap;

SignColours coloursOf(const Palette& palette, Sign sign) {
    for (const ProcessState state :
         {ProcessState::Crashed, ProcessState::Restarting, ProcessState::ShuttingDown, ProcessState::GaveUp}) {
        if (signOf(state) == sign)
            return ui::coloursOf(palette, state);
    }
    return {palette.secondaryText, palette.surface};
}

} // namespace

ChainRow::ChainRow(std::vector<ChainLink> chain, QWidget* parent) : QWidget(parent), m_chain(std::move(chain)) {
    QStringList words;
    for (const ChainLink& link : m_chain)
        words.append(link.words);
    setAccessibleName(words.join(QStringLiteral(", ")));
    setToolTip(words.join(QLatin1Char('\n')));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChainRow::paintEvent(QPaintEvent*) {
    const Palette& palette = Theme::instance().palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().sans(13, QFont::Medium));
    const QFontMetricsF metrics(painter.font());
    const auto widthOf = [&](const ChainLink& link) {
        return signSide + gap + metrics.horizontalAdvance(link.words);
    };

    std::size_t first = m_chain.size();
    double room = width();
    while (first > 0) {
        const double needed = widthOf(m_chain[first - 1]) + (first == m_chain.size() ? 0 : arrow);
        const double rest = first > 1 ? arrow + metrics.horizontalAdvance(QStringLiteral("…")) : 0;
        if (first < m_chain.size() && needed + rest > room)
            break;
        room -= needed;
        --first;
    }

    double x = 0;
    const double middle = height() / 2.0;
    const auto paintArrow = [&] {
        paintSign(painter, Sign::ChevronRight, QRectF(x + gap, middle - arrowSide / 2, arrowSide, arrowSide),
                  {palette.secondaryText, palette.surface});
        x += arrow;
    };
    painter.setPen(palette.text);
    if (first > 0) {
        painter.drawText(QPointF(x, middle + metrics.capHeight() / 2), QStringLiteral("…"));
        x += metrics.horizontalAdvance(QStringLiteral("…"));
        paintArrow();
    }
    for (std::size_t place = first; place < m_chain.size(); ++place) {
        const ChainLink& link = m_chain[place];
        paintSign(painter, link.sign, QRectF(x, middle - signSide / 2, signSide, signSide),
                  coloursOf(palette, link.sign));
        painter.setPen(palette.text);
        painter.drawText(QPointF(x + signSide + gap, middle + metrics.capHeight() / 2), link.words);
        x += widthOf(link);
        if (place + 1 < m_chain.size())
            paintArrow();
    }
}

} // namespace resprout::ui

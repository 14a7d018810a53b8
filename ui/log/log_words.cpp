#include "ui/log/log_words.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace resprout::ui {

namespace {

QFont fontOf(LogWords::Face face) {
    switch (face) {
    case LogWords::Face::Name:
        return Theme::instance().sans(13, QFont::DemiBold);
    case LogWords::Face::Mono:
        return Theme::instance().mono(12.5);
    case LogWords::Face::Plain:
    case LogWords::Face::Count_:
        break;
    }
    return Theme::instance().sans(13);
}

} // namespace

void LogWords::clear() {
    m_isReady = false;
}

LogWords::Style& LogWords::style(Face face) {
    if (!m_isReady) {
        for (std::size_t i = 0; i < m_styles.size(); ++i)
            m_styles[i] = {fontOf(static_cast<Face>(i)), {}};
        m_isReady = true;
    }
    return m_styles[static_cast<std::size_t>(face)];
}

const LaidOut& LogWords::prepare(Face face, const QString& words, double width, Qt::TextElideMode elide) {
    Style& use = style(face);
    use.prepared.leaveRoom();
    const LaidOut* whole = use.prepared.find(words);
    if (whole == nullptr)
        whole = &use.prepared.keep(words, layOut(use.font, words));
    if (whole->size.width() <= width)
        return *whole;
    const QString key = cutTo(words, width);
    if (const LaidOut* cut = use.prepared.find(key))
        return *cut;
    return use.prepared.keep(key, layOut(use.font, QFontMetricsF(use.font).elidedText(words, elide, width)));
}

double LogWords::width(Face face, const QString& words, double most, Qt::TextElideMode elide) {
    return words.isEmpty() ? 0 : prepare(face, words, most, elide).size.width();
}

void LogWords::draw(QPainter& painter, Face face, const QColor& colour, const QString& words, const QRectF& where,
                    Qt::LayoutDirection direction, Qt::TextElideMode elide) {
    if (words.isEmpty())
        return;
    const LaidOut& prepared = prepare(face, words, where.width(), elide);
    const double x = direction == Qt::RightToLeft ? where.right() - prepared.size.width() : where.left();
    painter.setFont(style(face).font);
    painter.setPen(colour);
    painter.drawStaticText(QPointF(x, where.center().y() - prepared.size.height() / 2), prepared.text);
}

} // namespace resprout::ui

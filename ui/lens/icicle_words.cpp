#include "ui/lens/icicle_words.h"

#include "ui/theme/signs.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace resprout::ui {

namespace {

constexpr std::array troubles{ProcessState::GaveUp, ProcessState::Crashed, ProcessState::Restarting,
                              ProcessState::ShuttingDown, ProcessState::Starting};
constexpr double inset = 11; // pixels at font factor 1
constexpr double signSide = 13;
constexpr double leastName = 40; // to be more than a few letters

QString text(const char* source) {
    return QCoreApplication::translate("resprout::ui::Icicle", source);
}

QString number(std::uint32_t value) {
    return QLocale().toString(value);
}

QString processes(std::uint32_t count) {
    return count == 1 ? text("1 process") : text("%1 processes").arg(number(count));
}

bool isLoud(ProcessState state) {
    return severity(state) > severity(ProcessState::Terminated);
}

} // namespace

QString icicleName(const IcicleFold& fold, ItemIndex item) {
    return QString::fromStdString(fold.shown().paths->id(fold.model().path[item]));
}

QString icicleFacts(const IcicleFold& fold, ItemIndex item) {
    const IcicleModel& model = fold.model();
    QString facts = stateWord(model.stateOf(item));
    if (model.count[item] == 0)
        return facts;
    facts += text(", %1 in all").arg(processes(model.weight[item]));
    const Tally tally = model.tallyOf(item);
    for (const ProcessState state : troubles)
        if (const std::uint32_t count = tally[static_cast<std::size_t>(state)]; count > 0)
            facts += text(", %1 %2").arg(number(count), stateWord(state));
    return facts;
}

void IcicleWords::forget() {
    m_text.clear();
    m_signs = {};
}

const QPixmap& IcicleWords::sign(const Palette& palette, ProcessState state, double ratio) {
    QPixmap& picture = m_signs[static_cast<std::size_t>(state)];
    if (!picture.isNull())
        return picture;
    const double side = signSide * Theme::instance().fontFactor();
    picture = QPixmap((QSizeF(side + 4, side + 4) * ratio).toSize());
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintState(painter, palette, state, QRectF(2, 2, side, side));
    return picture;
}

void IcicleWords::paint(QPainter& painter, const IcicleFold& fold, const Palette& palette, const QRectF& box,
                        ItemIndex item) {
    const IcicleModel& model = fold.model();
    const double unit = Theme::instance().fontFactor();
    m_text.setScale(unit);
    const double left = box.left() + std::min(inset * unit, box.width() / 6);
    const double room = box.right() - 6 * unit - left;
    const bool isAlarming = isLoud(model.stateOf(item));
    const QColor ink = isAlarming ? palette.onFill(model.stateOf(item)) : palette.text;
    const QColor faint = isAlarming ? ink : mix(palette.secondaryText, palette.text, 0.4);
    if (room < leastName * unit)
        return;
    const double bottom = box.bottom() - 11 * unit; // the foot is below
    const bool isLow = box.height() < 46 * unit;    // the name alone
    double y = isLow ? box.center().y() - 3 * unit : box.top() + 17 * unit;
    m_text.draw(painter, CardText::Role::Zone, ink, icicleName(fold, item), {left, y}, room);
    if (isLow)
        return;
    y += 18 * unit;
    QString words = model.count[item] == 0 ? stateWord(model.stateOf(item)) : processes(model.weight[item]);
    if (m_text.width(CardText::Role::Small, words) > room && model.count[item] > 0)
        words = number(model.weight[item]); // a number is never cut
    const double width = m_text.width(CardText::Role::Small, words);
    if (width > room)
        return;
    m_text.draw(painter, CardText::Role::Small, faint, words, {left, y});
    if (model.count[item] == 0)
        return;
    const bool hasLine = y + 28 * unit < bottom;
    const QPointF at = hasLine ? QPointF(left, y + 20 * unit) : QPointF(left + width + 14 * unit, y);
    paintTroubles(painter, palette, model.tallyOf(item), ink, at, left + room);
}

void IcicleWords::paintTroubles(QPainter& painter, const Palette& palette, const Tally& tally, const QColor& ink,
                                QPointF at, double right) {
    const double unit = Theme::instance().fontFactor();
    const double side = signSide * unit;
    for (const ProcessState state : troubles) {
        const std::uint32_t count = tally[static_cast<std::size_t>(state)];
        if (count == 0)
            continue;
        QString words = text("%1 %2").arg(number(count), stateWord(state));
        if (at.x() + side + 5 * unit + m_text.width(CardText::Role::SmallBold, words) > right)
            words = number(count);
        const double width = m_text.width(CardText::Role::SmallBold, words);
        if (at.x() + side + 5 * unit + width > right)
            return;
        const double ratio = painter.device()->devicePixelRatioF();
        painter.drawPixmap(QPointF(at.x() - 2, at.y() - side / 2 - 2), sign(palette, state, ratio));
        m_text.draw(painter, CardText::Role::SmallBold, ink, words, {at.x() + side + 5 * unit, at.y()});
        at.rx() += side + width + 17 * unit;
    }
}

} // namespace resprout::ui

#include "ui/tree/node_tip.h"

#include "core/otp/child_spec.h"
#include "ui/bridge/qt_text.h"
#include "ui/bridge/spec_text.h"
#include "ui/chart/restart_facts.h"
#include "ui/log/event_text.h"
#include "ui/theme/shadow.h"
#include "ui/theme/signs.h"
#include "ui/theme/theme.h"
#include "ui/tree/tree_painter.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace resprout::ui {

namespace {

constexpr double shade = 12; // room for the shadow, pixels
constexpr double arrow = 9;
constexpr double boxWidth = 360, pad = 18, rowHeight = 25, labelWidth = 84, paragraphGap = 7;

QString specText(const NodeSpec& spec) {
    return NodeTip::tr("%1, shutdown %2").arg(restartText(spec), shutdownText(spec));
}

} // namespace

NodeTip::NodeTip(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void NodeTip::explain(const TreeScene& scene, PathId path, Part part, const QRectF& box, const QRectF& around) {
    const ShownTree& shown = scene.shown();
    const ProcessRecord* record = shown.tree->find(path);
    if (record == nullptr) {
        hide();
        return;
    }
    const SupervisorRecord* supervisor = shown.tree->supervisor(path);
    Content content;
    if (part == Part::Gauge && supervisor != nullptr && record->pid != 0)
        content.paragraphs = restartFacts(*supervisor, scene.time()).lines;
    else
        content = describe(scene, *record);
    content.state = record->state;
    content.id = QString::fromStdString(shown.paths->id(path));
    content.pid = record->pid != 0 ? pidLabel(record->pid) : QString();
    m_content = std::move(content);
    place(box, around);
    show();
    raise();
    update();
}

NodeTip::Content NodeTip::describe(const TreeScene& scene, const ProcessRecord& record) {
    const ShownTree& shown = scene.shown();
    Content content;
    content.rows.emplace_back(tr("State"), tr("%1 since %2").arg(stateWord(record.state), clockText(record.changedAt)));
    content.rows.emplace_back(
        tr("Attempts"),
        record.attempt == 0 ? tr("none yet") : tr("attempt %1, restart %2").arg(record.attempt).arg(record.restarts));
    const std::string& exit = shown.terms->text(record.lastExit);
    content.rows.emplace_back(tr("Last exit"), exit.empty() ? tr("none yet") : QString::fromStdString(exit));
    if (record.parent != noPath)
        content.rows.emplace_back(tr("Spec"), specText(shown.tree->spec(record.path)));
    if (record.kind != NodeKind::Worker)
        content.rows.emplace_back(tr("Children"), QLocale().toString(static_cast<qulonglong>(record.children.size())));
    if (record.pid == 0)
        return content;
    const BlastZone zone = blastZone(*shown.tree, record.path, scene.time());
    content.crash = shortText(zone, *shown.paths);
    content.crashMore = leftText(zone);
    if (zone.outcome == BlastZone::Outcome::NobodyAbove)
        content.crash = record.orphaned ? tr("an orphan: nobody restarts it") : tr("nobody restarts a root");
    return content;
}

QString NodeTip::plainText() const {
    QString text = m_content.id + QLatin1Char(' ') + m_content.pid;
    for (const auto& [label, value] : m_content.rows)
        text += QLatin1Char('\n') + label + QLatin1String(": ") + value;
    for (const QString& paragraph : m_content.paragraphs)
        text += QLatin1Char('\n') + paragraph;
    if (!m_content.crash.isEmpty())
        text += QLatin1Char('\n') + tr("A crash here") + QLatin1String(": ") + m_content.crash + QLatin1Char(' ') +
                m_content.crashMore;
    return text;
}

/// In pixels at a font factor of 1.
double NodeTip::heightOf(const QString& paragraph) const {
    const Theme& theme = Theme::instance();
    const QFontMetricsF metrics(theme.sans(12.5, QFont::Medium));
    const QRectF room(0, 0, (boxWidth - 2 * pad) * theme.fontFactor(), 1e4);
    return metrics.boundingRect(room, Qt::TextWordWrap, paragraph).height() / theme.fontFactor() + paragraphGap;
}

QSizeF NodeTip::wholeSize() const {
    const double unit = Theme::instance().fontFactor();
    double height = 56 + rowHeight * static_cast<double>(m_content.rows.size());
    if (!m_content.crash.isEmpty())
        height += 68;
    for (const QString& paragraph : m_content.paragraphs)
        height += heightOf(paragraph);
    return {boxWidth * unit + 2 * (shade + arrow), height * unit + 2 * (shade + arrow)};
}

/// Beside what a crash would take along when there is room, so that both can be seen; else above or below the process.
void NodeTip::place(const QRectF& box, const QRectF& around) {
    const QSizeF whole = wholeSize();
    const QSizeF room = parentWidget()->size();
    constexpr double gap = 4, rim = 6;
    const double outer = shade; // of the widget's rim, empty
    const auto within = [](double value, double least, double most) {
        return std::clamp(value, least, std::max(least, most));
    };
    double left = 0;
    double top = 0;
    QRectF beside = around;
    if (around.right() + gap + whole.width() - 2 * outer + rim < room.width())
        m_side = Side::Right;
    else if (around.left() - gap - whole.width() + 2 * outer - rim > 0)
        m_side = Side::Left;
    else if (box.top() - gap - whole.height() + 2 * outer > 0)
        m_side = Side::Above;
    else if (box.bottom() + gap + whole.height() - 2 * outer < room.height())
        m_side = Side::Below;
    else { // no room but over what a crash would take along
        beside = box;
        m_side = box.center().x() < room.width() / 2 ? Side::Right : Side::Left;
    }
    if (m_side == Side::Right || m_side == Side::Left) {
        left = m_side == Side::Right ? beside.right() + gap - outer : beside.left() - gap - whole.width() + outer;
        top = within(box.center().y() - whole.height() * 0.35, rim - outer - arrow,
                     room.height() - rim - whole.height() + outer + arrow);
        const double y = within(box.center().y() - top, shade + arrow + 24, whole.height() - shade - arrow - 24);
        m_arrow = {m_side == Side::Right ? outer : whole.width() - outer, y};
    } else {
        top = m_side == Side::Above ? box.top() - gap - whole.height() + outer : box.bottom() + gap - outer;
        left = within(box.center().x() - whole.width() * 0.3, rim - outer - arrow,
                      room.width() - rim - whole.width() + outer + arrow);
        const double x = within(box.center().x() - left, shade + arrow + 24, whole.width() - shade - arrow - 24);
        m_arrow = {x, m_side == Side::Above ? whole.height() - outer : outer};
    }
    setGeometry(QRectF(QPointF(left, top), whole).toRect());
}

void NodeTip::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    const Palette& palette = theme.palette();
    const double unit = theme.fontFactor();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr double out = shade + arrow;
    const QRectF box = QRectF(rect()).adjusted(out, out, -out, -out);

    QPainterPath shape;
    shape.addRoundedRect(box, 12, 12);
    QPainterPath tip;
    const bool isUpright = m_side == Side::Above || m_side == Side::Below;
    const QPointF base = isUpright ? QPointF(m_arrow.x(), m_side == Side::Above ? box.bottom() - 1 : box.top() + 1)
                                   : QPointF(m_side == Side::Right ? box.left() + 1 : box.right() - 1, m_arrow.y());
    const QPointF half = isUpright ? QPointF(10, 0) : QPointF(0, 10);
    tip.moveTo(base - half);
    tip.lineTo(m_arrow);
    tip.lineTo(base + half);
    tip.closeSubpath();
    shape = shape.united(tip);
    paintShadow(painter, palette, box, 12, 1.3);
    painter.setPen(QPen(palette.border, 1.2));
    painter.setBrush(palette.surface);
    painter.drawPath(shape);

    const double left = box.left() + pad * unit;
    const double right = box.right() - pad * unit;
    double middle = box.top() + 28 * unit;
    paintState(painter, palette, m_content.state, QRectF(left, middle - 10 * unit, 20 * unit, 20 * unit));
    const auto line = [&](double from) {
        return QRectF(from, middle - 14 * unit, right - from, 28 * unit);
    };
    const int leftAligned = Qt::AlignVCenter | Qt::AlignLeft;
    painter.setFont(theme.mono(13));
    painter.setPen(palette.secondaryText);
    painter.drawText(line(left), static_cast<int>(Qt::AlignVCenter | Qt::AlignRight), m_content.pid);
    const double pidWidth = QFontMetricsF(painter.font()).horizontalAdvance(m_content.pid);
    painter.setFont(theme.sans(16, QFont::DemiBold));
    painter.setPen(palette.text);
    const double nameLeft = left + 30 * unit;
    painter.drawText(
        line(nameLeft), leftAligned,
        QFontMetricsF(painter.font()).elidedText(m_content.id, Qt::ElideMiddle, right - nameLeft - pidWidth - 12));

    middle += 33 * unit;
    for (const auto& [label, value] : m_content.rows) {
        painter.setFont(theme.sans(12.5, QFont::Medium));
        painter.setPen(palette.secondaryText);
        painter.drawText(line(left), leftAligned, label);
        painter.setFont(theme.sans(13, QFont::Medium));
        painter.setPen(palette.text);
        const QRectF place = line(left + labelWidth * unit);
        painter.drawText(place, leftAligned,
                         QFontMetricsF(painter.font()).elidedText(value, Qt::ElideMiddle, place.width()));
        middle += rowHeight * unit;
    }
    painter.setFont(theme.sans(12.5, QFont::Medium));
    double top = middle - rowHeight * unit / 2;
    for (const QString& paragraph : m_content.paragraphs) {
        const double height = heightOf(paragraph) * unit;
        painter.setPen(&paragraph == &m_content.paragraphs.first() ? palette.text : palette.secondaryText);
        painter.drawText(QRectF(left, top, right - left, height), static_cast<int>(Qt::AlignLeft) | Qt::TextWordWrap,
                         paragraph);
        top += height;
    }
    if (m_content.crash.isEmpty())
        return;
    middle -= 4 * unit;
    painter.setPen(QPen(palette.border, 1));
    painter.drawLine(QPointF(left, middle), QPointF(right, middle));
    middle += 21 * unit;
    painter.setFont(theme.sans(12.5, QFont::Medium));
    painter.setPen(palette.secondaryText);
    painter.drawText(line(left), leftAligned, tr("A crash here"));
    middle += 23 * unit;
    painter.setFont(theme.sans(13, QFont::DemiBold));
    painter.setPen(palette.ink(ProcessState::Restarting));
    QString words = m_content.crash;
    if (!m_content.crashMore.isEmpty())
        words += QStringLiteral(" · ") + m_content.crashMore;
    painter.drawText(line(left), leftAligned,
                     QFontMetricsF(painter.font()).elidedText(words, Qt::ElideRight, right - left));
}

} // namespace resprout::ui

#include "ui/tree/tree_legend.h"

#include "ui/theme/shadow.h"
#include "ui/theme/signs.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <array>

namespace resprout::ui {

namespace {

constexpr std::array states{ProcessState::Starting,   ProcessState::Running,      ProcessState::Crashed,
                            ProcessState::Restarting, ProcessState::ShuttingDown, ProcessState::Terminated,
                            ProcessState::GaveUp};
constexpr double shade = 10; // room for the shadow, pixels

} // namespace

TreeLegend::TreeLegend(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Legend of states"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    connect(&Theme::instance(), &Theme::changed, this, [this] { m_picture = QPixmap(); });
}

QSize TreeLegend::sizeHint() const {
    const double unit = Theme::instance().fontFactor();
    return QSizeF(148 * unit + 2 * shade, (20 + 24 * states.size()) * unit + 2 * shade).toSize();
}

void TreeLegend::resizeEvent(QResizeEvent*) {
    m_picture = QPixmap();
}

void TreeLegend::paintEvent(QPaintEvent*) {
    if (m_picture.isNull() || !qFuzzyCompare(m_picture.devicePixelRatio(), devicePixelRatioF())) {
        m_picture = QPixmap(size() * devicePixelRatioF());
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        m_picture.fill(Qt::transparent);
        QPainter painter(&m_picture);
        paintAll(painter);
    }
    QPainter(this).drawPixmap(0, 0, m_picture);
}

void TreeLegend::paintAll(QPainter& painter) const {
    const Theme& theme = Theme::instance();
    const Palette& palette = theme.palette();
    const double unit = theme.fontFactor();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(shade, shade, -shade, -shade);
    paintShadow(painter, palette, box, 12);
    painter.setPen(QPen(palette.border, 1.2));
    painter.setBrush(palette.surface);
    painter.drawRoundedRect(box, 12, 12);
    painter.setFont(theme.sans(13, QFont::Medium));
    double middle = box.top() + 22 * unit;
    for (const ProcessState state : states) {
        const double side = 15 * unit;
        paintState(painter, palette, state, QRectF(box.left() + 14.5 * unit, middle - side / 2, side, side));
        painter.setPen(palette.text);
        const QRectF line(box.left() + 40 * unit, middle - 12 * unit, box.width() - 44 * unit, 24 * unit);
        painter.drawText(line, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft), stateWord(state));
        middle += 24 * unit;
    }
}

} // namespace resprout::ui

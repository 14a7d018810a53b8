#include "ui/chart/restart_plot.h"

#include "ui/theme/theme.h"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QPainter>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>

namespace resprout::ui {

namespace {

constexpr double seconds = 1.0 / 1000;
constexpr double belowZero = 7; // pixels: the chart cuts off what reaches out of it, and half of a dot at 0 does

double scaled(double pixels) {
    return pixels * Theme::instance().fontFactor();
}

QFont labelFont() {
    return Theme::instance().sans(12, QFont::Medium);
}

} // namespace

/// What stands beside the axes. By hand, so that the labels at the ends are neither cut nor left out.
class RestartPlot::Labels : public QWidget {
public:
    explicit Labels(RestartPlot& plot) : QWidget(&plot), m_plot(plot) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

    void set(const TimeAxis& time, const CountAxis& count) {
        if (time == m_time && count == m_count)
            return;
        m_time = time;
        m_count = count;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const QRectF area = m_plot.plotArea();
        if (m_time.tick <= 0 || m_count.top <= 0)
            return;
        QPainter painter(this);
        painter.setFont(labelFont());
        painter.setPen(Theme::instance().palette().secondaryText);
        const double high = scaled(18);
        for (std::int64_t count = 0; count <= m_count.top; count += m_count.tick) {
            const double y =
                area.bottom() - area.height() * static_cast<double>(count) / static_cast<double>(m_count.top);
            painter.drawText(QRectF(0, y - high / 2, area.left() - 8, high), Qt::AlignRight | Qt::AlignVCenter,
                             QString::number(count));
        }
        for (VirtualTime time = m_time.from; time <= m_time.to; time += m_time.tick) {
            const double share = static_cast<double>(time - m_time.from) / static_cast<double>(m_time.to - m_time.from);
            const double wide = scaled(70);
            QRectF box(area.left() + area.width() * share - wide / 2, area.bottom() + 4, wide, high);
            const QString words = timeLabel(time, m_time.tick);
            const double half = painter.fontMetrics().horizontalAdvance(words) / 2.0;
            if (box.center().x() + half > width())
                box.translate(width() - half - box.center().x(), 0);
            painter.drawText(box, Qt::AlignCenter, words);
        }
    }

private:
    RestartPlot& m_plot;
    TimeAxis m_time;
    CountAxis m_count;
};

RestartPlot::RestartPlot(QWidget* parent) : QWidget(parent) {
    m_areaTop = new QLineSeries(this);
    m_areaBase = new QLineSeries(this);
    m_area = new QAreaSeries(m_areaTop, m_areaBase);
    m_area->setPen(Qt::NoPen); // its pen would also draw the base and the sides
    m_line = new QLineSeries;
    m_limit = new QLineSeries;
    m_dot = new QScatterSeries;
    m_chart = new QChart;
    m_x = new QValueAxis;
    m_y = new QValueAxis;
    m_chart->addAxis(m_x, Qt::AlignBottom);
    m_chart->addAxis(m_y, Qt::AlignLeft);
    for (QAbstractSeries* series : std::initializer_list<QAbstractSeries*>{m_area, m_limit, m_line, m_dot}) {
        m_chart->addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(m_y);
    }
    m_chart->legend()->hide();
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    for (QValueAxis* axis : {m_x, m_y}) {
        axis->setLabelsVisible(false);
        axis->setLineVisible(false);
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setTickAnchor(0);
    }
    m_x->setGridLineVisible(false);
    m_x->setRange(0, 1);

    m_scene = new QGraphicsScene(this);
    m_scene->setItemIndexMethod(QGraphicsScene::NoIndex);
    m_scene->addItem(m_chart);
    setAttribute(Qt::WA_TransparentForMouseEvents); // the wheel belongs to the panel around it
    m_labels = new Labels(*this);
    connect(&Theme::instance(), &Theme::changed, this, &RestartPlot::dress);
    dress();
}

QRectF RestartPlot::plotArea() const {
    const double left = std::max(scaled(18), m_labelWidth + 10);
    const double bottom = scaled(24);
    return {left, 11, width() - left - 6, height() - 11 - bottom};
}

void RestartPlot::place() {
    const QRectF area = plotArea();
    m_chart->setPlotArea(area.adjusted(0, 0, 0, belowZero));
    if (m_top > 0 && area.height() > 0)
        m_y->setRange(-m_top * belowZero / area.height(), m_top);
    update();
}

void RestartPlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_scene->setSceneRect(rect());
    m_chart->resize(size());
    m_labels->setGeometry(rect());
    place();
}

void RestartPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    m_scene->render(&painter, rect(), rect());
}

void RestartPlot::dress() {
    const Palette& look = Theme::instance().palette();
    const QColor amber = look.isDark ? look.fill(ProcessState::Restarting) : QColor(0xD6, 0x8E, 0x00);
    m_line->setPen(QPen(amber, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QLinearGradient shade(0, 0, 0, 1);
    shade.setCoordinateMode(QGradient::ObjectBoundingMode);
    shade.setColorAt(0, faded(amber, look.isDark ? 0.24 : 0.22));
    shade.setColorAt(1, faded(amber, look.isDark ? 0.05 : 0.03));
    m_area->setBrush(shade);
    QPen limit(look.danger(), 2);
    limit.setDashPattern({5, 3});
    limit.setCapStyle(Qt::FlatCap);
    m_limit->setPen(limit);
    m_dot->setMarkerSize(12);
    m_dot->setColor(amber);
    m_dot->setBorderColor(look.panel);
    m_dot->setPen(QPen(look.panel, 2));
    m_y->setGridLinePen(QPen(look.panelBorder, 1));
    place();
    m_labels->update();
}

/// Across it goes from 0 to 1: another range would have each series laid out twice.
void RestartPlot::setData(const Data& shown) {
    QList<QPointF> line;
    m_time = shown.time;
    const auto across = [&](VirtualTime time) {
        return static_cast<double>(time - m_time.from) / static_cast<double>(m_time.to - m_time.from);
    };
    const double end = across(std::min(shown.now, shown.time.to));
    for (const RestartStep& step : shown.steps) {
        const double x = across(step.time);
        if (!line.isEmpty())
            line.append({x, line.last().y()});
        line.append({x, static_cast<double>(step.count)});
    }
    if (!line.isEmpty())
        line.append({end, line.last().y()});

    m_y->setTickInterval(static_cast<double>(shown.count.tick));
    m_line->replace(line);
    m_areaTop->replace(line);
    m_areaBase->replace(line.isEmpty() ? QList<QPointF>()
                                       : QList<QPointF>{{line.first().x(), 0}, {line.last().x(), 0}});
    const auto limit = static_cast<double>(shown.limit);
    m_limit->replace(QList<QPointF>{{0, limit}, {1, limit}});
    m_dot->replace(line.isEmpty() ? QList<QPointF>() : QList<QPointF>{line.last()});
    m_labels->set(shown.time, shown.count);
    const double wide = QFontMetricsF(labelFont()).horizontalAdvance(QString::number(shown.count.top));
    const auto top = static_cast<double>(shown.count.top);
    if (wide != m_labelWidth || top != m_top) {
        m_labelWidth = wide;
        m_top = top;
        place();
    }
    update();
}

QList<QPointF> RestartPlot::linePoints() const {
    QList<QPointF> points = m_line->points();
    for (QPointF& point : points)
        point.setX((static_cast<double>(m_time.from) + point.x() * static_cast<double>(m_time.to - m_time.from)) *
                   seconds);
    return points;
}

} // namespace resprout::ui

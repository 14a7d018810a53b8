#pragma once

#include "ui/chart/chart_axes.h"
#include "ui/chart/restart_history.h"

#include <QWidget>

#include <span>

class QAreaSeries;
class QChart;
class QGraphicsScene;
class QLineSeries;
class QScatterSeries;
class QValueAxis;

namespace resprout::ui {

/// The drawing in the restart chart: a stepped line over its area, the limit, and where the line is now. GUI thread only.
/// Raster and without animations: measured, anything else is slower or cannot be tested without a screen. The chart's scene
/// has no view: one would have the whole window painted at once whenever a point moves.
class RestartPlot : public QWidget {
    Q_OBJECT
public:
    explicit RestartPlot(QWidget* parent = nullptr);

    struct Data {
        std::span<const RestartStep> steps; // the first at the left edge
        VirtualTime now = 0;
        std::int64_t limit = 0;
        TimeAxis time;
        CountAxis count;
    };
    void setData(const Data& shown);

    /// The stepped line as it is drawn, in seconds and restarts.
    [[nodiscard]] QList<QPointF> linePoints() const;
    [[nodiscard]] QRectF plotArea() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    class Labels;

    void dress();
    void place();

    QChart* m_chart = nullptr;
    QGraphicsScene* m_scene = nullptr;
    QLineSeries* m_line = nullptr;
    QLineSeries* m_areaTop = nullptr;
    QLineSeries* m_areaBase = nullptr;
    QAreaSeries* m_area = nullptr;
    QLineSeries* m_limit = nullptr;
    QScatterSeries* m_dot = nullptr;
    QValueAxis* m_x = nullptr;
    QValueAxis* m_y = nullptr;
    TimeAxis m_time;
    double m_top = 0; // of the counts
    Labels* m_labels = nullptr;
    double m_labelWidth = 0; // of the widest number of restarts
};

} // namespace resprout::ui

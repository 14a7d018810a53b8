#pragma once

#include "ui/window/widgets.h"

#include <QSlider>

namespace resprout::ui {

/// How fast virtual time is to go, from 0.1 to 100 times, on a logarithmic scale with its four decades. GUI thread only.
class SpeedSlider : public QSlider {
    Q_OBJECT
public:
    explicit SpeedSlider(QWidget* parent = nullptr);

    [[nodiscard]] double speed() const;
    void setSpeed(double speed); // emits nothing
    void setDensity(Density density);

signals:
    void speedChosen(double speed);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] double xOf(int value) const;
    void chooseAt(double x);
    void describe();

    Density m_density = Density::Wide;
};

/// "0.1", "1", "12.5": a speed as it is written, without its sign.
[[nodiscard]] QString speedText(double speed);

} // namespace resprout::ui

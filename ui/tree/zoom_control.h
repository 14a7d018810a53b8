#pragma once

#include <QWidget>

class QToolButton;

namespace resprout::ui {

/// "− 120 % +" at the rim of the canvas. The number in the middle goes back to 100 %. GUI thread only.
class ZoomControl : public QWidget {
    Q_OBJECT
public:
    explicit ZoomControl(QWidget* parent = nullptr);

    void showZoom(double zoom); // 1: 100 %

signals:
    void zoomedIn();
    void zoomedOut();
    void zoomReset();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void applyLook();

    QToolButton* m_less;
    QToolButton* m_value;
    QToolButton* m_more;
    int m_percent = 100;
};

} // namespace resprout::ui

#pragma once

#include <QPixmap>
#include <QWidget>

namespace resprout::ui {

/// The states by sign and word, in a small column at the rim of the canvas. GUI thread only.
class TreeLegend : public QWidget {
    Q_OBJECT
public:
    explicit TreeLegend(QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void paintAll(QPainter& painter) const;

    QPixmap m_picture; // the canvas below it paints often
};

} // namespace resprout::ui

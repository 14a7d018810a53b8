#include "ui/lens/icicle_image.h"

#include <QWidget>

namespace resprout::ui {

IcicleImage::Place IcicleImage::placeOf(const QWidget& widget, const IcicleGeometry& geometry) {
    const double ratio = widget.devicePixelRatioF();
    return {(QSizeF(widget.size()) * ratio).toSize(), ratio, geometry};
}

bool IcicleImage::fits(const QWidget& widget, const IcicleGeometry& geometry) const {
    return m_shown && m_shown->place == placeOf(widget, geometry);
}

void IcicleImage::paint(const QWidget& widget, const IcicleFold& fold, const IcicleGeometry& geometry,
                        const Look& look) {
    const Shown now{placeOf(widget, geometry), fold.version()};
    if (m_shown == now)
        return;
    const auto& [pixels, ratio, place] = now.place;
    if (m_image.size() != pixels)
        m_image = QImage(pixels, QImage::Format_RGB32);
    m_image.setDevicePixelRatio(ratio);
    m_cells.paint(m_image, fold.model(), place.scaled(ratio), look.palette, look.style, ratio, look.leastLabel * ratio);
    m_shown = now;
}

} // namespace resprout::ui

#pragma once

#include "ui/lens/icicle_cells.h"
#include "ui/lens/icicle_fold.h"

#include <QImage>
#include <QSize>

#include <optional>

class QWidget;

namespace resprout::ui {

/// The cells of an icicle in as many pixels as the screen has where its widget is, painted anew only when what they show, or
/// where, has changed. GUI thread only.
class IcicleImage {
public:
    struct Look {
        const Palette& palette;
        IcicleCells::Style style;
        double leastLabel; ///< as `geometry`, in the widget's pixels
    };
    void paint(const QWidget& widget, const IcicleFold& fold, const IcicleGeometry& geometry, const Look& look);
    void forget() { m_shown.reset(); } // the look has changed

    /// Whether it has the widget's size and stands where `geometry` says; what it shows may be older.
    [[nodiscard]] bool fits(const QWidget& widget, const IcicleGeometry& geometry) const;
    [[nodiscard]] const QImage& image() const { return m_image; }
    [[nodiscard]] const IcicleCells& cells() const { return m_cells; }

private:
    struct Place {
        QSize pixels;
        double ratio = 1;
        IcicleGeometry geometry;

        bool operator==(const Place&) const = default;
    };
    struct Shown {
        Place place;
        std::uint64_t version; // of the fold

        bool operator==(const Shown&) const = default;
    };
    [[nodiscard]] static Place placeOf(const QWidget& widget, const IcicleGeometry& geometry);

    IcicleCells m_cells;
    QImage m_image;
    std::optional<Shown> m_shown;
};

} // namespace resprout::ui

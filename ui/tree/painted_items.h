#pragma once

#include "ui/tree/card_painter.h"
#include "ui/tree/tree_scene.h"

#include <QRegion>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace resprout::ui {

/// What stands on the canvas at full detail while nothing moves, so that only what has changed since need be painted anew.
/// GUI thread only.
class PaintedItems {
public:
    /// All of these were painted as they are now; `supervisors` are those whose edges were.
    void remember(const TreeScene& scene, QSizeF size, std::span<const ItemIndex> items,
                  std::span<const ItemIndex> supervisors);
    void forget() { m_isKnown = false; }

    /// Where it looks otherwise by now, which the caller will have painted. Nothing: everything may, and is to be remembered anew.
    [[nodiscard]] std::optional<QRegion> takeDiffering(const TreeScene& scene, QSizeF size);

    static constexpr double besideEdges = 60; ///< rails and trunks run so far beside what they join, at 100 %
    /// What an item's picture may reach, on the screen.
    [[nodiscard]] static QRect reach(const TreeScene& scene, ItemIndex item);

private:
    struct Place {
        QSizeF size;
        double scale = 0, offsetX = 0, offsetY = 0;
        std::uint64_t version = 0, placing = 0; // of the model
        bool isCalm = true;                     // what turns does so then
        bool operator==(const Place&) const = default;
    };
    struct Item {
        ItemIndex item = noItem;
        CardLook look;
        QString second;
    };
    struct Edges {
        ItemIndex supervisor = noItem;
        std::size_t shape = 0; // of the states that they show
    };
    [[nodiscard]] static Place placeOf(const TreeScene& scene, QSizeF size);
    [[nodiscard]] static Item look(const TreeScene& scene, ItemIndex item);
    [[nodiscard]] static QRect edgesOf(const TreeScene& scene, ItemIndex supervisor);
    [[nodiscard]] static std::size_t shapeOf(const TreeModel& model, ItemIndex supervisor);

    bool m_isKnown = false;
    Place m_place;
    std::vector<Item> m_items;
    std::vector<Edges> m_edges;
};

} // namespace resprout::ui

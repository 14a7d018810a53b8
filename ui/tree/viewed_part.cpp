#include "ui/tree/viewed_part.h"

#include "ui/lens/icicle_geometry.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace resprout::ui {

namespace {

class Look {
public:
    Look(const TreeModel& model, const Box& view, const IcicleModel& icicle)
        : m_model(model), m_view(view), m_icicle(icicle) {
        m_spans.emplace(0, IcicleSpan{0, 1});
    }

    IciclePart run() {
        m_open.push_back(0);
        while (!m_open.empty()) {
            const ItemIndex item = m_open.back();
            m_open.pop_back();
            if (m_model.box(item).meets(m_view))
                takeItem(item);
            if (m_model.count[item] > 0)
                lookBelow(item);
        }
        if (m_part.left > m_part.right) {
            m_part.left = m_middles.left;
            m_part.right = m_middles.right;
        }
        m_part.first = std::min(m_part.first, m_middles.first);
        m_part.last = std::max(m_part.last, m_middles.last);
        return m_part;
    }

private:
    [[nodiscard]] bool isInside(const Box& box) const {
        return box.left >= m_view.left && box.right <= m_view.right && box.top >= m_view.top &&
               box.bottom <= m_view.bottom;
    }

    void lookBelow(ItemIndex item) {
        ItemIndex first = noItem; // of the children that lie all in view, the outermost
        ItemIndex last = noItem;
        std::uint32_t levels = 0;
        const ItemIndex end = m_model.first[item] + m_model.count[item];
        for (ItemIndex child = m_model.first[item]; child < end; ++child) {
            if (!m_model.reach[child].meets(m_view))
                continue;
            if (isGroup(m_model.kind[child]) || !isInside(m_model.reach[child])) {
                m_open.push_back(child);
                continue;
            }
            first = first == noItem ? child : first;
            last = child;
            const ItemIndex seen = m_icicle.itemOf(m_model.path[child]);
            levels = std::max(levels, seen == noItem ? 0 : m_icicle.levelsBelow(seen));
        }
        if (first == noItem)
            return;
        take(m_model.path[first], levels);
        take(m_model.path[last], levels);
    }

    void takeItem(ItemIndex item) {
        if (isGroup(m_model.kind[item]))
            takeGroup(item);
        else if (m_model.count[item] == 0)
            take(m_model.path[item], 0);
        else
            takeMiddle(m_model.path[item]);
    }

    /// A supervisor alone does not make all below it seen: it counts for its level, and for its place if nothing else does.
    void takeMiddle(PathId path) {
        const ItemIndex item = m_icicle.itemOf(path);
        if (item == noItem)
            return;
        const IcicleSpan span = spanOf(item);
        const double middle = span.left + span.width / 2;
        m_middles.unite({middle, middle + 1e-6, m_icicle.level[item], m_icicle.level[item]});
    }

    void takeGroup(ItemIndex item) {
        const auto members = m_model.members(item);
        if (m_model.kind[item] == ItemKind::Fold) { // all below its supervisor
            const ItemIndex supervisor = m_icicle.itemOf(m_model.path[item]);
            take(m_model.path[item], supervisor == noItem ? 0 : m_icicle.levelsBelow(supervisor));
        } else if (!members.empty()) {
            take(members.front(), 0);
            take(members.back(), 0);
        }
    }

    void take(PathId path, std::uint32_t levels) {
        const ItemIndex item = m_icicle.itemOf(path);
        if (item == noItem)
            return;
        const IcicleSpan span = spanOf(item);
        m_part.unite({span.left, span.left + span.width, m_icicle.level[item], m_icicle.level[item] + levels});
    }

    /// From the nearest one above whose span is known: a deep tree has many in view below each other.
    IcicleSpan spanOf(ItemIndex item) {
        const auto known = [&](ItemIndex at) {
            const auto found = m_spans.find(at);
            return found == m_spans.end() ? nullptr : &found->second;
        };
        return ui::spanOf(m_icicle, item, known,
                          [&](ItemIndex at, const IcicleSpan& span) { m_spans.emplace(at, span); });
    }

    const TreeModel& m_model;
    Box m_view;
    const IcicleModel& m_icicle;
    std::unordered_map<ItemIndex, IcicleSpan> m_spans;
    std::vector<ItemIndex> m_open;
    IciclePart m_part;
    IciclePart m_middles; // of supervisors of which not all below is seen
};

} // namespace

IciclePart viewedPart(const TreeScene& scene, QSizeF viewport, const IcicleModel& icicle) {
    if (scene.model().isEmpty() || icicle.isEmpty())
        return {};
    return Look(scene.model(), scene.camera().view(viewport.width(), viewport.height()), icicle).run();
}

} // namespace resprout::ui

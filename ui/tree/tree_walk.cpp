#include "ui/tree/tree_walk.h"

#include "ui/tree/cluster_dots.h"

#include <algorithm>
#include <cmath>

namespace resprout::ui {

namespace {

/// The process that an item leads to: the first member of a group.
PathId processOf(const TreeModel& model, ItemIndex item, bool atItsEnd = false) {
    if (!isGroup(model.kind[item]))
        return model.path[item];
    const auto members = model.members(item);
    if (members.empty() || model.kind[item] == ItemKind::Fold)
        return model.path[item];
    return atItsEnd ? members.back() : members.front();
}

PathId inCluster(const TreeModel& model, ItemIndex item, PathId from, Walk key) {
    const auto members = model.members(item);
    const auto place = static_cast<std::size_t>(std::find(members.begin(), members.end(), from) - members.begin());
    const ItemIndex above = model.parent[item];
    const ClusterDots dots{members.size()};
    const std::size_t dot = dots.dotOf(place);
    switch (key) {
    case Walk::Left:
        return place > 0 ? members[place - 1] : from;
    case Walk::Right:
        if (place + 1 < members.size())
            return members[place + 1];
        return item + 1 < model.first[above] + model.count[above] ? processOf(model, item + 1) : from;
    case Walk::Up:
        return dot >= ClusterDots::columns ? members[dots.firstOf(dot - ClusterDots::columns)] : model.path[item];
    case Walk::Down:
        return dot + ClusterDots::columns < dots.dots() ? members[dots.firstOf(dot + ClusterDots::columns)] : from;
    case Walk::Home:
    case Walk::End:
        break;
    }
    return from;
}

/// One pill: sideways its members are walked.
PathId inOrphans(const TreeModel& model, ItemIndex item, PathId from, Walk key) {
    const auto members = model.members(item);
    const auto place = static_cast<std::size_t>(std::find(members.begin(), members.end(), from) - members.begin());
    const ItemIndex above = model.parent[item];
    switch (key) {
    case Walk::Left:
        if (place > 0)
            return members[place - 1];
        return item > model.first[above] ? processOf(model, item - 1, true) : model.path[above];
    case Walk::Right:
        return place + 1 < members.size() ? members[place + 1] : from;
    case Walk::Up:
        return model.path[above];
    case Walk::Down:
    case Walk::Home:
    case Walk::End:
        break;
    }
    return from;
}

PathId onRail(const TreeModel& model, ItemIndex item, Walk key) {
    const ItemIndex above = model.parent[item];
    const ItemIndex begin = model.first[above];
    const ItemIndex end = begin + model.count[above];
    const auto isSameColumn = [&](ItemIndex other) {
        return model.isOnRail[other] != 0 && std::abs(model.railX[other] - model.railX[item]) < 0.5;
    };
    ItemIndex first = item;
    while (first > begin && isSameColumn(first - 1))
        --first;
    ItemIndex after = item + 1;
    while (after < end && isSameColumn(after))
        ++after;
    switch (key) {
    case Walk::Up:
        return item > first ? processOf(model, item - 1, true) : model.path[above];
    case Walk::Down:
        if (item + 1 < after)
            return processOf(model, item + 1);
        return after < end && model.isOnRail[after] != 0 ? processOf(model, after) : model.path[item];
    case Walk::Left:
        return first > begin ? processOf(model, first - 1) : model.path[above];
    case Walk::Right:
        return after < end ? processOf(model, after) : model.path[item];
    case Walk::Home:
    case Walk::End:
        break;
    }
    return model.path[item];
}

PathId spread(const TreeModel& model, ItemIndex item, Walk key) {
    const ItemIndex above = model.parent[item];
    const bool hasLeft = above != noItem && item > model.first[above];
    const bool hasRight = above != noItem && item + 1 < model.first[above] + model.count[above];
    switch (key) {
    case Walk::Up:
        return above == noItem ? model.path[item] : model.path[above];
    case Walk::Down:
        return model.count[item] > 0 ? processOf(model, model.first[item]) : model.path[item];
    case Walk::Left:
        return hasLeft ? processOf(model, item - 1) : model.path[item];
    case Walk::Right:
        return hasRight ? processOf(model, item + 1) : model.path[item];
    case Walk::Home:
    case Walk::End:
        break;
    }
    return model.path[item];
}

} // namespace

PathId walk(const TreeModel& model, PathId from, Walk key) {
    if (model.isEmpty())
        return noPath;
    const ItemIndex item = model.indexOf(from);
    if (item == noItem || key == Walk::Home)
        return model.path[0];
    if (key == Walk::End) {
        ItemIndex last = 0;
        while (model.count[last] > 0)
            last = model.first[last] + model.count[last] - 1;
        return processOf(model, last, true);
    }
    if (model.kind[item] == ItemKind::Cluster)
        return inCluster(model, item, from, key);
    if (model.kind[item] == ItemKind::Orphans)
        return inOrphans(model, item, from, key);
    if (model.kind[item] == ItemKind::Fold)
        return model.path[item];
    return model.isOnRail[item] != 0 ? onRail(model, item, key) : spread(model, item, key);
}

} // namespace resprout::ui

#include "ui/tree/find_marks.h"

namespace resprout::ui {

void light(FindMarks& marks, const TreeModel& model, std::span<const PathId> matches) {
    marks.isLit.resize(model.size(), 0);
    ItemIndex cluster = noItem; // that the match before is in, as its neighbours are
    std::bitset<ClusterDots::most>* dots = nullptr;
    for (const PathId match : matches) {
        const ItemIndex item = model.indexOf(match);
        if (item == noItem)
            continue;
        if (marks.isLit[item] == 0)
            marks.items.push_back(item);
        marks.isLit[item] = 1;
        if (model.kind[item] != ItemKind::Cluster)
            continue;
        if (item != cluster)
            dots = &marks.dots[item];
        cluster = item;
        dots->set(ClusterDots{model.members(item).size()}.dotOf(model.memberOf(match)));
    }
}

} // namespace resprout::ui

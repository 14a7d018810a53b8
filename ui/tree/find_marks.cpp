#include "ui/tree/find_marks.h"

namespace resprout::ui {

FindMarks marksOf(const TreeModel& model, std::span<const PathId> matches, PathId at) {
    FindMarks marks;
    if (matches.empty())
        return marks;
    marks.at = at;
    marks.isLit.assign(model.size(), 0);
    for (const PathId match : matches) {
        const ItemIndex item = model.indexOf(match);
        if (item == noItem)
            continue;
        if (marks.isLit[item] == 0)
            marks.items.push_back(item);
        marks.isLit[item] = 1;
        if (model.kind[item] == ItemKind::Cluster)
            marks.dots[item].set(ClusterDots{model.members(item).size()}.dotOf(model.memberOf(match)));
    }
    return marks;
}

} // namespace resprout::ui

#include "ui/tree/item_words.h"

#include "ui/chart/restart_facts.h"
#include "ui/theme/signs.h"
#include "ui/tree/tree_painter.h"

namespace resprout::ui {

QString ItemWords::name() const {
    return isGroup(kind()) ? groupName() : processName();
}

QString ItemWords::description() const {
    return isGroup(kind()) ? QString() : place() + restarts();
}

QString ItemWords::processName() const {
    const ProcessRecord* record = m_scene.shown().tree->find(path());
    if (record == nullptr)
        return id(path());
    QString name = tr("%1, %2").arg(id(path()), stateWord(record->state));
    if (record->pid != 0)
        name += QLatin1String(", ") + pidLabel(record->pid);
    if (record->orphaned)
        name += tr(", orphan");
    return name;
}

QString ItemWords::groupName() const {
    const TreeModel& model = m_scene.model();
    const QString words = kind() == ItemKind::Orphans ? tr("%1 orphans of %2")
                          : kind() == ItemKind::Fold  ? tr("%1 processes below %2, collapsed")
                                                      : tr("%1 children of %2");
    QString name = words.arg(model.members(m_item).size()).arg(id(path()));
    for (std::size_t i = 0; i < stateCount; ++i)
        if (model.tally[m_item][i] > 0 && static_cast<ProcessState>(i) != ProcessState::Running)
            name += tr(", %1 %2").arg(model.tally[m_item][i]).arg(stateWord(static_cast<ProcessState>(i)));
    return name;
}

QString ItemWords::place() const {
    const TreeModel& model = m_scene.model();
    int level = 1;
    for (ItemIndex above = model.parent[m_item]; above != noItem; above = model.parent[above])
        ++level;
    const ItemIndex above = model.parent[m_item];
    if (above == noItem)
        return tr("level 1, the root");
    const TreeFold& tree = *m_scene.shown().tree;
    if (model.order[m_item] == 0 && tree.orphans().contains(path()))
        return tr("level %1, orphan of %2").arg(level).arg(id(model.path[above]));
    if (model.order[m_item] == 0)
        return tr("level %1, no longer listed by %2").arg(level).arg(id(model.path[above]));
    const ProcessRecord* supervisor = tree.find(model.path[above]);
    const std::size_t siblings = supervisor == nullptr ? 0 : supervisor->children.size();
    return tr("level %1, child %2 of %3, supervisor %4")
        .arg(level)
        .arg(model.order[m_item])
        .arg(siblings)
        .arg(id(model.path[above]));
}

/// ". 1 of 3 restarts. Forgotten at 00:09.000.": the gauge. Of one that gave up only that.
QString ItemWords::restarts() const {
    const SupervisorRecord* supervisor = m_scene.shown().tree->supervisor(path());
    const ProcessRecord* record = m_scene.shown().tree->find(path());
    if (supervisor == nullptr || (record->pid == 0 && !supervisor->gaveUp)) // none counts for nobody
        return {};
    const QString gauge = QLatin1String(". ") + gaugeText(lookOf(m_scene, m_item));
    return record->pid == 0 ? gauge : gauge + QLatin1String(". ") + restartFacts(*supervisor, m_scene.time()).next;
}

QString ItemWords::id(PathId path) const {
    return QString::fromStdString(m_scene.shown().paths->id(path));
}

} // namespace resprout::ui

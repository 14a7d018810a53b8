#include "ui/tree/tree_scene.h"

namespace resprout::ui {

// What of the tree is opened and what is folded away.

namespace {

constexpr std::size_t mostOpened = 1'000; // members of a cluster that one of them is worth being drawn one by one for

} // namespace

void TreeScene::unfoldAll(Moment now) {
    m_folding.folded.clear();
    for (PathId path = 0; path < m_shown.paths->size(); ++path)
        if (m_shown.tree->supervisor(path) != nullptr)
            m_folding.openClusters.insert(path);
    m_isFitted = false;
    rebuild(now);
    m_moves.reset();
    m_camera = fittingCamera();
}

void TreeScene::toggleFold(PathId supervisor, Moment now) {
    m_foldedToFit.erase(supervisor);
    if (m_folding.folded.erase(supervisor) == 0) {
        m_folding.folded.insert(supervisor);
        m_openedByHand.erase(supervisor);
    } else {
        m_openedByHand.insert(supervisor);
    }
    m_isFitted = false;
    rebuild(now);
}

void TreeScene::toggleCluster(PathId supervisor, Moment now) {
    if (m_folding.openClusters.erase(supervisor) == 0)
        m_folding.openClusters.insert(supervisor);
    m_isFitted = false;
    rebuild(now);
}

void TreeScene::collapseAll(Moment now) {
    m_foldedToFit.clear();
    m_openedByHand.clear();
    for (PathId path = 0; path < m_shown.paths->size(); ++path) {
        const ProcessRecord* record = m_shown.tree->find(path);
        if (record != nullptr && path != m_shown.tree->root() && !record->children.empty())
            m_folding.folded.insert(path);
    }
    rebuild(now);
    fit(now);
}

void TreeScene::expandAll(Moment now) {
    m_foldedToFit.clear();
    m_folding.folded.clear();
    for (PathId path = 0; path < m_shown.paths->size(); ++path)
        if (m_shown.tree->supervisor(path) != nullptr)
            m_openedByHand.insert(path);
    m_isFitted = false;
    rebuild(now);
}

bool TreeScene::isBelow(PathId path, PathId supervisor) const {
    const ProcessRecord* record = m_shown.tree->find(path);
    while (record != nullptr && record->parent != noPath && record->parent != supervisor)
        record = m_shown.tree->find(record->parent);
    return record != nullptr && record->parent == supervisor && path != supervisor;
}

void TreeScene::open(PathId path, Moment now) {
    bool isChanged = false;
    const ProcessRecord* record = m_shown.tree->find(path);
    for (; record != nullptr && record->parent != noPath; record = m_shown.tree->find(record->parent)) {
        m_foldedToFit.erase(record->parent);
        if (m_folding.folded.erase(record->parent) > 0) {
            m_openedByHand.insert(record->parent); // a person wants to see what is below it
            isChanged = true;
        }
    }
    if (isChanged) {
        m_isFitted = false;
        rebuild(now);
    }
    const ItemIndex item = m_model.indexOf(path);
    if (item != noItem && m_model.kind[item] == ItemKind::Cluster && m_model.members(item).size() <= mostOpened)
        toggleCluster(m_model.path[item], now);
}

} // namespace resprout::ui

#pragma once

#include "ui/tree/tree_scene.h"

#include <QCoreApplication>
#include <QString>

namespace resprout::ui {

/// An item of the canvas in words, for those who hear it. What it is given must outlive it. GUI thread only.
class ItemWords {
    Q_DECLARE_TR_FUNCTIONS(resprout::ui::ItemWords)
public:
    ItemWords(const TreeScene& scene, ItemIndex item) : m_scene(scene), m_item(item) {}

    [[nodiscard]] QString name() const;        // "writer, running, <0.102.0>"; "1024 children of pool_sup, 41 crashed"
    [[nodiscard]] QString description() const; // "level 2, child 1 of 3, supervisor agent_sup"; of a group nothing

private:
    [[nodiscard]] QString processName() const;
    [[nodiscard]] QString groupName() const;
    [[nodiscard]] QString place() const;
    [[nodiscard]] QString restarts() const;
    [[nodiscard]] QString id(PathId path) const;
    [[nodiscard]] PathId path() const { return m_scene.model().path[m_item]; }
    [[nodiscard]] ItemKind kind() const { return m_scene.model().kind[m_item]; }

    const TreeScene& m_scene;
    ItemIndex m_item;
};

} // namespace resprout::ui

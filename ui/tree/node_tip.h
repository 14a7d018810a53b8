#pragma once

#include "ui/tree/tree_scene.h"

#include <QWidget>

#include <utility>
#include <vector>

namespace resprout::ui {

/// What a person is told about a process when the pointer rests on it: what it is, its state, what a crash would do.
/// It stands beside what it explains, never over it. GUI thread only.
class NodeTip : public QWidget {
    Q_OBJECT
public:
    explicit NodeTip(QWidget* parent = nullptr);

    /// `box` is where the process is drawn, in coordinates of the parent.
    void explain(const TreeScene& scene, PathId path, const QRectF& box);
    [[nodiscard]] QString plainText() const; // for tests and screen readers

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Content {
        ProcessState state = ProcessState::Running;
        QString id, pid;
        std::vector<std::pair<QString, QString>> rows;
        QString crash, crashMore;
    };
    void place(const QRectF& box);

    Content m_content;
    double m_arrowX = 0;
    bool m_isBelow = true; // what it explains is below it
};

} // namespace resprout::ui

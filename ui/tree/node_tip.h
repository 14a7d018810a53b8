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

    /// `box` is where the process is drawn, `around` what else should not be covered: what a crash would take along.
    /// Both in coordinates of the parent.
    void explain(const TreeScene& scene, PathId path, const QRectF& box, const QRectF& around);
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
    enum class Side { Above, Below, Right, Left }; // of what it explains
    void place(const QRectF& box, const QRectF& around);
    [[nodiscard]] QSizeF wholeSize() const;

    Content m_content;
    Side m_side = Side::Above;
    QPointF m_arrow; // its tip
};

} // namespace resprout::ui

#pragma once

#include "ui/tree/tree_scene.h"

#include <QStringList>
#include <QWidget>

#include <utility>
#include <vector>

namespace resprout::ui {

/// What a person is told about a process when the pointer rests on it: what it is, its state, what a crash would do; on the
/// gauge of a supervisor, which restarts count and when each is forgotten.
/// It stands beside what it explains, never over it. GUI thread only.
class NodeTip : public QWidget {
    Q_OBJECT
public:
    explicit NodeTip(QWidget* parent = nullptr);

    enum class Part { Card, Gauge }; // what the pointer is on
    /// `box` is where the process is drawn, `around` what else should not be covered: what a crash would take along.
    /// Both in coordinates of the parent.
    void explain(const TreeScene& scene, PathId path, Part part, const QRectF& box, const QRectF& around);
    [[nodiscard]] QString plainText() const; // for tests and screen readers

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Content {
        ProcessState state = ProcessState::Running;
        QString id, pid;
        std::vector<std::pair<QString, QString>> rows;
        QString crash, crashMore;
        QStringList paragraphs; // of a gauge, in the place of rows
    };
    enum class Side { Above, Below, Right, Left }; // of what it explains
    void place(const QRectF& box, const QRectF& around);
    [[nodiscard]] static Content describe(const TreeScene& scene, const ProcessRecord& record);
    [[nodiscard]] double heightOf(const QString& paragraph) const;
    [[nodiscard]] QSizeF wholeSize() const;

    Content m_content;
    Side m_side = Side::Above;
    QPointF m_arrow; // its tip
};

} // namespace resprout::ui

#pragma once

#include "ui/bridge/run.h"

#include <QWidget>

#include <memory>

namespace resprout::ui {

/// The supervision tree, drawn live. GUI thread only. It reads the run's fold and asks for everything by signals:
/// it changes nothing itself.
class TreeCanvas : public QWidget {
    Q_OBJECT
public:
    explicit TreeCanvas(Run& run, QWidget* parent = nullptr);
    ~TreeCanvas() override;

    enum class Tool { Select, Crash };
    [[nodiscard]] Tool tool() const;
    void setTool(Tool tool);

    [[nodiscard]] PathId current() const; // noPath: none
    void setCurrent(PathId path);
    void reveal(PathId path); // pans so that it can be seen

    [[nodiscard]] double zoom() const; // 1: 100 %
    void setZoom(double zoom);
    void zoomIn();
    void zoomOut();
    void fit();

    /// Where a process is drawn, in widget coordinates; empty when it is not. For tests and tooltips.
    [[nodiscard]] QRectF boxOf(PathId path) const;
    /// The process under a point; noPath: none.
    [[nodiscard]] PathId at(QPointF point) const;

signals:
    void currentChanged(resprout::PathId path);
    void crashRequested(resprout::PathId path);
    void killRequested(resprout::PathId path);
    void menuRequested(resprout::PathId path, QPoint globalPosition);
    void inspectRequested(resprout::PathId path); // double click, Enter
    void toolChanged(resprout::ui::TreeCanvas::Tool tool);
    void zoomChanged(double zoom);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace resprout::ui

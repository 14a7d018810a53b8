#pragma once

#include "ui/tree/tree_scene.h"
#include "ui/tree/tree_search.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace resprout::ui {

class FindBar;
class TreeCanvas;

/// Finding on the canvas: typing counts and lights what matches and moves nothing; going to a match opens what it lies in,
/// brings it into view and makes it the current one. GUI thread only.
class TreeFind : public QObject {
    Q_OBJECT
public:
    TreeFind(TreeCanvas& canvas, TreeScene& scene);

    void open();
    void close();
    void goOn(); // opens the bar when it is closed
    void goBack();
    /// At the upper right of the canvas.
    void place();
    /// Another tree is shown.
    void begin();
    /// The tree or the picture has changed: lights anew what has to be.
    void follow();

    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] const std::vector<PathId>& matches() const { return m_search.matches(); }

signals:
    void litAnew(); // the canvas is to be painted

private:
    void search();
    void lookOn();
    void light();
    void lightMore();
    void goTo(std::size_t place);

    TreeCanvas& m_canvas;
    TreeScene& m_scene;
    FindBar* m_bar;
    TreeSearch m_search;
    QTimer m_slices;
    PathId m_at = noPath;
    std::optional<std::size_t> m_place; // of it among the matches
    struct Versions {
        std::uint64_t model = 0, search = 0;

        bool operator==(const Versions&) const = default;
    };
    Versions m_litVersions;
    std::size_t m_lit = 0; // matches of those versions
};

} // namespace resprout::ui

#include "ui/tree/painted_items.h"

#include "tests/ui/tree/canvas_fixture.h"

#include <QPaintEvent>
#include <QScreen>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <vector>

namespace resprout::ui {
namespace {

using test::MadeTree;

/// The greatest difference of a colour's part in any pixel. What is smoothed at the edge of a clip is rounded in another way.
int difference(const QImage& a, const QImage& b) {
    if (a.size() != b.size())
        return 255;
    int most = 0;
    for (int y = 0; y < a.height(); ++y) {
        const std::uint8_t* left = a.constScanLine(y);
        const std::uint8_t* right = b.constScanLine(y);
        for (int i = 0; i < 4 * a.width(); ++i)
            most = std::max(most, std::abs(left[i] - right[i]));
    }
    return most;
}

/// How much of the canvas its last painting was asked for.
class Asked : public QObject {
public:
    QRegion region;

    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint)
            region = static_cast<QPaintEvent*>(event)->region();
        return false;
    }
};

class Painted : public CanvasTest {
protected:
    void look(MadeTree made, double zoom) {
        show(std::move(made));
        canvas->installEventFilter(&asked);
        canvas->setMinimap(TreeCanvas::Map::Hidden);
        canvas->resize(1500, 900);
        canvas->setZoom(zoom);
        frame();
    }
    void frame() {
        canvas->advance(tree.now());
        asked.region = {};
        QCoreApplication::processEvents();
    }
    /// The screen keeps what was painted before.
    [[nodiscard]] QImage onScreen() const {
        return canvas->screen()->grabWindow(canvas->winId()).toImage().convertToFormat(QImage::Format_RGB32);
    }
    [[nodiscard]] QImage whole() const { return canvas->grab().toImage().convertToFormat(QImage::Format_RGB32); }
    [[nodiscard]] bool wasPartial() const {
        const QSize size = asked.region.boundingRect().size();
        return !asked.region.isEmpty() && size.width() * size.height() < canvas->width() * canvas->height() / 2;
    }

    Asked asked;
};

TEST_F(Painted, OneThatIsStartedAnewIsPaintedAlone) {
    look(MadeTree::agents(), 1);
    const char* const writer = "agent_app/agent_sup/writer";
    tree.at(5000).exits(writer).starts(writer);
    frame();
    EXPECT_TRUE(wasPartial());
    EXPECT_TRUE(asked.region.contains(canvas->boxOf(tree(writer)).toRect()));
    EXPECT_LE(difference(onScreen(), whole()), 2);
}

TEST_F(Painted, WhenNothingLooksOtherwiseNothingIsPainted) {
    look(MadeTree::agents(), 1);
    tree.at(5000).happens(EventType::Result, "agent_app/agent_sup");
    frame();
    EXPECT_TRUE(asked.region.isEmpty());
}

/// Where nothing moves: in parts it comes to the same picture as at once.
TEST_F(Painted, PartAfterPartIsTheWholePicture) {
    int parts = 0;
    for (std::uint32_t seed = 0; seed < 16; ++seed) {
        std::mt19937 generator(seed);
        const auto random = [&](std::uint32_t below) { // 0 to below - 1
            return static_cast<std::uint32_t>(generator() % below);
        };
        look(seed % 3 == 0   ? MadeTree::agents()
             : seed % 3 == 1 ? MadeTree::workers(9, Strategy::RestForOne)
                             : MadeTree::wide(60, 4),
             seed % 8 == 7 ? 1.8 : 0.6 + 0.1 * (seed % 8));
        const PathTable& paths = *tree.shown().paths;
        canvas->setCurrent(static_cast<PathId>(paths.size() / 2));
        frame();
        for (int step = 0; step < 20; ++step) {
            tree.at(tree.now() + random(900));
            for (std::uint32_t more = random(3) + 1; more > 0; --more) {
                const PathId path = random(static_cast<std::uint32_t>(paths.size()));
                const std::string name = paths.text(path);
                switch (random(6)) {
                case 0:
                case 1:
                    tree.exits(name, random(2) == 0 ? "{crash,stack}" : "normal");
                    break;
                case 2:
                case 3:
                    tree.starts(name);
                    break;
                case 4:
                    tree.happens(EventType::RestartCounted, path, Why::RetryCounts, 1 + random(4));
                    break;
                default:
                    tree.happens(EventType::StopOrdered, path);
                }
            }
            frame();
            parts += wasPartial() ? 1 : 0;
            if (step % 5 < 4)
                continue; // to look at the whole paints it: several parts in a row are to be right
            ASSERT_LE(difference(onScreen(), whole()), 2) << "seed " << seed << ", step " << step;
        }
    }
    EXPECT_GT(parts, 50);
}

} // namespace
} // namespace resprout::ui

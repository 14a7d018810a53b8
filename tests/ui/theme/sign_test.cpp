#include "ui/theme/signs.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace resprout::ui {
namespace {

constexpr std::array states{ProcessState::NotStarted, ProcessState::Starting,   ProcessState::Running,
                            ProcessState::Crashed,    ProcessState::Restarting, ProcessState::ShuttingDown,
                            ProcessState::Terminated, ProcessState::GaveUp};

QImage painted(Sign sign, const SignColours& colours) {
    QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintSign(painter, sign, QRectF(4, 4, 24, 24), colours);
    return image;
}

int differingPixels(const QImage& a, const QImage& b) {
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
    return count;
}

TEST(Signs, StatesDifferInShapeEvenWithoutColour) {
    const SignColours grey{Qt::black, Qt::white};
    for (const ProcessState a : states)
        for (const ProcessState b : states) {
            if (a < b) {
                EXPECT_GT(differingPixels(painted(signOf(a), grey), painted(signOf(b), grey)), 60)
                    << stateWord(a).toStdString() << " and " << stateWord(b).toStdString();
            }
        }
}

TEST(Signs, EverySignPaintsSomething) {
    const QImage blank = [] {
        QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        return image;
    }();
    for (std::uint8_t i = 0; i < static_cast<std::uint8_t>(Sign::Count_); ++i)
        EXPECT_GT(differingPixels(blank, painted(static_cast<Sign>(i), {Qt::black, Qt::white})), 10) << int(i);
}

TEST(Signs, StatesHaveDifferentWords) {
    std::set<QString> words;
    for (const ProcessState state : states)
        words.insert(stateWord(state));
    EXPECT_EQ(words.size(), states.size());
}

TEST(Signs, AnIconFollowsTheLook) {
    Theme::instance().setMode(Theme::Mode::Light);
    const QIcon sign = icon(Sign::Reset);
    const QImage light = sign.pixmap(24, 24).toImage();
    Theme::instance().setMode(Theme::Mode::Dark);
    const QImage dark = sign.pixmap(24, 24).toImage();
    Theme::instance().setMode(Theme::Mode::Light);
    EXPECT_NE(light, dark);
}

} // namespace
} // namespace resprout::ui

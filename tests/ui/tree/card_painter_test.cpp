#include "ui/tree/card_painter.h"

#include <QImage>
#include <QPainter>

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>

namespace resprout::ui {
namespace {

constexpr std::array states{ProcessState::Starting,   ProcessState::Running,      ProcessState::Crashed,
                            ProcessState::Restarting, ProcessState::ShuttingDown, ProcessState::Terminated,
                            ProcessState::GaveUp};
constexpr std::array kinds{ItemKind::Supervisor, ItemKind::DynamicSupervisor, ItemKind::Worker, ItemKind::Agent};

QImage card(const Palette& palette, ItemKind kind, ProcessState state) {
    QImage image(270, 150, QImage::Format_ARGB32_Premultiplied);
    image.fill(palette.background);
    CardText text;
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(18, 18);
    CardPainter(palette, text).paintCard(painter, {kind, state}, 1);
    return image;
}

/// Pixels that differ clearly in their brightness alone.
int differences(const QImage& a, const QImage& b) {
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            count += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 24 ? 1 : 0;
    return count;
}

TEST(Cards, StatesDifferForWhoSeesNoColours) {
    for (const Palette& palette : {Palette::light(), Palette::dark()})
        for (const ItemKind kind : kinds)
            for (const ProcessState a : states)
                for (const ProcessState b : states) {
                    if (a < b) {
                        EXPECT_GT(differences(card(palette, kind, a), card(palette, kind, b)), 60)
                            << int(kind) << ": " << int(a) << " and " << int(b)
                            << (palette.isDark ? " dark" : " light");
                    }
                }
}

TEST(Cards, KindsDifferInTheirSilhouette) {
    const Palette palette = Palette::light();
    for (const ItemKind a : kinds)
        for (const ItemKind b : kinds) {
            if (a < b) {
                EXPECT_GT(differences(card(palette, a, ProcessState::Running), card(palette, b, ProcessState::Running)),
                          40);
            }
        }
}

TEST(Gauge, IsGreenBelowSixtyPercentAmberBelowTheLimitAndRedAtIt) {
    const Palette palette = Palette::light();
    EXPECT_EQ(gaugeColour(palette, 1, 3), palette.fill(ProcessState::Running));
    EXPECT_EQ(gaugeColour(palette, 2, 3), palette.fill(ProcessState::Restarting));
    EXPECT_EQ(gaugeColour(palette, 6, 10), palette.fill(ProcessState::Restarting));
    EXPECT_EQ(gaugeColour(palette, 3, 3), palette.fill(ProcessState::Crashed));
    EXPECT_EQ(gaugeColour(palette, 0, 0), palette.fill(ProcessState::Running));
    EXPECT_EQ(gaugeText({ItemKind::Supervisor, ProcessState::Running, Strategy::OneForOne, 2, 3, 5}),
              QStringLiteral("2 of 3 restarts"));
}

} // namespace
} // namespace resprout::ui

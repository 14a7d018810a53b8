#include "ui/theme/theme.h"

#include <QFontInfo>
#include <QRegularExpression>

#include <gtest/gtest.h>

#include <cmath>

namespace resprout::ui {
namespace {

/// Contrast of WCAG 2: 1 to 21.
double contrast(const QColor& a, const QColor& b) {
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double c) {
            return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    };
    const double x = luminance(a) + 0.05;
    const double y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

TEST(Palette, WordsCanBeRead) {
    for (const Palette& p : {Palette::light(), Palette::dark()}) {
        EXPECT_GT(contrast(p.text, p.surface), 14);
        EXPECT_GT(contrast(p.secondaryText, p.surface), 4.5);
        EXPECT_GT(contrast(p.onAccent, p.accent), 4.5);
        EXPECT_GT(contrast(p.onDanger(), p.danger()), 4.5);
        for (const ProcessState state :
             {ProcessState::Starting, ProcessState::Restarting, ProcessState::ShuttingDown, ProcessState::Terminated})
            EXPECT_GT(contrast(p.ink(state), p.tint(state)), 4.0) << int(state) << (p.isDark ? " dark" : " light");
    }
}

TEST(StyleSheet, LeavesNoNameUnfilled) {
    Theme& theme = Theme::instance();
    for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        theme.setMode(mode);
        EXPECT_FALSE(theme.styleSheet().isEmpty());
        EXPECT_FALSE(theme.styleSheet().contains(QLatin1Char('@')));
    }
}

TEST(StyleSheet, TextGrowsWithTheFontFactor) {
    Theme& theme = Theme::instance();
    theme.setFontFactor(2);
    EXPECT_TRUE(theme.styleSheet().contains(QStringLiteral("font-size: 26px")));
    EXPECT_EQ(theme.sans(13).pixelSize(), 26);
    theme.setFontFactor(1);
    EXPECT_EQ(theme.sans(13).pixelSize(), 13);
}

} // namespace
} // namespace resprout::ui

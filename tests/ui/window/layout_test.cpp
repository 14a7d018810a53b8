#include "tests/ui/window/window_fixture.h"
#include "ui/inspector/inspector.h"
#include "ui/log/log_panel.h"
#include "ui/theme/theme.h"
#include "ui/window/look_setting.h"
#include "ui/window/speed_slider.h"
#include "ui/window/status_bar.h"
#include "ui/window/tool_bar.h"

#include <QAbstractButton>
#include <QMenuBar>
#include <QSet>

namespace resprout::ui {
namespace {

class WindowLayout : public WindowTest {
protected:
    template <class Part>
    [[nodiscard]] int heightOf() {
        return window->findChild<Part*>()->height();
    }
};

TEST_F(WindowLayout, HasThePicturesSizesAboveAndBelow1600Pixels) {
    window->resize(1920, 1080);
    EXPECT_TRUE(waitFor([&] { return window->inspector().width() == 332; }));
    EXPECT_EQ(window->menuBar()->height(), 34);
    EXPECT_EQ(heightOf<ToolBar>(), 60);
    EXPECT_EQ(heightOf<StatusBar>(), 30);
    EXPECT_NEAR(window->log().height(), 262, 1);
    window->resize(1280, 720);
    EXPECT_TRUE(waitFor([&] { return window->inspector().width() == 280; }));
    EXPECT_EQ(window->menuBar()->height(), 28);
    EXPECT_EQ(heightOf<ToolBar>(), 48);
    EXPECT_EQ(heightOf<StatusBar>(), 24);
    EXPECT_NEAR(window->log().height(), 109, 1);
    EXPECT_EQ(window->minimumSize(), QSize(1024, 600));
}

TEST_F(WindowLayout, EveryButtonHasANameForAScreenReader) {
    for (const QAbstractButton* candidate : window->findChildren<QAbstractButton*>()) {
        const bool isNamed = !candidate->accessibleName().isEmpty() || !candidate->text().isEmpty();
        EXPECT_TRUE(isNamed || !candidate->isVisibleTo(window.get()))
            << candidate->metaObject()->className() << " " << candidate->objectName().toStdString();
    }
}

TEST_F(WindowLayout, TabReachesTheSliderTheCanvasTheLogAndTheInspector) {
    QSet<QString> reached;
    window->canvas().setFocus();
    for (int step = 0; step < 60; ++step) {
        QWidget* focus = window->focusWidget();
        ASSERT_NE(focus, nullptr);
        for (QWidget* widget = focus; widget != nullptr; widget = widget->parentWidget())
            reached.insert(QString::fromLatin1(widget->metaObject()->className()));
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    for (const char* part : {"SpeedSlider", "TreeCanvas", "Inspector", "LogPanel"})
        EXPECT_TRUE(reached.contains(QStringLiteral("resprout::ui::%1").arg(QLatin1String(part)))) << part;
}

TEST_F(WindowLayout, TheLookIsRemembered) {
    action(Command::LookDark).trigger();
    EXPECT_TRUE(Theme::instance().isDark());
    EXPECT_EQ(look(), Look::Dark);
    action(Command::LookLight).trigger();
    EXPECT_FALSE(Theme::instance().isDark());
    EXPECT_EQ(look(), Look::Light);
}

TEST(SpeedSlider, IsLogarithmicFromATenthToAHundred) {
    SpeedSlider slider;
    EXPECT_DOUBLE_EQ(slider.speed(), 1);
    slider.setValue(slider.minimum());
    EXPECT_DOUBLE_EQ(slider.speed(), 0.1);
    slider.setValue(slider.maximum());
    EXPECT_DOUBLE_EQ(slider.speed(), 100);
    for (const double speed : {0.1, 0.5, 1.0, 2.0, 10.0, 30.0, 100.0}) {
        slider.setSpeed(speed);
        EXPECT_NEAR(slider.speed(), speed, speed * 0.03);
    }
}

} // namespace
} // namespace resprout::ui

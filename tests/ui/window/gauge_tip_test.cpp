#include "tests/ui/window/window_fixture.h"
#include "ui/chart/restart_chart.h"
#include "ui/inspector/inspector.h"
#include "ui/tree/card_painter.h"
#include "ui/tree/node_tip.h"
#include "ui/tree/tree_layout.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QFrame>
#include <QToolTip>

namespace resprout::ui {
namespace {

class GaugeTip : public WindowTest {
protected:
    void hover(QPointF onCard) { // pixels at 100 %
        const QRectF box = window->canvas().boxOf(path("top/sup"));
        const double scale = box.width() / size::cardWidth;
        QTest::mouseMove(&window->canvas(), QPoint(1, 1));
        QTest::mouseMove(&window->canvas(), (box.topLeft() + onCard * scale).toPoint());
    }
    /// The item whose name to a screen reader begins so.
    [[nodiscard]] QAccessibleInterface* card(const char* name) {
        QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&window->canvas());
        for (int i = 0; i < canvas->childCount(); ++i)
            if (canvas->child(i)->text(QAccessible::Name).startsWith(QLatin1String(name)))
                return canvas->child(i);
        return nullptr;
    }
    [[nodiscard]] QString said() {
        auto* tip = window->canvas().findChild<NodeTip*>();
        return tip == nullptr || !tip->isVisible() ? QString() : tip->plainText();
    }
};

TEST_F(GaugeTip, SaysWhichRestartsCountWhereThePointerRestsOnTheGauge) {
    run().crash(path("top/sup/a"));
    ASSERT_TRUE(waitFor([&] { return attempt("top/sup/a") == 2 && run().beat() == 0; }));
    const VirtualTime when = run().tree().supervisor(path("top/sup"))->counted.back();
    hover(CardPainter::gaugeBox.center());
    ASSERT_TRUE(waitFor([&] { return said().contains(QStringLiteral("1 restart counts now")); }));
    const QString forgotten =
        QStringLiteral("it is forgotten from 00:%1.000 on").arg(when / 1000 + 6, 2, 10, QLatin1Char('0'));
    EXPECT_TRUE(said().contains(forgotten)) << said().toStdString();
    hover({100, 20});
    ASSERT_TRUE(waitFor([&] { return said().contains(QStringLiteral("State")); })) << "the card says what it is";
    EXPECT_FALSE(said().contains(QStringLiteral("counts now")));
}

TEST_F(GaugeTip, TheChartAndTheCardTellAScreenReader) {
    window->canvas().setCurrent(path("top/sup"));
    run().crash(path("top/sup/a"));
    ASSERT_TRUE(waitFor([&] { return attempt("top/sup/a") == 2 && run().beat() == 0; }));
    const QString description = window->inspector().chart().accessibleDescription();
    EXPECT_TRUE(description.contains(QStringLiteral("it is forgotten from"))) << description.toStdString();
    ASSERT_NE(card("sup,"), nullptr);
    const QString heard = card("sup,")->text(QAccessible::Description);
    EXPECT_TRUE(heard.contains(QStringLiteral("1 of 3 restarts. Forgotten at"))) << heard.toStdString();
}

TEST_F(GaugeTip, NoRestartsCountForASupervisorWithoutAProcess) {
    run().crash(path("top/sup/a"));
    ASSERT_TRUE(waitFor([&] { return attempt("top/sup/a") == 2 && run().beat() == 0; }));
    run().terminateChild(path("top/sup"));
    ASSERT_TRUE(waitFor([&] { return state("top/sup") == ProcessState::Terminated && run().beat() == 0; }));
    ASSERT_NE(card("sup,"), nullptr);
    const QString heard = card("sup,")->text(QAccessible::Description);
    EXPECT_FALSE(heard.contains(QStringLiteral("restarts"))) << heard.toStdString();
}

TEST_F(GaugeTip, TheChartSaysItToTheKeyboardAsWell) {
    window->canvas().setCurrent(path("top/sup"));
    run().crash(path("top/sup/a"));
    ASSERT_TRUE(waitFor([&] { return attempt("top/sup/a") == 2 && run().beat() == 0; }));
    RestartChart& chart = window->inspector().chart();
    const auto* ring = chart.findChild<QFrame*>(QStringLiteral("focusRing"));
    ASSERT_NE(ring, nullptr);
    EXPECT_FALSE(ring->isVisible());
    QWidget* period = window->inspector().settings().findChildren<QAbstractSpinBox*>().last();
    period->setFocus();
    QTest::keyClick(period, Qt::Key_Tab);
    ASSERT_EQ(window->focusWidget(), &chart);
    ASSERT_TRUE(waitFor([&] { return QToolTip::isVisible(); }));
    EXPECT_TRUE(QToolTip::text().contains(QStringLiteral("1 restart counts now")));
    EXPECT_TRUE(ring->isVisible());
    window->canvas().setFocus();
    ASSERT_TRUE(waitFor([&] { return !QToolTip::isVisible(); }));
    EXPECT_FALSE(ring->isVisible());
    chart.setFocus(Qt::OtherFocusReason);
    EXPECT_FALSE(QToolTip::isVisible());
    QTest::keyClick(&chart, Qt::Key_Return);
    EXPECT_TRUE(waitFor([&] { return QToolTip::isVisible(); }));
}

} // namespace
} // namespace resprout::ui

#pragma once

#include "ui/tree/tree_canvas.h"
#include "ui/window/documents.h"
#include "ui/window/main_window.h"

#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>

namespace resprout::ui {

/// A real window with a tree of four workers, whose wall clock runs as fast as the test likes: each look takes `stride`.
class WindowTest : public testing::Test {
protected:
    void SetUp() override {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("resprout-test"));
        QCoreApplication::setApplicationName(QStringLiteral("resprout-test"));
        QSettings().clear();
        write("three.tree.json", R"({ "format": "resprout/1", "name": "three",
            "tree": { "id": "top", "kind": "supervisor", "intensity": 3, "period": 5, "children": [
              { "id": "store", "kind": "worker" },
              { "id": "sup", "kind": "supervisor", "intensity": 3, "children": [
                { "id": "a", "kind": "worker" }, { "id": "b", "kind": "worker" },
                { "id": "c", "kind": "worker", "restart": "transient", "trap_exit": true } ] } ] } })");
        open("three.tree.json");
    }

    [[nodiscard]] QString file(const char* name) const { return folder.filePath(QString::fromUtf8(name)); }

    void write(const char* name, const std::string& text) const {
        QFile out(file(name));
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(text.data(), static_cast<qint64>(text.size()));
    }

    /// A new window on that file, paused, with everything up.
    void open(const char* name) {
        window = std::make_unique<MainWindow>();
        window->run().setWallClock([this] { return wall += stride; });
        window->resize(1280, 720);
        window->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(window.get()));
        window->begin(file(name));
        ASSERT_TRUE(waitFor([&] { return run().isOpen() && run().now() > 0; }));
        run().pause();
        ASSERT_TRUE(waitFor([&] { return state("top") == ProcessState::Running; }));
    }

    template <class Condition>
    static bool waitFor(Condition condition) {
        return QTest::qWaitFor(condition, 20'000);
    }

    [[nodiscard]] resprout::ui::Run& run() { return window->run(); } // gtest's fixture has a Run of its own
    [[nodiscard]] PathId path(const char* text) { return run().paths().find(text).value_or(noPath); }
    [[nodiscard]] const ProcessRecord& record(const char* text) { return *run().tree().find(path(text)); }
    [[nodiscard]] ProcessState state(const char* text) { return record(text).state; }
    [[nodiscard]] std::uint32_t attempt(const char* text) { return record(text).attempt; }
    [[nodiscard]] QPoint middleOf(const char* text) { return window->canvas().boxOf(path(text)).center().toPoint(); }
    [[nodiscard]] QAction& action(Command command) { return window->commands()[command]; }
    void click(const char* text) { QTest::mouseClick(&window->canvas(), Qt::LeftButton, {}, middleOf(text)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        window->canvas().setFocus();
        QTest::keyClick(&window->canvas(), key, modifiers);
    }

    /// The button that a screen reader calls so.
    template <class Button>
    [[nodiscard]] Button* button(const char* name) {
        for (Button* candidate : window->findChildren<Button*>()) {
            if (candidate->accessibleName() == QLatin1String(name) || candidate->text() == QLatin1String(name))
                return candidate;
        }
        return nullptr;
    }

    QTemporaryDir folder;
    std::chrono::nanoseconds wall{};
    std::chrono::nanoseconds stride = std::chrono::milliseconds(60);
    std::unique_ptr<MainWindow> window;
};

} // namespace resprout::ui

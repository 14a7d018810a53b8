#include "tests/ui/window/window_fixture.h"
#include "ui/window/bars.h"
#include "ui/window/example_library.h"
#include "ui/window/file_errors_dialog.h"
#include "ui/window/message_dialog.h"
#include "ui/window/recent_files.h"
#include "ui/window/unsaved_dialog.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QTableWidget>
#include <QUrl>

namespace resprout::ui {
namespace {

class WindowDocuments : public WindowTest {
protected:
    void crash() {
        run().crash(path("top/sup/a"));
        ASSERT_TRUE(waitFor([&] { return attempt("top/sup/a") == 2 && run().beat() == 0; }));
    }
    template <class Dialog>
    Dialog* dialog() {
        waitFor([&] { return window->findChild<Dialog*>() != nullptr; });
        return window->findChild<Dialog*>();
    }
    static QPushButton* buttonOf(QWidget& widget, const char* text) {
        for (QPushButton* button : widget.findChildren<QPushButton*>()) {
            if (button->text() == QLatin1String(text))
                return button;
        }
        return nullptr;
    }
};

TEST_F(WindowDocuments, ABrokenFileTellsEveryMistakeAndChangesNothing) {
    write("broken.tree.json", R"({ "format": "resprout/1",
  "tree": { "id": "top", "kind": "supervisor", "strategy": "one_for_al", "children": [
    { "id": "a", "kind": "workr" },
    { "id": "B", "kind": "worker" } ] } })");
    window->documents().open(file("broken.tree.json"));
    auto* errors = dialog<FileErrorsDialog>();
    ASSERT_NE(errors, nullptr);
    auto* table = errors->findChild<QTableWidget*>();
    ASSERT_NE(table, nullptr);
    ASSERT_EQ(table->rowCount(), 2);
    EXPECT_EQ(table->item(0, 0)->text(), "3");
    EXPECT_EQ(table->item(0, 1)->text(), "/tree/children/0/kind");
    EXPECT_EQ(window->documents().name(), "three");
    EXPECT_EQ(attempt("top/sup/a"), 1U);
    EXPECT_EQ(RecentFiles::paths().size(), 1);
}

TEST_F(WindowDocuments, WhatOtpRefusesOpensAndIsSaidInABar) {
    write("refused.tree.json", R"({ "format": "resprout/1", "tree": { "id": "top", "kind": "supervisor", "children": [
    { "id": "a", "kind": "worker", "restart": "permanant" } ] } })");
    window->documents().open(file("refused.tree.json"));
    ASSERT_TRUE(waitFor([&] { return window->documents().name() == "refused"; }));
    EXPECT_TRUE(waitFor([&] {
        return window->bars().kind() == Bars::Kind::Refusals || window->bars().kind() == Bars::Kind::RootGone;
    }));
}

TEST_F(WindowDocuments, AFileThatIsNotThereIsSaidSo) {
    window->documents().open(file("nowhere.tree.json"));
    EXPECT_NE(dialog<MessageDialog>(), nullptr);
    EXPECT_EQ(window->documents().name(), "three");
}

TEST_F(WindowDocuments, ClosingAsksBeforeStepsAreLost) {
    crash();
    window->close();
    EXPECT_TRUE(window->isVisible());
    auto* question = dialog<UnsavedDialog>();
    ASSERT_NE(question, nullptr);
    buttonOf(*question, "Cancel")->click();
    EXPECT_TRUE(window->isVisible());
    ASSERT_TRUE(waitFor([&] { return window->findChild<UnsavedDialog*>() == nullptr; }));
    window->close();
    buttonOf(*dialog<UnsavedDialog>(), "Don't save")->click();
    EXPECT_TRUE(waitFor([&] { return !window->isVisible(); }));
}

TEST_F(WindowDocuments, SavingFromTheQuestionSavesAndGoesOn) {
    crash();
    write("other.tree.json", R"({ "format": "resprout/1", "tree": { "id": "top", "kind": "supervisor" } })");
    window->documents().open(file("other.tree.json"));
    auto* question = dialog<UnsavedDialog>();
    ASSERT_NE(question, nullptr);
    buttonOf(*question, "Save")->click();
    ASSERT_TRUE(waitFor([&] { return window->documents().name() == "other"; }));
    open("three.tree.json");
    EXPECT_EQ(run().stepCount(), 1);
}

TEST_F(WindowDocuments, AFileThatCannotBeWrittenLosesNothing) {
    crash();
    window->documents().saveTo(file("no/such/folder/x.tree.json"));
    EXPECT_NE(dialog<MessageDialog>(), nullptr);
    EXPECT_TRUE(run().isDirty());
    EXPECT_EQ(run().stepCount(), 1);
}

TEST_F(WindowDocuments, OneFileDroppedOnTheWindowOpens) {
    write("dropped.tree.json", R"({ "format": "resprout/1", "tree": { "id": "top", "kind": "supervisor" } })");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file("dropped.tree.json"))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window.get(), &drop);
    EXPECT_TRUE(waitFor([&] { return window->documents().name() == "dropped"; }));
}

TEST_F(WindowDocuments, FilesAreRememberedTheNewestFirst) {
    write("z.tree.json", R"({ "format": "resprout/1", "tree": { "id": "top", "kind": "supervisor" } })");
    window->documents().open(file("z.tree.json"));
    ASSERT_TRUE(waitFor([&] { return window->documents().name() == "z"; }));
    ASSERT_EQ(RecentFiles::paths().size(), 2);
    EXPECT_EQ(RecentFiles::paths().front(), file("z.tree.json"));
}

TEST(ExampleLibrary, EveryExampleHasANameAndSaysWhatToTry) {
    ASSERT_GE(exampleLibrary().size(), 8U);
    for (const Example& example : exampleLibrary()) {
        EXPECT_FALSE(example.name.isEmpty()) << example.path.toStdString();
        EXPECT_GE(example.description.size(), 40) << example.path.toStdString();
    }
}

} // namespace
} // namespace resprout::ui

#include "ui/window/differences.h"

#include "tests/ui/window/window_fixture.h"
#include "ui/window/differences_dialog.h"

#include <QLabel>

namespace resprout::ui {
namespace {

/// The section's paragraphs and points, each on one line, without marks.
QStringList architectureSays() {
    QFile file(QStringLiteral(RESPROUT_RESOURCES "/../ARCHITECTURE.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString text =
        QString::fromUtf8(file.readAll()).section(QStringLiteral("## Where we differ from OTP\n"), 1, 1);
    QStringList blocks;
    bool isNew = true;
    for (const QString& line : text.section(QStringLiteral("\n## "), 0, 0).split(QLatin1Char('\n'))) {
        const bool isPoint = line.startsWith(QStringLiteral("- "));
        const QString words = line.mid(isPoint ? 2 : 0).remove(QStringLiteral("**")).trimmed();
        if (!words.isEmpty() && (isNew || isPoint))
            blocks.append(words);
        else if (!words.isEmpty())
            blocks.last() += QLatin1Char(' ') + words;
        isNew = words.isEmpty();
    }
    return blocks;
}

TEST(Differences, AreThoseThatTheArchitectureNames) {
    QStringList expected{differencesIntro()};
    for (const Difference& difference : differences())
        expected.append(difference.what + QLatin1Char(' ') + difference.why);
    EXPECT_EQ(architectureSays().join(QLatin1Char('\n')).toStdString(), expected.join(QLatin1Char('\n')).toStdString());
}

using DifferencesPage = WindowTest;

TEST_F(DifferencesPage, TheHelpMenuShowsThemAllEachWithItsReason) {
    action(Command::Differences).trigger();
    auto* dialog = window->findChild<DifferencesDialog*>();
    ASSERT_NE(dialog, nullptr);
    QStringList shown;
    for (const QLabel* label : dialog->findChildren<QLabel*>())
        shown.append(label->text());
    for (const Difference& difference : differences()) {
        EXPECT_TRUE(shown.contains(difference.what));
        EXPECT_TRUE(shown.contains(difference.why));
    }
    dialog->close();
}

} // namespace
} // namespace resprout::ui

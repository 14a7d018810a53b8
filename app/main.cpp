#include "ui/window/look_setting.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCommandLineParser>

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace {

constexpr int usageError = 2;

int complain(const QString& message) {
    std::fprintf(stderr, "resprout: %s\nTry 'resprout --help'.\n", qPrintable(message));
    return usageError;
}

bool asksForWords(int argc, char** argv) {
    return std::any_of(argv + 1, argv + argc, [](const char* argument) {
        const std::string_view text(argument);
        return text == "--help" || text == "-h" || text == "--version" || text == "-v";
    });
}

} // namespace

/// Opens a window on a file, or on the first example.
int main(int argc, char** argv) {
    QCoreApplication::setOrganizationName(QStringLiteral("resprout"));
    QCoreApplication::setApplicationName(QStringLiteral("resprout"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RESPROUT_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "main",
        "A laboratory for Erlang/OTP supervision trees: open a tree, crash parts of it, watch OTP's rules answer."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 QCoreApplication::translate("main", "A scenario (NAME.tree.json) to open."),
                                 QStringLiteral("[FILE]"));
    if (asksForWords(argc, argv)) {
        const QCoreApplication words(argc, argv); // needs no screen
        parser.process(words);
    }

    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Resprout"));
    if (!parser.parse(QApplication::arguments()))
        return complain(parser.errorText());
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        return complain(QApplication::translate("main", "one file at a time"));

    resprout::ui::installLook();
    resprout::ui::MainWindow window;
    window.begin(files.value(0));
    window.show();
    return QApplication::exec();
}

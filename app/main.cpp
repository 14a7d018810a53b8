#include "ui/window/look_setting.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

namespace {

constexpr int usageError = 2;

int complain(const QString& message) {
    std::fprintf(stderr, "resprout: %s\nTry 'resprout --help'.\n", qPrintable(message));
    return usageError;
}

} // namespace

/// Opens a window on a file, or on the first example.
int main(int argc, char** argv) {
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("resprout"));
    QApplication::setApplicationName(QStringLiteral("resprout"));
    QApplication::setApplicationDisplayName(QStringLiteral("Resprout"));
    QApplication::setApplicationVersion(QStringLiteral(RESPROUT_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate(
        "main",
        "A laboratory for Erlang/OTP supervision trees: open a tree, crash parts of it, watch OTP's rules answer."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 QApplication::translate("main", "A scenario (NAME.tree.json) to open."),
                                 QStringLiteral("[FILE]"));
    if (!parser.parse(QApplication::arguments()))
        return complain(parser.errorText());
    if (parser.isSet(help))
        parser.showHelp(0);
    if (parser.isSet(version))
        parser.showVersion();
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        return complain(QApplication::translate("main", "one file at a time"));

    resprout::ui::installLook();
    resprout::ui::MainWindow window;
    window.begin(files.value(0));
    window.show();
    return QApplication::exec();
}

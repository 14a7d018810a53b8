// resprout-ui-bench [--seconds N] CASE...: one JSON line for each case, or for each thing that it does; times are ms.
// A frame: what happened is folded, the scene follows, all that is to be painted is painted. Without a screen
// (QT_QPA_PLATFORM=offscreen) or on one of 1920 x 1080 (xvfb-run -s "-screen 0 1920x1080x24").

#include "tests/bench/find_case.h"
#include "tests/bench/ui/metered_application.h"
#include "tests/bench/ui/ui_case.h"
#include "ui/window/look_setting.h"

#include <QProcess>
#include <QTemporaryDir>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace resprout::ui::bench;
using resprout::bench::findCase;

const std::array families = {openCases(), canvasCases(), lensCases(), stormCases(), logCases(), editCases()};

int usage() {
    std::fprintf(stderr, "usage: resprout-ui-bench [--seconds N] CASE...   (or: all)\ncases:\n");
    for (const auto& family : families) {
        for (const Case& known : family)
            std::fprintf(stderr, "  %-18s%s\n", known.name.data(), known.about.data());
    }
    return 2;
}

/// Each in a process of its own, so that none finds what another has left.
int runApart(const std::vector<std::string>& names, const Options& options) {
    int worst = 0;
    for (const std::string& name : names) {
        const QStringList arguments{QStringLiteral("--seconds"), QString::number(options.seconds),
                                    QString::fromStdString(name)};
        worst = std::max(worst, std::abs(QProcess::execute(QCoreApplication::applicationFilePath(), arguments)));
    }
    return worst;
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    std::vector<std::string> names;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--seconds" && i + 1 < argc)
            options.seconds = std::atoi(argv[++i]);
        else if (argument == "all")
            for (const auto& family : families)
                for (const Case& known : family)
                    names.emplace_back(known.name);
        else if (findCase(families, argument) != nullptr)
            names.push_back(argument);
        else
            return usage();
    }
    if (names.empty())
        return usage();

    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (names.size() > 1) {
        const QCoreApplication application(argc, argv);
        return runApart(names, options);
    }
    const QTemporaryDir settings; // those of whoever runs it are none of its business
    qputenv("XDG_CONFIG_HOME", settings.path().toLocal8Bit());
    QCoreApplication::setOrganizationName(QStringLiteral("resprout-bench"));
    QCoreApplication::setApplicationName(QStringLiteral("resprout-bench"));
    const MeteredApplication application(argc, argv);
    resprout::ui::installLook();
    findCase(families, names.front())->run(options);
    return 0;
}

// resprout-ui-bench [--seconds N] CASE...: one JSON line for each case, or for each thing that it does; times are ms.
// A frame: what happened is folded, the scene follows, all that is to be painted is painted. Without a screen
// (QT_QPA_PLATFORM=offscreen) or on one of 1920 x 1080 (xvfb-run -s "-screen 0 1920x1080x24").

#include "tests/bench/command_line.h"
#include "tests/bench/find_case.h"
#include "tests/bench/ui/metered_application.h"
#include "tests/bench/ui/ui_case.h"
#include "ui/window/look_setting.h"

#include <QProcess>
#include <QTemporaryDir>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace resprout::ui::bench;
using resprout::bench::findCase;

const std::array families = {openCases(), canvasCases(), lensCases(), stormCases(), logCases(), editCases()};

std::string knownCases() {
    std::string names = "cases, or all:\n";
    for (const auto& family : families) {
        for (const Case& known : family)
            names += fmt::format("  {:<18}{}\n", known.name, known.about);
    }
    return names;
}

/// `all` stands for each.
std::vector<std::string> spelledOut(const std::vector<std::string>& given) {
    std::vector<std::string> names;
    for (const std::string& name : given) {
        if (name != "all") {
            names.push_back(name);
            continue;
        }
        for (const auto& family : families)
            for (const Case& known : family)
                names.emplace_back(known.name);
    }
    return names;
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
    CLI::App program("What a frame of the window costs: a line of JSON for each case, or for each thing that it does.",
                     "resprout-ui-bench");
    Options options;
    std::vector<std::string> given;
    program.add_option("--seconds", options.seconds, "how long a case that plays goes on; 0: its own time")
        ->check(CLI::NonNegativeNumber);
    program.add_option("CASE", given, "what is measured")->required()->check([](const std::string& name) {
        return name != "all" && findCase(families, name) == nullptr ? "there is no case " + name : std::string();
    });
    program.footer(knownCases());
    if (const auto ended = resprout::bench::readCommandLine(program, argc, argv))
        return *ended;
    const std::vector<std::string> names = spelledOut(given);

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

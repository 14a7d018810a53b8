#include "core/scenario/write.h"
#include "tests/bench/ui/metered_application.h"
#include "tests/bench/ui/stage.h"
#include "tests/bench/ui/trees.h"
#include "tests/bench/ui/ui_case.h"
#include "ui/window/documents.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <fmt/format.h>

#include <array>
#include <cstdio>

// How long a person waits for the first picture. Not of frames: p50 is the median of ten times, in ms.

namespace resprout::ui::bench {

namespace {

constexpr int times = 10;

/// From the start of the program to its first frame on the screen, which Qt tells when it is asked to; -1: it told nothing.
double startOnce(const QString& home) {
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home);
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("qt.widgets.painting.info=true"));
    program.setProcessEnvironment(environment);
    program.setReadChannel(QProcess::StandardError);
    const double begin = wallNow();
    program.start(QCoreApplication::applicationDirPath() + QStringLiteral("/resprout"), {});
    double taken = -1;
    while (taken < 0 && program.waitForReadyRead(10'000)) {
        while (taken < 0 && program.canReadLine()) {
            if (program.readLine().contains("Flushing"))
                taken = wallNow() - begin;
        }
    }
    program.kill();
    program.waitForFinished();
    return taken;
}

void startup(const Options&) {
    const QTemporaryDir home;
    FrameTimes taken;
    for (int i = 0; i < times; ++i)
        taken.wall.push_back(startOnce(home.path()));
    print("startup", taken, R"("what":"ms from the start of resprout to its first frame on the screen")");
}

void open(const Options&) {
    constexpr std::uint32_t processes = 100'000;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("wide.tree.json"));
    {
        QFile file(path);
        const std::string text = writeScenario(wideTree(processes));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0)
            fail("the file to be written");
    }
    FrameTimes taken;
    std::vector<double> longest;
    auto& application = static_cast<MeteredApplication&>(*QCoreApplication::instance());
    for (int i = 0; i < times; ++i) {
        Stage stage(Stage::Panels::Shown);
        (void)application.takeLongest();
        const double cpu = cpuNow();
        const double begin = wallNow();
        stage.window().documents().open(path);
        stage.wait("all to run", [&] {
            return stage.run().tree().countsByState()[static_cast<std::size_t>(ProcessState::Running)] == processes;
        });
        const int painted = stage.paintings();
        stage.wait("their picture", [&] { return stage.paintings() > painted; });
        taken.wall.push_back(wallNow() - begin);
        taken.cpu.push_back(cpuNow() - cpu);
        longest.push_back(application.takeLongest());
    }
    print("open_100k", taken,
          fmt::format(R"("what":"ms from opening the file to the picture with all of them","longest_block_p50":{:.1f})",
                      share(longest, 0.5)));
}

constexpr std::array cases{
    Case{"startup", "the program, from its start to its first frame on the screen; median of ten", startup},
    Case{"open_100k", "a file of 100,000 processes, until all are up and painted; median of ten", open},
};

} // namespace

std::span<const Case> openCases() {
    return cases;
}

} // namespace resprout::ui::bench

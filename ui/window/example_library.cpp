#include "ui/window/example_library.h"

#include "core/scenario/read.h"

#include <QDir>
#include <QFile>

namespace resprout::ui {

namespace {

const QString folder = QStringLiteral(":/examples");
const QString ending = QStringLiteral(".tree.json");

std::vector<Example> readAll() {
    std::vector<Example> examples;
    for (const QString& name : QDir(folder).entryList({QLatin1Char('*') + ending}, QDir::Files, QDir::Name)) {
        const QString path = folder + QLatin1Char('/') + name;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const std::string text = file.readAll().toStdString();
        const ReadResult read = readScenario(text, name.chopped(ending.size()).toStdString());
        if (read.scenario)
            examples.push_back({path, QString::fromStdString(read.scenario->name),
                                QString::fromStdString(read.scenario->description)});
    }
    return examples;
}

} // namespace

const std::vector<Example>& exampleLibrary() {
    static const std::vector<Example> examples = readAll();
    return examples;
}

} // namespace resprout::ui

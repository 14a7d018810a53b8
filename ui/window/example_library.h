#pragma once

#include <QString>

#include <vector>

namespace resprout::ui {

/// An example that travels inside the program.
struct Example {
    QString path; // ":/examples/NAME.tree.json"
    QString name;
    QString description; // what to try, and what will happen
};

/// All of them, in the order in which a beginner opens them (that of their file names). Read once. GUI thread only.
[[nodiscard]] const std::vector<Example>& exampleLibrary();

} // namespace resprout::ui

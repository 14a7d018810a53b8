#pragma once

#include <QStringList>

namespace resprout::ui {

/// The files that were opened or saved last, newest first; kept in the user's settings. GUI thread only.
class RecentFiles {
public:
    static constexpr int most = 10;

    [[nodiscard]] static QStringList paths(); // those that are still there
    static void add(const QString& path);
    static void clear();
};

} // namespace resprout::ui

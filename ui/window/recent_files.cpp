#include "ui/window/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace resprout::ui {

namespace {

const QString key = QStringLiteral("recentFiles");

} // namespace

QStringList RecentFiles::paths() {
    QStringList paths = QSettings().value(key).toStringList();
    paths.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
    return paths;
}

void RecentFiles::add(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList paths = QSettings().value(key).toStringList();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    QSettings().setValue(key, paths.mid(0, most));
}

void RecentFiles::clear() {
    QSettings().remove(key);
}

} // namespace resprout::ui

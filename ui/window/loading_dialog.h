#pragma once

#include "ui/window/file_loader.h"
#include "ui/window/sheet.h"

#include <QProgressBar>
#include <QTimer>

namespace resprout::ui {

/// How far a big file has been read; it can be left. The tree on show stays until the new one is whole. GUI thread only.
class LoadingDialog : public Sheet {
    Q_OBJECT
public:
    LoadingDialog(FileLoader& loader, const QString& openName, QWidget* parent);

private:
    void tell();

    FileLoader& m_loader;
    QProgressBar* m_bar = nullptr;
    QLabel* m_bytes = nullptr;
    QTimer m_timer;
};

} // namespace resprout::ui

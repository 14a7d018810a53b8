#pragma once

#include "ui/window/commands.h"
#include "ui/window/sheet.h"

namespace resprout::ui {

/// All keys of the window. GUI thread only.
class KeysDialog : public Sheet {
    Q_OBJECT
public:
    KeysDialog(const Commands& commands, QWidget* parent);
};

/// What the program is. GUI thread only.
class AboutDialog : public Sheet {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* parent);
};

/// The bundled examples, each with what to try in it. GUI thread only.
class ExamplesDialog : public Sheet {
    Q_OBJECT
public:
    explicit ExamplesDialog(QWidget* parent);

signals:
    void chosen(const QString& path);
};

} // namespace resprout::ui

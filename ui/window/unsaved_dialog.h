#pragma once

#include "ui/window/sheet.h"

namespace resprout::ui {

/// The question before anything is lost. Save has the focus; "Don't save" stands at the far side. GUI thread only.
class UnsavedDialog : public Sheet {
    Q_OBJECT
public:
    UnsavedDialog(Run& run, const QString& name, QWidget* parent);

signals:
    void saveChosen();
    void dropChosen();
};

} // namespace resprout::ui

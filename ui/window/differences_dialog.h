#pragma once

#include "ui/window/sheet.h"

namespace resprout::ui {

/// Where a run is not what a real node would show, point by point, each with its reason. GUI thread only.
class DifferencesDialog : public Sheet {
    Q_OBJECT
public:
    explicit DifferencesDialog(QWidget* parent);
};

} // namespace resprout::ui

#pragma once

#include "ui/window/sheet.h"

namespace resprout::ui {

/// Something that did not work, in words. GUI thread only.
class MessageDialog : public Sheet {
    Q_OBJECT
public:
    MessageDialog(const QString& title, const QString& message, QWidget* parent);
};

} // namespace resprout::ui

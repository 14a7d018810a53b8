#include "ui/window/differences_dialog.h"

#include "ui/theme/theme.h"
#include "ui/window/differences.h"

#include <QBoxLayout>

namespace resprout::ui {

DifferencesDialog::DifferencesDialog(QWidget* parent) : Sheet(tr("Where Resprout differs from OTP"), 620, parent) {
    const auto add = [this](const QString& text, const char* role) {
        auto* label = makeLabel(text, role, this);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setFocusPolicy(Qt::NoFocus);
        body().addWidget(label);
        return label;
    };
    add(differencesIntro(), "");
    for (const Difference& difference : differences()) {
        body().addSpacing(6);
        add(difference.what, "value")->setAccessibleDescription(difference.why);
        add(difference.why, "secondary")->setFont(Theme::instance().sans(12.5));
    }
    addClose();
}

} // namespace resprout::ui

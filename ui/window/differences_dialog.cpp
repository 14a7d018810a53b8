#include "ui/window/differences_dialog.h"

#include "ui/window/differences.h"

#include <QBoxLayout>

namespace resprout::ui {

DifferencesDialog::DifferencesDialog(QWidget* parent) : Sheet(tr("Where Resprout differs from OTP"), 620, parent) {
    const auto add = [this](QBoxLayout& to, const QString& text, const char* role) {
        auto* label = makeLabel(text, role, this);
        label->setWordWrap(true);
        to.addWidget(label);
        return label;
    };
    add(body(), differencesIntro(), "");
    for (const Difference& difference : differences()) {
        auto* point = new QVBoxLayout;
        point->setSpacing(3);
        add(*point, difference.what, "value")->setAccessibleDescription(difference.why);
        add(*point, difference.why, "secondary");
        body().addLayout(point);
    }
    addClose();
}

} // namespace resprout::ui

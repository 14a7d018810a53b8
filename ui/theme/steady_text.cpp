#include "ui/theme/steady_text.h"

#include <QLabel>

namespace resprout::ui {

void setSteadyText(QLabel& label, const QString& text) {
    if (label.text() == text)
        return;
    label.setText(text);
    const QSize wanted = label.sizeHint().expandedTo(label.minimumSize());
    if (wanted != label.minimumSize() || label.minimumSize() != label.maximumSize())
        label.setFixedSize(wanted); // a label of a fixed size asks for no new layout when its words change
}

void forgetSteadySize(QLabel& label) {
    label.setMinimumSize(0, 0);
    label.setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
}

} // namespace resprout::ui

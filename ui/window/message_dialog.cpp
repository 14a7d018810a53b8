#include "ui/window/message_dialog.h"

#include <QBoxLayout>

namespace resprout::ui {

namespace {

/// A long path may be broken behind each of its folders.
QString breakable(QString message) {
    return message.replace(QLatin1Char('/'), QStringLiteral("/\u200B"));
}

} // namespace

MessageDialog::MessageDialog(const QString& title, const QString& message, QWidget* parent)
    : Sheet(title, 520, parent) {
    head().insertWidget(0, makeSign(Sign::Warning, Tone::Danger, 26, this), 0, Qt::AlignTop);
    auto* words = makeLabel(breakable(message), "", this);
    words->setWordWrap(true); // not to be selected: a path that was copied would hold the breaks
    body().addWidget(words);
    auto* close = makeButton(tr("Close"), "primary", this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    foot().addStretch(1);
    foot().addWidget(close);
}

} // namespace resprout::ui

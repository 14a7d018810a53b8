#include "ui/window/unsaved_dialog.h"

#include <QBoxLayout>

namespace resprout::ui {

UnsavedDialog::UnsavedDialog(Run& run, const QString& name, QWidget* parent)
    : Sheet(tr("Save %1?").arg(name), 440, parent) {
    head().insertWidget(0, makeSign(Sign::Document, Tone::Accent, 28, this), 0, Qt::AlignTop);
    const bool wasTakenBack = run.addedCount() == 0;
    titles().addWidget(makeLabel(wasTakenBack ? tr("The file has steps that you took back.")
                                              : counted(run.addedCount(), tr("%1 step is only in this window."),
                                                        tr("%1 steps are only in this window.")),
                                 "secondary", this));
    auto* words = makeLabel(
        wasTakenBack ? tr("Saved, the file forgets them, too. Unsaved, it keeps them.")
                     : tr("Saved, the file replays everything that you did. Unsaved, your steps are dropped."),
        "", this);
    words->setWordWrap(true);
    body().addWidget(words);

    auto* drop = makeButton(tr("Don't save"), "", this);
    auto* cancel = makeButton(tr("Cancel"), "", this);
    auto* save = makeButton(tr("Save"), "primary", this);
    save->setDefault(true);
    foot().addWidget(drop);
    foot().addStretch(1);
    foot().addWidget(cancel);
    foot().addWidget(save);
    connect(drop, &QPushButton::clicked, this, [this] {
        accept();
        emit dropChosen();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, [this] {
        accept();
        emit saveChosen();
    });
    if (run.isPlaying())
        run.pause(); // it goes on only when the person says so: the window may be about to close
}

} // namespace resprout::ui

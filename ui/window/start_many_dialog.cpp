#include "ui/window/start_many_dialog.h"

#include <QBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QSpinBox>

namespace resprout::ui {

namespace {

constexpr int dialogWidth = 440; // pixels
constexpr int usual = 1'000;

} // namespace

StartManyDialog::StartManyDialog(Run& run, PathId supervisor, QWidget* parent)
    : Sheet(tr("Start many children"), dialogWidth, parent), m_run(run), m_supervisor(supervisor) {
    const QString name = QString::fromStdString(run.paths().id(supervisor));
    titles().addWidget(makeLabel(tr("supervisor:start_child/2, of %1").arg(name), "secondary", this));
    auto* head = makeLabel(tr("How many"), "head", this);
    m_count = new QSpinBox(this);
    m_count->setRange(1, most);
    m_count->setGroupSeparatorShown(true);
    m_count->setValue(usual);
    m_count->setAccessibleName(tr("How many"));
    head->setBuddy(m_count);
    body().addWidget(head);
    body().addWidget(m_count);
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->hide();
    body().addWidget(m_bar);
    m_words = makeLabel(tr("Each is a step of the script. Undo takes all of them back."), "secondary", this);
    m_words->setWordWrap(true);
    body().addWidget(m_words);

    m_cancel = makeButton(tr("Cancel"), "", this);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_main = makeButton(tr("Start"), "primary", this);
    m_main->setDefault(true);
    connect(m_main, &QPushButton::clicked, this, &StartManyDialog::start);
    foot().addStretch(1);
    foot().addWidget(m_cancel);
    foot().addWidget(m_main);
    connect(&m_timer, &QTimer::timeout, this, &StartManyDialog::tell);
    m_count->setFocus();
    m_count->selectAll();
    pause(run);
}

void StartManyDialog::start() {
    m_run.growBy(m_supervisor, m_count->value());
    m_bar->setRange(0, m_count->value());
    m_count->setEnabled(false);
    m_main->setEnabled(false);
    m_bar->show();
    m_cancel->setFocus();
    m_timer.start(60);
    tell();
}

void StartManyDialog::tell() {
    using State = Run::GrowthProgress::State;
    const auto growing = m_run.growing();
    if (!growing || (growing->state == State::Over && growing->started == growing->wanted)) {
        m_run.stopGrowing();
        accept();
        return;
    }
    m_bar->setValue(growing->answered);
    const QLocale locale;
    QString words = tr("%1 of %2 started").arg(locale.toString(growing->started), locale.toString(growing->wanted));
    if (growing->state == State::GoesOn)
        return m_words->setText(words);
    m_timer.stop();
    m_cancel->setText(tr("Close"));
    if (growing->state == State::SupervisorEnded)
        words += tr(". The supervisor does not run any more.");
    else if (growing->answered < growing->asked)
        words += tr(". The supervisor is busy: the others wait for it.");
    else
        words += tr(". The others were refused; the last answer was %1.")
                     .arg(m_run.lastAnswer(m_supervisor, StepOp::StartChild));
    m_words->setText(words);
}

void StartManyDialog::reject() {
    m_run.stopGrowing();
    Sheet::reject();
}

} // namespace resprout::ui

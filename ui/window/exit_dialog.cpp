#include "ui/window/exit_dialog.h"

#include "core/otp/term.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>

namespace resprout::ui {

namespace {

constexpr int dialogWidth = 526; // pixels

QString titleOf(ExitKind kind) {
    switch (kind) {
    case ExitKind::Exit:
        return ExitDialog::tr("Exit with reason");
    case ExitKind::Signal:
        return ExitDialog::tr("Send exit signal");
    }
    return {};
}

} // namespace

ExitDialog::ExitDialog(Run& run, PathId process, ExitKind kind, QWidget* parent)
    : Sheet(titleOf(kind), dialogWidth, parent),
      m_run(run),
      m_process(process),
      m_kind(kind),
      m_id(QString::fromStdString(run.paths().id(process))) {
    const ProcessRecord* record = run.tree().find(process);
    auto* about = new QHBoxLayout;
    about->setSpacing(9);
    about->addWidget(makeLabel(m_id, "value", this));
    if (record != nullptr && record->pid != 0)
        about->addWidget(makeLabel(QStringLiteral("<0.%1.0>").arg(record->pid), "monoSecondary", this));
    about->addWidget(makeLabel(placeOf(run, process), "secondary", this), 1);
    titles().addLayout(about);

    buildChoices();
    m_effect = addBox("blueBox", Sign::Info);
    m_trap = addBox("blueBox", Sign::Envelope);
    m_follows = addBox("amberBox", Sign::Reset);

    foot().addStretch(1);
    auto* cancel = makeButton(tr("Cancel"), "", this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_main = makeButton({}, "danger", this);
    m_main->setDefault(true);
    connect(m_main, &QPushButton::clicked, this, &ExitDialog::give);
    foot().addWidget(cancel);
    foot().addWidget(m_main);

    choose(0);
    m_term->setFocus();
    pause(run);
}

void ExitDialog::buildChoices() {
    m_choices = {QStringLiteral("normal"), QStringLiteral("shutdown"), QStringLiteral("{shutdown,idle}")};
    QStringList words{QStringLiteral("normal"), QStringLiteral("shutdown"), tr("{shutdown, Term}")};
    if (m_kind == ExitKind::Signal) {
        m_choices.append(QStringLiteral("kill"));
        words.append(QStringLiteral("kill"));
    }
    m_choices.append(QString());
    words.append(tr("any term"));

    const QString name = m_kind == ExitKind::Exit ? tr("Reason") : tr("Signal");
    auto* head = makeLabel(name, "head", this);
    body().addWidget(head);
    auto* segments = new Segments(words, name, this);
    m_buttons = &segments->buttons();
    connect(m_buttons, &QButtonGroup::idClicked, this, &ExitDialog::choose);
    body().addWidget(segments, 0, Qt::AlignLeft);

    m_term = new QLineEdit(this);
    m_term->setProperty("role", "term");
    m_term->setMaxLength(static_cast<int>(maxTermText));
    m_term->setAccessibleName(tr("Term"));
    head->setBuddy(m_term);
    connect(m_term, &QLineEdit::textChanged, this, &ExitDialog::judge);
    connect(m_term, &QLineEdit::textEdited, this, [this] {
        const int any = static_cast<int>(m_choices.size()) - 1;
        const auto choice = m_choices.indexOf(m_term->text());
        m_buttons->button(choice < 0 ? any : static_cast<int>(choice))->setChecked(true);
    });
    body().addWidget(m_term);
    m_wrong = makeLabel({}, "danger", this);
    m_wrong->setWordWrap(true);
    m_wrong->hide();
    body().addWidget(m_wrong);
}

void ExitDialog::choose(int choice) {
    m_buttons->button(choice)->setChecked(true);
    const QString& term = m_choices[choice];
    if (!term.isEmpty())
        m_term->setText(term);
    else
        m_term->selectAll();
    m_term->setFocus();
    judge();
}

void ExitDialog::judge() {
    std::string error;
    const auto reason = parseTerm(m_term->text().toStdString(), &error);
    const QString wrong = reason ? QString() : tr("Not an Erlang term: %1.").arg(QString::fromStdString(error));
    m_wrong->setText(wrong);
    m_wrong->setVisible(!wrong.isEmpty());
    if (m_term->property("wrong").toBool() == reason.has_value()) {
        m_term->setProperty("wrong", !reason.has_value());
        m_term->setStyleSheet(m_term->styleSheet()); // polished anew
    }
    m_main->setEnabled(reason.has_value());
    const ExitAdvice advice = reason ? adviseExit(m_run, m_process, m_kind, *reason) : ExitAdvice{};
    m_effect->say(advice.title, advice.effect);
    m_trap->say({}, advice.trap);
    m_follows->say({}, advice.follows);
    const QString shown = reason ? QString::fromStdString(toText(*reason)) : QString();
    m_main->setText(m_kind == ExitKind::Exit ? tr("Exit %1").arg(m_id)
                                             : tr("Send %1").arg(shown.size() > 24 ? tr("signal") : shown));
    setRole(*m_main, m_kind == ExitKind::Exit || advice.ends ? "danger" : "primary");
}

void ExitDialog::give() {
    const auto reason = parseTerm(m_term->text().toStdString());
    if (!reason)
        return;
    emit reasonGiven(m_kind, m_process, *reason);
    accept();
}

} // namespace resprout::ui

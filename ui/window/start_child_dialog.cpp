#include "ui/window/start_child_dialog.h"

#include "core/scenario/limits.h"
#include "ui/bridge/qt_text.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>

#include <array>

namespace resprout::ui {

namespace {

constexpr int dialogWidth = 526; // pixels
constexpr std::array restarts{Restart::Permanent, Restart::Transient, Restart::Temporary};

bool isId(const QString& text) {
    static const QRegularExpression rule(QStringLiteral("\\A[a-z][a-z0-9_]*\\z"));
    return text.size() <= static_cast<qsizetype>(maxId) && rule.match(text).hasMatch();
}

/// ms, brutal_kill or infinity; nothing: none of them.
std::optional<Shutdown> shutdownFrom(const QString& text) {
    for (const Shutdown word : {Shutdown{Shutdown::brutalKill}, Shutdown{Shutdown::infinity}}) {
        if (text == qtText(shutdownText(word)))
            return word;
    }
    bool isNumber = false;
    const qlonglong milliseconds = text.toLongLong(&isNumber);
    if (!isNumber || milliseconds < 0 || milliseconds > maxInteger)
        return std::nullopt;
    return Shutdown{milliseconds};
}

} // namespace

StartChildDialog::StartChildDialog(Run& run, PathId supervisor, QWidget* parent)
    : Sheet(tr("Start child"), dialogWidth, parent),
      m_run(run),
      m_supervisor(supervisor),
      m_name(QString::fromStdString(run.paths().id(supervisor))) {
    titles().addWidget(makeLabel(tr("supervisor:start_child/2, of %1").arg(m_name), "secondary", this));
    buildFields();
    m_effect = addBox("blueBox", Sign::Info);
    m_refusal = addBox("amberBox", Sign::Warning);

    foot().addStretch(1);
    auto* cancel = makeButton(tr("Cancel"), "", this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_main = makeButton({}, "primary", this);
    m_main->setDefault(true);
    connect(m_main, &QPushButton::clicked, this, &StartChildDialog::give);
    foot().addWidget(cancel);
    foot().addWidget(m_main);
    judge();
    m_id->setFocus();
    pause(run);
}

void StartChildDialog::buildFields() {
    const auto addField = [this](const QString& name, QLineEdit*& field) {
        auto* head = makeLabel(name, "head", this);
        field = new QLineEdit(this);
        field->setProperty("role", "term");
        field->setAccessibleName(name);
        head->setBuddy(field);
        connect(field, &QLineEdit::textChanged, this, &StartChildDialog::judge);
        body().addWidget(head);
        body().addWidget(field);
    };
    addField(tr("Id"), m_id);
    m_id->setPlaceholderText(tr("a small letter, then a-z, 0-9, _"));
    m_id->setMaxLength(static_cast<int>(maxId));

    body().addWidget(makeLabel(tr("Restart type"), "head", this));
    QStringList types;
    for (const Restart type : restarts)
        types.append(qtText(word(type)));
    auto* segments = new Segments(types, tr("Restart type"), this);
    m_restart = &segments->buttons();
    m_restart->button(0)->setChecked(true);
    connect(m_restart, &QButtonGroup::idClicked, this, &StartChildDialog::judge);
    body().addWidget(segments, 0, Qt::AlignLeft);

    addField(tr("Shutdown: milliseconds, brutal_kill or infinity"), m_shutdown);
    m_shutdown->setText(QString::number(defaultWorkerShutdown.milliseconds));
    m_wrong = makeLabel({}, "danger", this);
    m_wrong->setWordWrap(true);
    body().addWidget(m_wrong);
}

QString StartChildDialog::complaint() const {
    if (!m_id->text().isEmpty() && !isId(m_id->text()))
        return tr("An id begins with a small letter; then come a-z, 0-9 and _.");
    if (!shutdownFrom(m_shutdown->text().trimmed()))
        return tr("Shutdown is a number of milliseconds, brutal_kill or infinity.");
    return {};
}

QString StartChildDialog::refusal() const {
    const ProcessRecord* supervisor = m_run.tree().find(m_supervisor);
    if (supervisor == nullptr || supervisor->pid == 0)
        return QStringLiteral("noproc");
    for (const PathId child : supervisor->children) {
        if (QString::fromStdString(m_run.paths().id(child)) != m_id->text())
            continue;
        const ProcessRecord& listed = *m_run.tree().find(child);
        return listed.pid == 0 ? QStringLiteral("{error,already_present}")
                               : QStringLiteral("{error,{already_started,<0.%1.0>}}").arg(listed.pid);
    }
    return {};
}

void StartChildDialog::judge() {
    if (m_main == nullptr)
        return; // not built yet
    const QString wrong = complaint();
    m_wrong->setText(wrong);
    m_wrong->setVisible(!wrong.isEmpty());
    const bool canStart = wrong.isEmpty() && !m_id->text().isEmpty();
    m_main->setEnabled(canStart);
    m_main->setText(canStart ? tr("Start %1").arg(fontMetrics().elidedText(m_id->text(), Qt::ElideMiddle, 160))
                             : tr("Start child"));
    const QString refused = canStart ? refusal() : QString();
    const ProcessRecord* supervisor = m_run.tree().find(m_supervisor);
    const qsizetype place = supervisor == nullptr ? 1 : static_cast<qsizetype>(supervisor->children.size()) + 1;
    if (refused.isEmpty()) {
        const QString listed =
            restart() == Restart::Temporary // R40
                ? tr("%1 lists it until it ends. If %1 itself is started anew, it begins without it.")
                : tr("%1 lists it from then on. If %1 itself is started anew, it begins without it.");
        m_effect->say(tr("It comes last in the start order, place %1.").arg(place), listed.arg(m_name));
        m_refusal->say({}, {});
    } else {
        m_effect->say({}, {});
        m_refusal->say(tr("OTP will answer %1.").arg(refused),
                       refused == QLatin1String("noproc") ? tr("%1 has no process that could be asked.").arg(m_name)
                                                          : tr("That id is listed already; nothing is started."));
    }
}

Restart StartChildDialog::restart() const {
    return restarts.at(static_cast<std::size_t>(m_restart->checkedId()));
}

NodeSpec StartChildDialog::spec() const {
    NodeSpec spec;
    spec.id = m_id->text().toStdString();
    if (restart() != Restart::Permanent)
        spec.restart = restart();
    if (const auto shutdown = shutdownFrom(m_shutdown->text().trimmed()); shutdown != defaultWorkerShutdown)
        spec.shutdown = *shutdown;
    return spec;
}

void StartChildDialog::give() {
    if (!complaint().isEmpty() || m_id->text().isEmpty())
        return;
    emit specGiven(m_supervisor, spec());
    accept();
}

} // namespace resprout::ui

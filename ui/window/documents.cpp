#include "ui/window/documents.h"

#include "core/scenario/write.h"
#include "ui/window/file_errors_dialog.h"
#include "ui/window/loading_dialog.h"
#include "ui/window/message_dialog.h"
#include "ui/window/recent_files.h"
#include "ui/window/unsaved_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTimer>

#include <utility>

namespace resprout::ui {

namespace {

constexpr int patience = 300; // ms before a load shows that it takes its time

bool isExample(const QString& path) {
    return path.startsWith(QStringLiteral(":/"));
}

QString filters() {
    return Documents::tr("Supervision trees (*.tree.json);;All files (*)");
}

QString folderFor(const QString& path) {
    const QStringList recent = RecentFiles::paths();
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!path.isEmpty() && !isExample(path))
        folder = QFileInfo(path).absolutePath();
    else if (!recent.isEmpty())
        folder = QFileInfo(recent.first()).absolutePath();
    return QFileInfo(folder).isDir() ? folder : QDir::homePath(); // it may be gone, or never have been
}

} // namespace

Documents::Documents(Run& run, QWidget& window) : QObject(&window), m_run(run), m_window(window) {}

Documents::~Documents() = default;

QString Documents::name() const {
    return m_run.isOpen() ? QString::fromStdString(m_run.opened().name) : QString();
}

void Documents::open(const QString& path) {
    beforeLosing([this, path] { load(path); });
}

void Documents::openByDialog() {
    beforeLosing([this] {
        auto* dialog = new QFileDialog(&m_window, tr("Open a tree"), folderFor(m_path), filters());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        auto pause = std::make_shared<PausedRun>(m_run);
        connect(dialog, &QFileDialog::fileSelected, this, &Documents::load);
        connect(dialog, &QObject::destroyed, this, [pause]() mutable { pause.reset(); });
        dialog->open();
    });
}

void Documents::load(const QString& path) {
    endLoading();
    m_loader = new FileLoader(path, this);
    connect(m_loader, &FileLoader::loaded, this, [this, path](const std::shared_ptr<ReadResult>& result) {
        endLoading();
        take(path, *result);
    });
    connect(m_loader, &FileLoader::failed, this, [this, path](const QString& message) {
        endLoading();
        fail(path, message);
    });
    QTimer::singleShot(patience, m_loader, [this, loader = m_loader] {
        if (loader != m_loader)
            return;
        m_dialog = new LoadingDialog(*loader, name(), &m_window);
        connect(m_dialog, &QDialog::rejected, this, &Documents::endLoading);
        m_dialog->open();
    });
    m_loader->start();
}

void Documents::endLoading() {
    if (m_loader != nullptr) {
        std::exchange(m_loader, nullptr)->leave();
    }
    if (m_dialog != nullptr) {
        m_dialog->disconnect(this);
        m_dialog->close();
    }
}

void Documents::take(const QString& path, ReadResult& result) {
    if (!result.scenario) {
        auto* dialog = new FileErrorsDialog(path, result, name(), &m_window);
        connect(dialog, &FileErrorsDialog::anotherAsked, this, &Documents::openByDialog);
        dialog->pause(m_run);
        dialog->open();
        return;
    }
    m_path = path;
    m_run.setSpeed(1);
    m_run.open(std::move(*result.scenario));
    QStringList messages;
    for (const Complaint& complaint : result.complaints)
        messages.append(refusalText(complaint));
    m_refusals.complaints = std::move(result.complaints);
    if (!isExample(path)) {
        RecentFiles::add(path);
        emit recentChanged();
    }
    emit opened();
    emit refused(messages);
    m_run.play();
}

void Documents::showRefusals() {
    ReadResult shown = m_refusals;
    shown.scenario.emplace(); // it did open
    auto* dialog = new FileErrorsDialog(m_path, shown, name(), &m_window);
    connect(dialog, &FileErrorsDialog::anotherAsked, this, &Documents::openByDialog);
    dialog->pause(m_run);
    dialog->open();
}

void Documents::fail(const QString& path, const QString& message) {
    auto* dialog = new MessageDialog(tr("%1 cannot be read").arg(QFileInfo(path).fileName()), message, &m_window);
    dialog->pause(m_run);
    dialog->open();
}

void Documents::save() {
    if (m_path.isEmpty() || isExample(m_path))
        saveAs();
    else
        saveTo(m_path);
}

void Documents::saveAs() {
    const QString start = folderFor(m_path) + QLatin1Char('/') + name() + QStringLiteral(".tree.json");
    auto* dialog = new QFileDialog(&m_window, tr("Save the tree and what you did"), start, filters());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("tree.json"));
    dialog->selectFile(start);
    auto pause = std::make_shared<PausedRun>(m_run);
    connect(dialog, &QFileDialog::fileSelected, this, &Documents::saveTo);
    connect(dialog, &QDialog::rejected, this, [this] { m_afterSaving = {}; });
    connect(dialog, &QObject::destroyed, this, [pause]() mutable { pause.reset(); });
    dialog->open();
}

/// The old file stays until the new one is whole on the disk.
void Documents::saveTo(const QString& path) {
    const auto then = std::exchange(m_afterSaving, {});
    const std::string text = writeScenario(m_run.document());
    QSaveFile file(path);
    const bool isWritten =
        file.open(QIODevice::WriteOnly) &&
        file.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size()) && file.commit();
    if (!isWritten) {
        auto* dialog = new MessageDialog(
            tr("%1 could not be saved").arg(QFileInfo(path).fileName()),
            tr("%1. Nothing is lost: the run is still in this window.").arg(file.errorString()), &m_window);
        dialog->pause(m_run);
        dialog->open();
        return;
    }
    m_path = path;
    m_run.markSaved();
    RecentFiles::add(path);
    emit recentChanged();
    emit saved();
    if (then)
        then();
}

void Documents::beforeLosing(std::function<void()> then) {
    if (!m_run.isDirty()) {
        then();
        return;
    }
    auto* dialog = new UnsavedDialog(m_run, name(), &m_window);
    connect(dialog, &UnsavedDialog::dropChosen, this, then);
    connect(dialog, &UnsavedDialog::saveChosen, this, [this, then = std::move(then)] {
        m_afterSaving = then;
        save();
    });
    dialog->open();
}

} // namespace resprout::ui

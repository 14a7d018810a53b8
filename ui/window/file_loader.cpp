#include "ui/window/file_loader.h"

#include <QFile>
#include <QFileInfo>
#include <QMetaObject>

#include <string>

namespace resprout::ui {

namespace {

constexpr qint64 chunk = 1 << 20;                     // bytes
constexpr qint64 mostBytes = (qint64{256} << 20) + 1; // one more than a scenario may have: its reader says so

QString stemOf(const QString& path) {
    QString name = QFileInfo(path).fileName();
    for (const QString& ending : {QStringLiteral(".json"), QStringLiteral(".tree")}) {
        if (name.endsWith(ending, Qt::CaseInsensitive))
            name.chop(ending.size());
    }
    return name;
}

} // namespace

FileLoader::FileLoader(QString path, QObject* parent)
    : QObject(parent), m_path(std::move(path)), m_size(QFileInfo(m_path).size()) {}

FileLoader::~FileLoader() {
    cancel();
}

void FileLoader::start() {
    m_thread = std::jthread([this](const std::stop_token& token) { read(token); });
}

void FileLoader::cancel() {
    m_isCancelled = true;
    m_thread.request_stop();
}

/// Waits for nobody: a thread in the middle of checking a big file deletes the loader when it is done.
void FileLoader::leave() {
    cancel();
    m_isLeft = true;
    if (m_isOver)
        deleteLater();
}

void FileLoader::finish(const std::function<void()>& tell) {
    m_isOver = true;
    if (!m_isCancelled)
        tell();
    if (m_isLeft)
        deleteLater();
}

qint64 FileLoader::bytesRead() const {
    return m_bytesRead.load(std::memory_order_relaxed);
}

void FileLoader::read(const std::stop_token& token) {
    QFile file(m_path);
    const bool isFile = QFileInfo(m_path).isFile();
    if (!isFile || !file.open(QIODevice::ReadOnly)) {
        const QString why = isFile ? file.errorString() : tr("It is no file.");
        QMetaObject::invokeMethod(this, [this, why] { finish([&] { emit failed(why); }); });
        return;
    }
    std::string text;
    while (!token.stop_requested() && static_cast<qint64>(text.size()) < mostBytes) {
        const QByteArray bytes = file.read(chunk);
        if (bytes.isEmpty())
            break;
        text.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        m_bytesRead.store(static_cast<qint64>(text.size()), std::memory_order_relaxed);
    }
    auto result = std::make_shared<ReadResult>();
    if (!token.stop_requested())
        *result = readScenario(text, stemOf(m_path).toStdString());
    QMetaObject::invokeMethod(this, [this, result = std::move(result)] { finish([&] { emit loaded(result); }); });
}

} // namespace resprout::ui

#pragma once

#include "core/scenario/read.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace resprout::ui {

/// Reads one file on a thread of its own. The outcome comes as a signal on the GUI thread; a load that was cancelled says
/// nothing. GUI thread only.
class FileLoader : public QObject {
    Q_OBJECT
public:
    explicit FileLoader(QString path, QObject* parent = nullptr);
    ~FileLoader() override;

    void start();
    void cancel(); // nothing comes of it any more
    void leave();  // the same; it deletes itself once its thread has ended

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] qint64 size() const { return m_size; } // bytes
    [[nodiscard]] qint64 bytesRead() const;              // as of now

signals:
    void loaded(std::shared_ptr<resprout::ReadResult> result);
    void failed(const QString& message); // it could not even be read

private:
    void read(const std::stop_token& token); // on the thread
    void finish(const std::function<void()>& tell);

    QString m_path;
    qint64 m_size = 0;
    bool m_isCancelled = false;
    bool m_isLeft = false;
    bool m_isOver = false;
    std::atomic<qint64> m_bytesRead{0}; // shared with the thread
    std::jthread m_thread;              // last: it ends before the rest goes
};

} // namespace resprout::ui

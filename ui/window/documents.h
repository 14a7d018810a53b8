#pragma once

#include "ui/bridge/run.h"
#include "ui/window/file_loader.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace resprout::ui {

class LoadingDialog;

/// Opening, saving, and the question before anything is lost. What is on show stays until the new one is whole.
/// GUI thread only.
class Documents : public QObject {
    Q_OBJECT
public:
    Documents(Run& run, QWidget& window);
    ~Documents() override;

    [[nodiscard]] const QString& path() const { return m_path; } // of the file on show; empty: none
    [[nodiscard]] QString name() const;                          // of the tree on show
    [[nodiscard]] bool isLoading() const { return m_loader != nullptr; }

    void open(const QString& path); // asks first when something would be lost
    void openByDialog();
    void save();
    void saveAs();
    void saveTo(const QString& path);
    /// Runs `then` when nothing would be lost by it, or the person does not mind.
    void beforeLosing(std::function<void()> then);
    void showRefusals();

signals:
    void opened(); // another document is on show, and plays
    void saved();
    void refused(const QStringList& messages); // what OTP refuses in the file that was opened; empty: nothing
    void recentChanged();

private:
    void load(const QString& path);
    void take(const QString& path, ReadResult& result);
    void fail(const QString& path, const QString& message);
    void endLoading();

    Run& m_run;
    QWidget& m_window;
    QString m_path;
    ReadResult m_refusals; // of the file on show
    FileLoader* m_loader = nullptr;
    QPointer<LoadingDialog> m_dialog;
    std::function<void()> m_afterSaving;
};

} // namespace resprout::ui

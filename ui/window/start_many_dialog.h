#pragma once

#include "core/otp/path_table.h"
#include "ui/window/sheet.h"

#include <QTimer>

class QProgressBar;
class QSpinBox;

namespace resprout::ui {

/// "Start many children" of a pool or a dynamic supervisor: how many; then how far it has come, and that it can be left. The
/// window lives on below it. GUI thread only.
class StartManyDialog : public Sheet {
    Q_OBJECT
public:
    StartManyDialog(Run& run, PathId supervisor, QWidget* parent);

    [[nodiscard]] QSpinBox& countField() const { return *m_count; }
    [[nodiscard]] QPushButton& mainButton() const { return *m_main; }

    static constexpr int most = 1'000'000;

    void reject() override; // those that were started stay

private:
    void start();
    void tell();

    Run& m_run;
    PathId m_supervisor;
    QSpinBox* m_count = nullptr;
    QLabel* m_words = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_main = nullptr;
    QPushButton* m_cancel = nullptr;
    QTimer m_timer;
};

} // namespace resprout::ui

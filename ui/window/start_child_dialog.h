#pragma once

#include "core/scenario/scenario.h"
#include "ui/window/sheet.h"

class QLineEdit;

namespace resprout::ui {

/// "Start child" of a supervisor with a list of children: the id, restart type and shutdown of a worker, with what
/// supervisor:start_child/2 will do or answer. GUI thread only.
class StartChildDialog : public Sheet {
    Q_OBJECT
public:
    StartChildDialog(Run& run, PathId supervisor, QWidget* parent);

    [[nodiscard]] QLineEdit& idField() const { return *m_id; }
    [[nodiscard]] QLineEdit& shutdownField() const { return *m_shutdown; }
    [[nodiscard]] QPushButton& mainButton() const { return *m_main; }
    /// What is wrong with what was typed; empty: nothing.
    [[nodiscard]] QString complaint() const;
    /// What OTP will answer when it refuses; empty: it will start the child.
    [[nodiscard]] QString refusal() const;

signals:
    void specGiven(resprout::PathId supervisor, const resprout::NodeSpec& spec);

private:
    void buildFields();
    void judge();
    void give();
    [[nodiscard]] Restart restart() const;
    [[nodiscard]] NodeSpec spec() const;

    Run& m_run;
    PathId m_supervisor;
    QString m_name; // of the supervisor
    QLineEdit* m_id = nullptr;
    QButtonGroup* m_restart = nullptr;
    QLineEdit* m_shutdown = nullptr;
    QLabel* m_wrong = nullptr;
    Box* m_effect = nullptr;
    Box* m_refusal = nullptr;
    QPushButton* m_main = nullptr;
};

} // namespace resprout::ui

#pragma once

#include "ui/window/exit_advice.h"
#include "ui/window/sheet.h"

#include <QLineEdit>

namespace resprout::ui {

/// "Exit with reason" or "Send exit signal": a choice of reasons, or any term, with what it does and what will follow.
/// GUI thread only.
class ExitDialog : public Sheet {
    Q_OBJECT
public:
    ExitDialog(Run& run, PathId process, ExitKind kind, QWidget* parent);

    [[nodiscard]] QLineEdit& termField() const { return *m_term; }
    [[nodiscard]] QPushButton& mainButton() const { return *m_main; }

signals:
    void reasonGiven(resprout::ui::ExitKind kind, resprout::PathId process, const resprout::Term& reason);

private:
    void buildChoices();
    void choose(int choice);
    void judge();
    void give();

    Run& m_run;
    PathId m_process;
    ExitKind m_kind;
    QString m_id;
    QStringList m_choices; // the terms; empty: any
    QButtonGroup* m_buttons = nullptr;
    QLineEdit* m_term = nullptr;
    QLabel* m_wrong = nullptr;
    Box* m_effect = nullptr;
    Box* m_trap = nullptr;
    Box* m_follows = nullptr;
    QPushButton* m_main = nullptr;
};

} // namespace resprout::ui

#pragma once

#include "ui/bridge/run.h"
#include "ui/window/commands.h"
#include "ui/window/widgets.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QHBoxLayout;

namespace resprout::ui {

/// The one place between toolbar and canvas where the window says something: the most urgent of what there is to say.
/// GUI thread only.
class Bars : public QWidget {
    Q_OBJECT
public:
    Bars(Run& run, Commands& commands, QWidget* parent = nullptr);

    enum class Kind { None, Hint, Refusals, Replay, CrashTool, RootGone, StoodStill };
    [[nodiscard]] Kind kind() const { return m_kind; }

    void setDensity(Density density);
    enum class Switch { Off, On };
    void setCrashTool(Switch state);
    void showHint(); // the line that says what to click, until it is closed or was understood
    /// What a document says of itself, until it is closed; empty: nothing.
    void showDescription(const QString& description);
    /// What OTP will refuse in the file that was opened; the run goes on.
    void showRefusals(const QStringList& messages);

signals:
    void refusalsAsked(); // to see all of them

private:
    struct Hint {
        QString first, rest;
        bool endsWithCrashTool = false;
    };
    void say(std::optional<Hint> hint);
    void choose();
    [[nodiscard]] Kind mostUrgent() const;
    void build();
    void clear();
    QHBoxLayout* begin(const char* role, int height);
    void buildHint();
    void buildRefusals();
    void buildReplay();
    void buildCrashTool();
    void buildRootGone();
    void buildStoodStill();
    void addClose(QHBoxLayout& line);
    void addWrapped(QHBoxLayout& line, const QString& text);

    Run& m_run;
    Commands& m_commands;
    Density m_density = Density::Wide;
    Kind m_kind = Kind::None;
    int m_off = 0; // clicks that the bar on show offers to replay
    bool m_crashTool = false;
    std::optional<Hint> m_hint;
    QStringList m_refusals;
    QWidget* m_body = nullptr;
};

} // namespace resprout::ui

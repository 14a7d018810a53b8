#include "ui/bridge/run.h"
#include "ui/inspector/inspector.h"

namespace resprout::ui {

void Inspector::follow(Run& run) {
    const auto take = [this, &run] {
        setSource(&run.tree(), &run.paths(), &run.terms());
    };
    connect(&run, &Run::reopened, this, [this, &run, take](Run::Reopening how) {
        if (how == Run::Reopening::Resumed)
            resume(&run.tree(), &run.paths(), &run.terms());
        else
            take();
    });
    connect(&run, &Run::advanced, this, [this, &run] {
        if (run.isTurnOf(Turns::Part::Facts)) {
            refreshFacts(run.now());
            showAnswer(run);
        }
        if (run.isTurnOf(Turns::Part::Chart))
            refreshChart(run.now());
    });
    connect(this, &Inspector::changesAsked, &run, [this, &run](PathId supervisor, const FlagChanges& changes) {
        m_asked = supervisor;
        run.reconfigure(supervisor, changes);
        refresh(run.now());
        showAnswer(run);
    });
    if (run.isOpen())
        take();
}

void Inspector::showAnswer(const Run& run) {
    if (m_asked != m_path || m_path == noPath)
        return;
    if (run.isPending(m_path, StepOp::Reconfigure)) {
        setAnswer(SupervisorSettings::Answer::Waiting);
        return;
    }
    const QString answer = run.lastAnswer(m_path, StepOp::Reconfigure);
    const bool isOk = answer.isEmpty() || answer == QLatin1String("ok");
    setAnswer(isOk ? SupervisorSettings::Answer::Ok : SupervisorSettings::Answer::Refused, answer);
}

} // namespace resprout::ui

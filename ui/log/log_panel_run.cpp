#include "ui/bridge/run.h"
#include "ui/log/log_panel.h"

namespace resprout::ui {

void LogPanel::follow(const Run& run) {
    const auto take = [this, &run] {
        LogSource source;
        source.tree = &run.tree();
        source.log = &run.log();
        source.index = &run.index();
        source.paths = &run.paths();
        source.terms = &run.terms();
        source.stepsOfFile = run.opened().script.size();
        source.wasAdded = [&run](std::uint32_t step) {
            return run.wasAdded(step); // clicks that are replayed stand among the steps of the file
        };
        setSource(source);
    };
    connect(&run, &Run::reopened, this, [this, &run, take](Run::Reopening how) {
        LogFilter filter;
        if (how == Run::Reopening::Resumed && m_view->filter().path != noPath) {
            filter = m_view->filter(); // of the ids before
            filter.path = run.paths().find(m_source.paths->text(filter.path)).value_or(noPath);
        }
        take();
        m_view->setFilter(filter);
        showFilter();
    });
    connect(&run, &Run::advanced, this,
            [this, &run] { refresh(run.isTurnOf(Turns::Part::Log) ? LogView::Showing::Now : LogView::Showing::Soon); });
    if (run.isOpen())
        take();
}

} // namespace resprout::ui

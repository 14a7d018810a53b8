#include "tests/bench/ui/metered_application.h"
#include "tests/bench/ui/stage.h"
#include "tests/bench/ui/trees.h"
#include "tests/bench/ui/ui_case.h"
#include "ui/tree/tree_canvas.h"

#include <QTimer>

#include <fmt/format.h>

#include <array>
#include <string>

// Edits of a tree of 10,000 processes that is on screen, as a person makes them today: each is a step of the script.

namespace resprout::ui::bench {

namespace {

constexpr std::uint32_t processes = 10'000;
constexpr int edits = 60;

class Editor {
public:
    explicit Editor(Stage& stage) : m_stage(stage) {
        const TreeFold& tree = stage.run().tree();
        for (PathId path = tree.root(); !tree.find(path)->children.empty(); path = tree.find(path)->children.front())
            m_supervisor = path;
        stage.canvas().setCurrent(m_supervisor);
    }

    /// The i-th edit: a child more, another strategy and intensity, the child stopped, its spec dropped; and again.
    void edit(int i) {
        Run& run = m_stage.run();
        switch (i % 4) {
        case 0: {
            NodeSpec child;
            child.id = "extra" + std::to_string(i);
            m_child = run.pathText(m_supervisor) + QLatin1Char('/') + QString::fromStdString(child.id);
            m_op = StepOp::StartChild;
            run.startChild(m_supervisor, child);
            break;
        }
        case 1:
            m_op = StepOp::Reconfigure;
            run.reconfigure(m_supervisor, {i % 8 < 4 ? Strategy::OneForAll : Strategy::RestForOne, i + 5, {}});
            break;
        case 2:
            m_op = StepOp::TerminateChild;
            run.terminateChild(child());
            break;
        default:
            m_op = StepOp::DeleteChild;
            run.deleteChild(child());
        }
    }

    [[nodiscard]] bool isAnswered() const {
        const bool isOfChild = m_op == StepOp::TerminateChild || m_op == StepOp::DeleteChild;
        return !m_stage.run().isPending(isOfChild ? child() : m_supervisor, m_op);
    }

private:
    [[nodiscard]] PathId child() const { return m_stage.run().paths().find(m_child.toStdString()).value_or(noPath); }

    Stage& m_stage;
    PathId m_supervisor = noPath;
    QString m_child;
    StepOp m_op = StepOp::StartChild;
};

/// `act` as an event of its own, so that it belongs to a frame; then frames until `isOver` and the run rests again.
double answerTime(Stage& stage, const std::function<void()>& act, const std::function<bool()>& isOver) {
    const auto* heart = stage.run().findChild<QTimer*>();
    const double begin = wallNow();
    bool hasActed = false;
    QTimer::singleShot(0, &stage.window(), [&] {
        act();
        hasActed = true;
    });
    stage.wait("the answer", [&] { return hasActed && isOver(); });
    const double taken = wallNow() - begin;
    stage.wait("the run to come to rest", [&] { return !heart->isActive(); });
    return taken;
}

void edit(const Options&) {
    Stage stage(Stage::Panels::Shown);
    stage.open(wideTree(processes));
    stage.rest();
    stage.canvas().unfoldAll();
    Editor editor(stage);
    auto& application = static_cast<MeteredApplication&>(*QCoreApplication::instance());
    const auto* heart = stage.run().findChild<QTimer*>();

    std::vector<double> answers;
    application.beginFrames(*heart);
    for (int i = 0; i < edits; ++i)
        answers.push_back(answerTime(
            stage, [&] { editor.edit(i); }, [&] { return editor.isAnswered(); }));
    print(
        "edit_10k", application.endFrames(),
        fmt::format(R"("what":"steps: start_child, reconfigure (strategy, intensity), terminate_child, delete_child",)"
                    R"("edits":{},"answer_p50":{:.1f},"answer_max":{:.1f})",
                    edits, share(answers, 0.5), share(answers, 1)));

    answers.clear();
    application.beginFrames(*heart);
    for (int i = 0; i < edits; ++i) {
        answers.push_back(answerTime(
            stage, [&] { stage.run().undoLastAdded(); }, [&] { return !stage.run().isReplaying(); }));
    }
    print("edit_10k_undo", application.endFrames(),
          fmt::format(R"("what":"undo of those steps: the run is played again to the same moment","edits":{},)"
                      R"("answer_p50":{:.1f},"answer_max":{:.1f})",
                      edits, share(answers, 0.5), share(answers, 1)));
}

constexpr std::array cases{
    Case{"edit_10k", "steps that change a tree of 10,000, each of them undone afterwards", edit},
};

} // namespace

std::span<const Case> editCases() {
    return cases;
}

} // namespace resprout::ui::bench

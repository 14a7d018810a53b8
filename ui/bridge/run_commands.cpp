#include "core/scenario/subtree.h"
#include "ui/bridge/growth.h"
#include "ui/bridge/run.h"
#include "ui/bridge/run_impl.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

// What a person does to the tree: each becomes a step of the script. And the document that the script belongs to.

namespace resprout::ui {

/// Whoever posts it knows at which process.
Step Run::Impl::stepOf(StepOp op, std::optional<Term> reason) {
    Step step;
    step.op = op;
    step.reason = std::move(reason);
    return step;
}

void Run::Impl::post(Step step, PathId path, std::span<const NodeSpec> nodes) {
    Posted posted{std::move(step), path, {nodes.begin(), nodes.end()}, nextClick++};
    if (replaying) {
        together.push_back(std::move(posted));
        return;
    }
    postNow({&posted, 1});
    wake();
}

void Run::Impl::postNow(std::span<Posted> lot) {
    std::vector<SimulatedNode::PostedStep> steps;
    std::uint32_t last = 0;
    for (auto& [step, path, nodes, click] : lot) {
        step.target = node->paths().text(path);
        tree.learn(step, nodes);
        last = book.post(step, nodes, path);
        clicks.push_back(click);
        steps.push_back({std::move(step), std::move(nodes)});
    }
    [[maybe_unused]] const std::size_t first = node->post(std::move(steps));
    assert(first + lot.size() == last + 1U);
    player->playUntilIssued(last);
    emit run.scriptChanged();
}

void Run::Impl::postTogether(std::vector<Posted> steps) {
    for (Posted& posted : steps)
        posted.click = nextClick;
    ++nextClick;
    together.insert(together.end(), std::make_move_iterator(steps.begin()), std::make_move_iterator(steps.end()));
    if (!replaying)
        progress = node->progress();
    postWaiting();
    wake();
}

/// The engine goes on when all are posted: until then it stands, so that they get one time however many they are.
void Run::Impl::postWaiting() {
    constexpr std::size_t most = 4'000; // in a frame
    if (replaying || !progress.halted || together.empty())
        return;
    const auto end = together.begin() + static_cast<std::ptrdiff_t>(std::min(most, together.size()));
    std::vector<Posted> lot{std::make_move_iterator(together.begin()), std::make_move_iterator(end)};
    together.erase(together.begin(), end);
    postNow(lot);
}

/// A worker raises an error; a supervisor, which runs no code of ours, gets the signal that cannot be trapped.
Step Run::Impl::crashOf(NodeKind kind) {
    return kind == NodeKind::Worker ? stepOf(StepOp::Raise, atom("crash")) : stepOf(StepOp::Signal, atom("kill"));
}

std::vector<NodeSpec> Run::Impl::nextChild(PathId supervisor) const {
    switch (growthOf(tree, supervisor)) {
    case Growth::AnyNode: {
        const NodeIndex last = book.lastChildOf(node->paths().text(supervisor), player->now());
        return last == noNode ? std::vector<NodeSpec>(1) : subtreeOf(tree.scenario(), last);
    }
    case Growth::Template:
    case Growth::Named:
    case Growth::None:
        break;
    }
    return {};
}

Run::Impl::DocumentState Run::Impl::documentState() const {
    return {clicks.empty() ? 0 : clicks.back(), book.offCount()};
}

bool Run::isDirty() const {
    return isOpen() && m_impl->documentState() != m_impl->saved;
}

void Run::markSaved() {
    m_impl->saved = m_impl->documentState();
    emit scriptChanged();
}

void Run::reset() {
    if (!isOpen())
        return;
    const VirtualTime present = now();
    m_impl->book.switchAddedOff();
    m_impl->start(present);
    emit scriptChanged();
}

void Run::replayAdded() {
    if (!isOpen())
        return;
    const VirtualTime present = now();
    m_impl->book.switchAddedOn();
    m_impl->start(present);
    emit scriptChanged();
    play();
}

void Run::crash(PathId path) {
    if (const ProcessRecord* process = tree().find(path))
        m_impl->post(Impl::crashOf(process->kind), path);
}

void Run::kill(PathId path) {
    sendExitSignal(path, atom("kill"));
}

void Run::exitWith(PathId path, const Term& reason) {
    if (isOpen())
        m_impl->post(Impl::stepOf(StepOp::Exit, reason), path);
}

void Run::sendExitSignal(PathId path, const Term& reason) {
    if (isOpen())
        m_impl->post(Impl::stepOf(StepOp::Signal, reason), path);
}

void Run::terminateChild(PathId path) {
    if (isOpen())
        m_impl->post(Impl::stepOf(StepOp::TerminateChild), path);
}

void Run::restartChild(PathId path) {
    if (isOpen())
        m_impl->post(Impl::stepOf(StepOp::RestartChild), path);
}

void Run::deleteChild(PathId path) {
    if (isOpen())
        m_impl->post(Impl::stepOf(StepOp::DeleteChild), path);
}

void Run::crashChildren(PathId supervisor) {
    if (const ProcessRecord* process = tree().find(supervisor))
        crashTogether(process->children);
}

void Run::crashTogether(const std::vector<PathId>& paths) {
    std::vector<Impl::Posted> steps;
    for (const PathId path : paths) {
        if (const ProcessRecord* record = tree().find(path); record != nullptr && record->pid != 0)
            steps.push_back({Impl::crashOf(record->kind), path, {}});
    }
    if (!steps.empty())
        m_impl->postTogether(std::move(steps));
}

void Run::startChildren(PathId supervisor, int count) {
    const Growth growth = growthOf(tree(), supervisor);
    if (growth == Growth::None || growth == Growth::Named)
        return;
    Step step = Impl::stepOf(StepOp::StartChild);
    const std::vector<NodeSpec> nodes = m_impl->nextChild(supervisor);
    if (!nodes.empty())
        step.child = 0;
    m_impl->postTogether(
        std::vector<Impl::Posted>(static_cast<std::size_t>(std::max(0, count)), {step, supervisor, nodes, 0}));
}

void Run::startChild(PathId supervisor, const NodeSpec& child) {
    if (growthOf(tree(), supervisor) != Growth::Named)
        return;
    Step step = Impl::stepOf(StepOp::StartChild);
    step.child = 0;
    m_impl->post(std::move(step), supervisor, std::span(&child, 1));
}

NodeSpec Run::nextChild(PathId supervisor) const {
    if (growthOf(tree(), supervisor) == Growth::Template) {
        const NodeIndex pattern = tree().supervisor(supervisor)->templateNode;
        return pattern == noNode ? NodeSpec() : tree().scenario().node(pattern);
    }
    const std::vector<NodeSpec> nodes = m_impl->nextChild(supervisor);
    return nodes.empty() ? NodeSpec() : nodes.front();
}

void Run::reconfigure(PathId supervisor, const FlagChanges& changes) {
    if (!isOpen() || (!changes.strategy && !changes.intensity && !changes.period))
        return;
    NodeSpec change;
    change.kind = NodeKind::Supervisor;
    if (changes.strategy)
        change.strategy = *changes.strategy;
    if (changes.intensity)
        change.intensity = *changes.intensity;
    if (changes.period)
        change.period = *changes.period;
    Step step = Impl::stepOf(StepOp::Reconfigure);
    step.change = 0;
    m_impl->post(std::move(step), supervisor, std::span(&change, 1));
}

bool Run::isPending(PathId path, StepOp op) const {
    return m_impl->book.isPending(path, op);
}

QString Run::lastAnswer(PathId path, StepOp op) const {
    const auto answer = m_impl->book.lastAnswer(path, op);
    return answer ? text(*answer) : QString();
}

} // namespace resprout::ui

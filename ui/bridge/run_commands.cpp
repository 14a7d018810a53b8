#include "ui/bridge/run.h"
#include "ui/bridge/run_impl.h"

#include <cassert>
#include <utility>

// What a person does to the tree: each becomes a step of the script. And the document that the script belongs to.

namespace resprout::ui {

Step Run::Impl::stepAt(StepOp op, PathId path, std::optional<Term> reason) const {
    Step step;
    step.op = op;
    step.target = node->paths().text(path);
    step.reason = std::move(reason);
    return step;
}

void Run::Impl::post(Step step, PathId path, std::span<const NodeSpec> nodes) {
    tree.learn(step, nodes);
    const std::uint32_t number = node->post(step, nodes);
    [[maybe_unused]] const std::uint32_t booked = book.post(std::move(step), nodes, path);
    assert(number == booked);
    addedIds.push_back(nextId++);
    player->playUntilIssued(number);
    wake();
    emit run.scriptChanged();
}

void Run::Impl::postTogether() {
    if (!progress.halted)
        return;
    const std::vector<PathId> paths = std::exchange(toCrash, {});
    for (const PathId path : paths)
        crash(path);
}

/// A worker raises an error; a supervisor, which runs no code of ours, gets the signal that cannot be trapped.
void Run::Impl::crash(PathId path) {
    const ProcessRecord* process = tree.find(path);
    if (process == nullptr)
        return;
    switch (process->kind) {
    case NodeKind::Worker:
        post(stepAt(StepOp::Raise, path, atom("crash")), path);
        break;
    case NodeKind::Supervisor:
    case NodeKind::DynamicSupervisor:
        post(stepAt(StepOp::Signal, path, atom("kill")), path);
        break;
    }
}

Run::Impl::DocumentState Run::Impl::documentState() const {
    return {addedIds.empty() ? 0 : addedIds.back(), book.offCount()};
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

void Run::undoLastAdded() {
    if (!isOpen() || m_impl->addedIds.empty())
        return;
    const VirtualTime present = now();
    const bool wentOn = isPlaying();
    const bool hadBegun = m_impl->progress.now >= 0;
    m_impl->book.dropLastAdded();
    m_impl->addedIds.pop_back();
    m_impl->start(present);
    if (wentOn)
        m_impl->player->play();
    if (hadBegun)
        m_impl->player->hurryTo(present);
    m_impl->wake();
    emit scriptChanged();
}

void Run::crash(PathId path) {
    if (isOpen())
        m_impl->crash(path);
}

void Run::kill(PathId path) {
    sendExitSignal(path, atom("kill"));
}

void Run::exitWith(PathId path, const Term& reason) {
    if (isOpen())
        m_impl->post(m_impl->stepAt(StepOp::Exit, path, reason), path);
}

void Run::sendExitSignal(PathId path, const Term& reason) {
    if (isOpen())
        m_impl->post(m_impl->stepAt(StepOp::Signal, path, reason), path);
}

void Run::terminateChild(PathId path) {
    if (isOpen())
        m_impl->post(m_impl->stepAt(StepOp::TerminateChild, path), path);
}

void Run::restartChild(PathId path) {
    if (isOpen())
        m_impl->post(m_impl->stepAt(StepOp::RestartChild, path), path);
}

void Run::deleteChild(PathId path) {
    if (isOpen())
        m_impl->post(m_impl->stepAt(StepOp::DeleteChild, path), path);
}

void Run::crashChildren(PathId supervisor) {
    const ProcessRecord* process = tree().find(supervisor);
    if (process == nullptr)
        return;
    for (const PathId child : process->children) {
        if (const ProcessRecord* record = tree().find(child); record != nullptr && record->pid != 0)
            m_impl->toCrash.push_back(child);
    }
    m_impl->progress = m_impl->node->progress();
    m_impl->postTogether();
    m_impl->wake();
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
    Step step = m_impl->stepAt(StepOp::Reconfigure, supervisor);
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

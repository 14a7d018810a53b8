#include "core/runtime/body.h"

namespace resprout {

namespace {

void setValue(Signal& signal, std::uint64_t value) {
    signal.path = static_cast<PathId>(value);
    signal.row = static_cast<std::uint32_t>(value >> 32U);
}

} // namespace

Memory& Self::memory() {
    return m_turn.shard().bodies[process().own].memory;
}

void Self::send(Pid to, std::uint64_t value) {
    Signal& message = m_turn.send(to, SignalType::Message);
    message.kind = static_cast<std::uint8_t>(MessageKind::Plain);
    message.from = pid();
    setValue(message, value);
}

void Self::call(Pid to, std::uint32_t reference, std::uint64_t value) {
    Signal& request = m_turn.send(to, SignalType::Request);
    request.from = pid();
    request.number = reference;
    setValue(request, value);
}

void Self::reply(Pid caller, std::uint32_t reference, std::uint64_t value) {
    m_turn.demonitor(m_slot, caller, reference);
    Signal& answer = m_turn.send(caller, SignalType::Reply);
    answer.from = pid();
    answer.number = reference;
    setValue(answer, value);
}

Pid Self::spawn(NodeIndex spec, std::uint64_t value) {
    const std::uint32_t slot = m_turn.spawnAlone(m_slot, spec);
    const Pid spawned = m_turn.pidOf(slot);
    send(spawned, value);
    return spawned;
}

void Self::exit(TermId reason) {
    m_turn.exit(m_slot, reason, Why::ExitedByItself);
}

} // namespace resprout

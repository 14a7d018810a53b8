#pragma once

#include "core/runtime/turn.h"

namespace resprout {

/// A worker of the format: a gen_server whose init, lifetime and stop delay are given by its spec.
/// Runs on a scheduler worker; confined to its process.
class Worker {
public:
    Worker(Turn& turn, std::uint32_t slot) : m_turn(turn), m_slot(slot) {}

    void init();
    void handle(const Signal& signal);
    /// It is up: init is done.
    void begin();

private:
    [[nodiscard]] Process& self() { return m_turn.shard().processes[m_slot]; }
    [[nodiscard]] const Spec& spec() { return m_turn.program().spec(self().spec); }

    void finishInit();
    void handleExit(const Signal& signal);
    void handleTimer(const Signal& signal);
    void handleMessage(const Signal& signal);
    void handToBody(const Signal& signal);
    void obeyParent(TermId reason, Why why);
    void die(TermId reason, Why why);

    Turn& m_turn;
    std::uint32_t m_slot;
};

} // namespace resprout

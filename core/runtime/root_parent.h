#pragma once

#include "core/runtime/turn.h"

namespace resprout {

/// Whoever runs the tree: it starts the root, is its parent, and stops it on request, one request at a time.
/// Runs on a scheduler worker; confined to its process.
class RootParent {
public:
    RootParent(Turn& turn, std::uint32_t slot) : m_turn(turn), m_slot(slot) {}

    /// Makes the process in the root's shard; its slot.
    static std::uint32_t create(Turn& turn);
    void startRoot();
    void handle(const Signal& signal);

private:
    [[nodiscard]] Process& self() { return m_turn.shard().processes[m_slot]; }
    void answered(const Signal& signal);
    void stop(const Signal& signal);

    Turn& m_turn;
    std::uint32_t m_slot;
};

/// A starter died before it took the answer of a start: the process of that attempt learns it from its link, and nobody ever
/// hears of it (otp rule R65). Runs in the shard of the path.
void abandonStart(Turn& turn, const Signal& order);

} // namespace resprout

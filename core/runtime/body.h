#pragma once

#include "core/runtime/turn.h"

#include <cstdint>

namespace resprout {

/// A worker as its own body sees it: what a process of Erlang can do. Valid while the body is called.
/// Runs on a scheduler worker; confined to its process.
class Self {
public:
    Self(Turn& turn, std::uint32_t slot) : m_turn(turn), m_slot(slot) {}

    [[nodiscard]] Pid pid() const { return m_turn.pidOf(m_slot); }
    [[nodiscard]] Memory& memory();

    /// To ! Value.
    void send(Pid to, std::uint64_t value);
    /// The first half of gen_server:call/2: a monitor and a request in one signal. What comes is `Body::answered` or, if the
    /// other one ends before, `Body::down`, with `reference`.
    void call(Pid to, std::uint32_t reference, std::uint64_t value);
    /// gen_server:reply/2, to what came as `Body::called`; the monitor goes with it.
    void reply(Pid caller, std::uint32_t reference, std::uint64_t value);
    /// spawn/1: a process without a supervisor and without links, which runs the worker `spec` and begins with a message.
    Pid spawn(NodeIndex spec, std::uint64_t value);
    /// erlang:send_after/3 to itself, ms; a worker has one timer.
    void setTimer(std::int64_t delay) { m_turn.setTimer(m_slot, delay); }
    /// exit/1. Nothing may be done with this Self any more.
    void exit(TermId reason);

private:
    [[nodiscard]] Process& process() { return m_turn.shard().processes[m_slot]; }

    Turn& m_turn;
    std::uint32_t m_slot;
};

/// The code of a worker besides what its spec says of its start, its lifetime and its stop: a callback module. One serves all
/// workers of its spec, on any thread at a time, and remembers nothing itself. Runs on scheduler workers.
class Body {
public:
    Body() = default;
    virtual ~Body() = default;
    Body(const Body&) = delete;
    Body& operator=(const Body&) = delete;
    Body(Body&&) = delete;
    Body& operator=(Body&&) = delete;

    virtual void started(Self& /*self*/) {}
    virtual void received(Self& /*self*/, Pid /*from*/, std::uint64_t /*value*/) {}
    virtual void called(Self& /*self*/, Pid /*caller*/, std::uint32_t /*reference*/, std::uint64_t /*value*/) {}
    virtual void answered(Self& /*self*/, std::uint32_t /*reference*/, std::uint64_t /*value*/) {}
    virtual void down(Self& /*self*/, std::uint32_t /*reference*/, TermId /*reason*/) {}
    virtual void timedOut(Self& /*self*/) {}
};

} // namespace resprout

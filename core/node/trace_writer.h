#pragma once

#include "core/otp/lifecycle_event.h"
#include "core/runtime/final_state.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace resprout {

/// Writes a run as a trace (resprout/1): one JSON object a line, each with its line end. Confined to one thread.
class TraceWriter {
public:
    using Write = std::function<void(std::string_view text)>;

    TraceWriter(const Program& program, Write write) : m_program(program), m_write(std::move(write)) {}

    void header(std::string_view scenario);
    void event(const LifecycleEvent& event); // those that are no part of a trace are passed over
    void final(VirtualTime time, const FinalState& state);

private:
    void processEvent(const LifecycleEvent& event);
    void result(const LifecycleEvent& event);
    void begin(VirtualTime time, std::string_view event);
    void key(std::string_view name);
    void text(std::string_view name, std::string_view value);
    void number(std::string_view name, std::int64_t value);
    void end();
    void finalNode(const FinalNode& node);
    [[nodiscard]] bool wasStarted(const LifecycleEvent& event);

    const Program& m_program;
    Write m_write;
    std::string m_line;
    std::vector<std::uint32_t> m_started; // by PathId: the last attempt that started
};

/// JSON's writing of a string, with its quotes.
void appendJson(std::string& out, std::string_view text);

} // namespace resprout

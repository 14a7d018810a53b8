#include "core/node/trace_writer.h"

#include "core/scenario/scenario.h"

#include <algorithm>

namespace resprout {

void appendJson(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00";
            out += digits[static_cast<unsigned char>(c) >> 4U];
            out += digits[static_cast<unsigned char>(c) & 15U];
        } else {
            out += c;
        }
    }
    out += '"';
}

void TraceWriter::header(std::string_view scenario) {
    m_line = "{";
    text("trace", "resprout/1");
    text("scenario", scenario);
    end();
}

void TraceWriter::event(const LifecycleEvent& event) {
    switch (event.type) {
    case EventType::Started:
    case EventType::Ignored:
    case EventType::StartFailed:
    case EventType::Exited:
    case EventType::Trapped:
        processEvent(event);
        return;
    case EventType::Result:
        result(event);
        return;
    case EventType::Spawned:
    case EventType::Abandoned:
    case EventType::StopOrdered:
    case EventType::KillOrdered:
    case EventType::RestartCounted:
    case EventType::GaveUp:
    case EventType::RetryQueued:
    case EventType::SpecAdded:
    case EventType::SpecDropped:
    case EventType::FlagChanged:
    case EventType::StepIssued:
    case EventType::StandStill:
    case EventType::Count_:
        return;
    }
}

void TraceWriter::processEvent(const LifecycleEvent& event) {
    if (!wasStarted(event))
        return;
    begin(event.time, word(event.type));
    text("path", m_program.paths().text(event.path));
    number("n", event.attempt);
    if (event.type != EventType::Trapped)
        number("up", event.up);
    if (event.type == EventType::Exited || event.type == EventType::StartFailed || event.type == EventType::Trapped)
        text("reason", m_program.terms().text(event.term));
    if (event.orphan) {
        key("orphan");
        m_line += "true";
    }
    end();
}

// A process whose starter died before it took the answer is no part of a trace: nobody ever knew it.
bool TraceWriter::wasStarted(const LifecycleEvent& event) {
    if (event.path >= m_started.size())
        m_started.resize(event.path + 1, 0);
    if (event.type == EventType::Started)
        m_started[event.path] = event.attempt;
    return event.type != EventType::Exited || event.attempt <= m_started[event.path];
}

void TraceWriter::result(const LifecycleEvent& event) {
    begin(event.time, "result");
    number("step", event.attempt);
    text("do", word(m_program.step(event.attempt).op));
    text("value", answerText(event, m_program.paths(), m_program.terms()));
    end();
}

void TraceWriter::final(VirtualTime time, const FinalState& state) {
    begin(time, "final");
    key("nodes");
    m_line += '[';
    for (const FinalNode& node : state.nodes)
        finalNode(node);
    m_line += ']';
    std::vector<std::string> orphans;
    orphans.reserve(state.orphans.size());
    for (const auto& [path, attempt] : state.orphans)
        orphans.push_back(m_program.paths().text(path) + '@' + std::to_string(attempt));
    std::sort(orphans.begin(), orphans.end());
    key("orphans");
    m_line += '[';
    for (const std::string& orphan : orphans) {
        if (m_line.back() != '[')
            m_line += ',';
        appendJson(m_line, orphan);
    }
    m_line += ']';
    end();
}

void TraceWriter::finalNode(const FinalNode& node) {
    m_line += m_line.back() == '[' ? "{" : ",{";
    text("path", node.isNumbered ? m_program.paths().text(m_program.paths().parent(node.path)) + "/#?"
                                 : m_program.paths().text(node.path));
    number("n", node.attempt);
    switch (node.state) {
    case FinalNode::State::Running:
        text("state", "running");
        break;
    case FinalNode::State::Restarting:
        text("state", "restarting");
        break;
    case FinalNode::State::Stopped:
        text("state", "stopped");
        break;
    }
    if (node.isBusy) {
        key("busy");
        m_line += "true";
    } else if (node.isSupervisor) {
        text("strategy", word(node.flags.strategy));
        number("intensity", node.flags.intensity);
        number("period", node.flags.period);
        number("restarts", static_cast<std::int64_t>(node.restarts));
    }
    m_line += '}';
}

void TraceWriter::begin(VirtualTime time, std::string_view event) {
    m_line = "{";
    number("t", time);
    text("ev", event);
}

void TraceWriter::key(std::string_view name) {
    if (m_line.back() != '{')
        m_line += ',';
    appendJson(m_line, name);
    m_line += ':';
}

void TraceWriter::text(std::string_view name, std::string_view value) {
    key(name);
    appendJson(m_line, value);
}

void TraceWriter::number(std::string_view name, std::int64_t value) {
    key(name);
    m_line += std::to_string(value);
}

void TraceWriter::end() {
    m_line += "}\n";
    m_write(m_line);
}

} // namespace resprout

#include "tests/conformance/trace.h"

#include "core/scenario/json_reader.h"

#include <charconv>

namespace resprout::conformance {

namespace {

constexpr std::size_t maxJsonDepth = 16;

// Takes members from one object and remembers what was missing or of the wrong kind.
class Line {
public:
    explicit Line(JsonValue object) : m_object(object) {}

    std::string text(std::string_view key) {
        const std::optional<JsonValue> member = m_object.member(key);
        if (member && member->kind() == JsonKind::Text)
            return std::string(member->text());
        m_missing = key;
        return {};
    }

    std::int64_t number(std::string_view key) {
        std::int64_t value = 0;
        const std::optional<JsonValue> member = m_object.member(key);
        const std::string_view digits = member ? member->raw() : std::string_view();
        const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (digits.empty() || wrong != std::errc() || end != digits.data() + digits.size())
            m_missing = key;
        return value;
    }

    std::optional<JsonValue> list(std::string_view key) {
        const std::optional<JsonValue> member = m_object.member(key);
        if (member && member->kind() == JsonKind::Array)
            return member;
        m_missing = key;
        return std::nullopt;
    }

    [[nodiscard]] const std::string& missing() const { return m_missing; }

private:
    JsonValue m_object;
    std::string m_missing;
};

class TraceReader {
public:
    std::optional<Trace> read(std::string_view text, std::string& error) {
        while (!text.empty() && m_error.empty()) {
            const std::size_t end = text.find('\n');
            const std::string_view line = text.substr(0, end);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
            ++m_line;
            if (!line.empty())
                readLine(line);
        }
        if (m_error.empty() && !m_hasHeader)
            m_error = "the trace is empty";
        if (m_error.empty() && !m_hasFinal)
            m_error = "the final event is missing";
        error = m_error;
        return m_error.empty() ? std::optional(std::move(m_trace)) : std::nullopt;
    }

private:
    void fail(const std::string& why) { m_error = "line " + std::to_string(m_line) + ": " + why; }

    void readLine(std::string_view text) {
        JsonTree tree(text);
        if (const std::optional<JsonMistake> mistake = readJson(text, maxJsonDepth, tree))
            return fail(mistake->message);
        if (tree.root().kind() != JsonKind::Object)
            return fail("no object");
        Line line(tree.root());
        if (!m_hasHeader)
            readHeader(line);
        else if (m_hasFinal)
            return fail("something follows after the final event");
        else
            readEvent(line);
        if (m_error.empty() && !line.missing().empty())
            fail("\"" + line.missing() + "\" is missing or of another kind");
    }

    void readHeader(Line& line) {
        m_hasHeader = true;
        if (line.text("trace") != "resprout/1")
            return fail("the first line is no header of a resprout/1 trace");
        m_trace.scenario = line.text("scenario");
    }

    void readEvent(Line& line) {
        TraceEvent event;
        event.t = line.number("t");
        event.ev = line.text("ev");
        if (event.ev == "final")
            return readFinal(line, event.t);
        if (event.ev == "result") {
            event.step = line.number("step");
            event.op = line.text("do");
            event.value = line.text("value");
        } else {
            readProcess(line, event);
        }
        m_trace.events.push_back(std::move(event));
    }

    void readProcess(Line& line, TraceEvent& event) {
        const bool isTrapped = event.ev == "trapped";
        const bool hasReason = isTrapped || event.ev == "start_failed" || event.ev == "exited";
        if (!hasReason && event.ev != "started" && event.ev != "ignored")
            return fail("\"" + event.ev + "\" is no event");
        event.path = line.text("path");
        event.n = line.number("n");
        if (!isTrapped)
            event.up = line.number("up");
        if (hasReason)
            event.reason = line.text("reason");
    }

    void readFinal(Line& line, std::int64_t t) {
        m_hasFinal = true;
        m_trace.final.t = t;
        if (const std::optional<JsonValue> nodes = line.list("nodes"))
            for (std::optional<JsonValue> each = nodes->first(); each; each = each->next(*nodes))
                readNode(*each);
        if (const std::optional<JsonValue> orphans = line.list("orphans"))
            for (std::optional<JsonValue> each = orphans->first(); each; each = each->next(*orphans))
                m_trace.final.orphans.emplace_back(each->raw());
    }

    void readNode(JsonValue node) {
        auto& keys = m_trace.final.nodes.emplace_back();
        for (std::optional<JsonValue> each = node.first(); each; each = each->next(node))
            keys.emplace(each->key(), each->raw());
    }

    Trace m_trace;
    std::string m_error;
    std::size_t m_line = 0;
    bool m_hasHeader = false;
    bool m_hasFinal = false;
};

} // namespace

std::optional<Trace> readTrace(std::string_view text, std::string& error) {
    return TraceReader().read(text, error);
}

} // namespace resprout::conformance

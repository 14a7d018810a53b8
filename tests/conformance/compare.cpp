#include "tests/conformance/compare.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace resprout::conformance {

namespace {

constexpr std::int64_t tick = 100; // ms

std::int64_t tickOf(std::int64_t t) {
    return t / tick * tick;
}

std::string parentOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

bool isNumberedChild(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash != std::string::npos && slash + 1 < path.size() && path[slash + 1] == '#';
}

// What must be the same of an event.
struct Entry {
    std::int64_t t;
    std::string path;
    std::int64_t n;
    std::string ev;
    std::string reason;
    auto operator<=>(const Entry&) const = default;
};

Entry entryOf(const TraceEvent& event) {
    return {tickOf(event.t), event.path, event.n, event.ev, event.reason.value_or("")};
}

std::string say(const Entry& entry) {
    return entry.path + "@" + std::to_string(entry.n) + " " + entry.ev +
           (entry.reason.empty() ? "" : " (" + entry.reason + ")") + " at " + std::to_string(entry.t) + " ms";
}

// Entries that may come in any order among themselves stand in one group.
using Group = std::multiset<Entry>;

class Lane {
public:
    void add(const Entry& entry, bool isOwn) {
        const bool isLooseExit = !isOwn && entry.ev == "exited" && isNumberedChild(entry.path);
        const bool joins =
            !m_groups.empty() && (m_isOver || (isLooseExit && m_isLoose && m_groups.back().begin()->t == entry.t));
        if (!joins)
            m_groups.emplace_back();
        m_groups.back().insert(entry);
        m_isLoose = isLooseExit;
        if (isOwn && entry.ev == "exited" && !m_isOver) {
            m_isOver = true;
            m_groups.emplace_back(); // for the orphans
        }
    }

    [[nodiscard]] const std::vector<Group>& groups() const { return m_groups; }

private:
    std::vector<Group> m_groups;
    bool m_isLoose = false; // the last group holds exits of numbered children
    bool m_isOver = false;  // the supervisor's own exit has come
};

struct LaneName {
    std::string path;
    std::int64_t n = 0;
    auto operator<=>(const LaneName&) const = default;
};
using Lanes = std::map<LaneName, Lane>;

bool isOfTree(const TraceEvent& event) {
    return event.ev != "result" && event.ev != "trapped";
}

Lanes lanesOf(const Trace& trace) {
    Lanes lanes;
    for (const TraceEvent& event : trace.events)
        if (isOfTree(event))
            lanes.try_emplace({parentOf(event.path), event.up});
    for (const TraceEvent& event : trace.events) {
        if (!isOfTree(event))
            continue;
        const Entry entry = entryOf(event);
        lanes[{parentOf(event.path), event.up}].add(entry, false);
        // Of a process without children, its parent's lane says all.
        if (const auto own = lanes.find({event.path, event.n}); own != lanes.end())
            own->second.add(entry, true);
    }
    return lanes;
}

// Keeps the earliest difference; of several at one time the one furthest down the tree, where causes are.
class Finding {
public:
    void add(std::int64_t t, std::size_t depth, const std::string& text) {
        const auto rank = std::pair(t, std::numeric_limits<std::size_t>::max() - depth);
        if (!m_text || rank < m_rank) {
            m_rank = rank;
            m_text = text;
        }
    }
    [[nodiscard]] const std::optional<std::string>& text() const { return m_text; }

private:
    std::pair<std::int64_t, std::size_t> m_rank;
    std::optional<std::string> m_text;
};

std::optional<Entry> firstNotIn(const Group& other, const Group& group) {
    for (const Entry& entry : group)
        if (group.count(entry) > other.count(entry))
            return entry;
    return std::nullopt;
}

void compareLane(const LaneName& name, const std::vector<Group>& a, const std::vector<Group>& b, Finding& finding) {
    static const Group nothing;
    for (std::size_t index = 0; index < std::max(a.size(), b.size()); ++index) {
        const Group& inA = index < a.size() ? a[index] : nothing;
        const Group& inB = index < b.size() ? b[index] : nothing;
        if (inA == inB)
            continue;
        const std::optional<Entry> onlyA = firstNotIn(inB, inA);
        const std::optional<Entry> onlyB = firstNotIn(inA, inB);
        const std::int64_t t = std::min(onlyA ? onlyA->t : onlyB->t, onlyB ? onlyB->t : onlyA->t);
        const std::string where =
            name.path.empty() ? "at the root" : "under " + name.path + "@" + std::to_string(name.n);
        const auto depth = static_cast<std::size_t>(std::count(name.path.begin(), name.path.end(), '/'));
        finding.add(t, depth + (name.path.empty() ? 0 : 1),
                    where + ": A has " + (onlyA ? say(*onlyA) : "nothing more") + ", B has " +
                        (onlyB ? say(*onlyB) : "nothing more"));
        return;
    }
}

void compareLanes(const Trace& a, const Trace& b, Finding& finding) {
    const Lanes inA = lanesOf(a);
    const Lanes inB = lanesOf(b);
    static const Lane empty;
    for (const auto& [name, lane] : inA) {
        const auto other = inB.find(name);
        compareLane(name, lane.groups(), (other == inB.end() ? empty : other->second).groups(), finding);
    }
    for (const auto& [name, lane] : inB)
        if (!inA.contains(name))
            compareLane(name, empty.groups(), lane.groups(), finding);
}

void compareTrapped(const Trace& a, const Trace& b, Finding& finding) {
    const auto trappedIn = [](const Trace& trace) {
        Group group;
        for (const TraceEvent& event : trace.events)
            if (event.ev == "trapped")
                group.insert(entryOf(event));
        return group;
    };
    const Group inA = trappedIn(a);
    const Group inB = trappedIn(b);
    if (const std::optional<Entry> entry = firstNotIn(inB, inA))
        finding.add(entry->t, 0, "only A has " + say(*entry));
    if (const std::optional<Entry> entry = firstNotIn(inA, inB))
        finding.add(entry->t, 0, "only B has " + say(*entry));
}

struct Answer {
    std::int64_t t;
    std::string op;
    std::string value;
    auto operator<=>(const Answer&) const = default;
};

std::map<std::int64_t, std::multiset<Answer>> answersOf(const Trace& trace) {
    std::map<std::int64_t, std::multiset<Answer>> answers;
    for (const TraceEvent& event : trace.events)
        if (event.ev == "result")
            answers[event.step].insert({tickOf(event.t), event.op, event.value});
    return answers;
}

std::string say(const std::multiset<Answer>& answers) {
    if (answers.empty())
        return "no result";
    std::string text;
    for (const Answer& answer : answers)
        text += (text.empty() ? "" : " and ") + answer.op + " -> " + answer.value + " at " + std::to_string(answer.t) +
                " ms";
    return text;
}

void compareResults(const Trace& a, const Trace& b, Finding& finding) {
    auto inA = answersOf(a);
    auto inB = answersOf(b);
    for (const auto& [step, answers] : inA)
        inB.try_emplace(step);
    for (const auto& [step, answers] : inB) {
        const std::multiset<Answer>& other = inA[step];
        if (other == answers)
            continue;
        const std::int64_t t = std::min(other.empty() ? answers.begin()->t : other.begin()->t,
                                        answers.empty() ? other.begin()->t : answers.begin()->t);
        finding.add(t, 0, "step " + std::to_string(step) + ": A has " + say(other) + ", B has " + say(answers));
    }
}

std::string say(const std::map<std::string, std::string, std::less<>>& node) {
    std::string text;
    for (const auto& [key, value] : node)
        text += (text.empty() ? "" : " ") + key + "=" + value;
    return text;
}

std::optional<std::string> compareFinal(const FinalState& a, const FinalState& b) {
    if (a.t != b.t)
        return "the final state: A at " + std::to_string(a.t) + " ms, B at " + std::to_string(b.t) + " ms";
    for (std::size_t index = 0; index < std::max(a.nodes.size(), b.nodes.size()); ++index) {
        const std::string inA = index < a.nodes.size() ? say(a.nodes[index]) : "nothing more";
        const std::string inB = index < b.nodes.size() ? say(b.nodes[index]) : "nothing more";
        if (inA != inB)
            return "the final tree: A has " + inA + ", B has " + inB;
    }
    const auto sorted = [](std::vector<std::string> orphans) {
        std::sort(orphans.begin(), orphans.end());
        return orphans;
    };
    if (sorted(a.orphans) != sorted(b.orphans))
        return "the final orphans: A has " + std::to_string(a.orphans.size()) + ", B has " +
               std::to_string(b.orphans.size()) + ", or others";
    return std::nullopt;
}

} // namespace

std::optional<std::string> difference(const Trace& a, const Trace& b) {
    Finding finding;
    compareLanes(a, b, finding);
    compareTrapped(a, b, finding);
    compareResults(a, b, finding);
    return finding.text() ? finding.text() : compareFinal(a.final, b.final);
}

} // namespace resprout::conformance

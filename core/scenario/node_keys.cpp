#include "core/scenario/node_keys.h"

#include "core/scenario/words.h"

#include <algorithm>
#include <array>

namespace resprout::nodekeys {

namespace {

constexpr Kinds everyKind = worker | supervisor | dynamic;

struct Key {
    std::string_view name;
    Kinds kinds;
};
constexpr std::array<Key, 17> keys = {{
    {"id", everyKind},
    {"kind", everyKind},
    {"restart", everyKind},
    {"shutdown", everyKind},
    {"significant", everyKind},
    {"strategy", supervisor},
    {"intensity", supervisor | dynamic},
    {"period", supervisor | dynamic},
    {"auto_shutdown", supervisor},
    {"children", supervisor},
    {"template", supervisor},
    {"max_children", dynamic},
    {"start", worker | supervisor},
    {"start_delay", worker},
    {"trap_exit", worker},
    {"stop_delay", worker},
    {"lifetime", worker},
}};

constexpr std::array<std::string_view, 3> kindWords = {"worker", "supervisor", "dynamic_supervisor"};
constexpr std::array<std::string_view, 5> talkKinds = {"process", "task", "agent", "registry", "partition_supervisor"};
constexpr std::array<std::string_view, 8> talkKeys = {"on", "state", "starts", "name",
                                                      "do", "value", "keys",   "partitions"};
constexpr std::array<std::string_view, 7> changeKeys = {"strategy",     "intensity", "period",  "auto_shutdown",
                                                        "max_children", "children",  "template"};

template <class Words>
bool contains(const Words& words, std::string_view text) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

std::string_view ownersOf(Kinds kinds) {
    if (kinds == worker)
        return "a worker";
    if (kinds == supervisor)
        return "a supervisor";
    if (kinds == dynamic)
        return "a dynamic_supervisor";
    return kinds == (supervisor | dynamic) ? "a supervisor or dynamic_supervisor" : "a worker or supervisor";
}

std::string_view wordOf(Kinds kind) {
    return kind == worker ? kindWords[0] : kind == supervisor ? kindWords[1] : kindWords[2];
}

std::string unknownKey(std::string_view name) {
    std::string message = inQuotes(name) + " is no key of a node";
    std::array<std::string_view, keys.size()> names;
    std::transform(keys.begin(), keys.end(), names.begin(), [](const Key& each) { return each.name; });
    if (contains(talkKeys, name))
        message += "; it is for processes that talk, which this version does not read";
    else if (const std::string_view meant = nearestWord(name, names); !meant.empty())
        message += "; did you mean \"" + std::string(meant) + "\"?";
    return message;
}

} // namespace

Kinds kindFromWord(std::string_view word) {
    for (std::size_t index = 0; index < kindWords.size(); ++index)
        if (word == kindWords[index])
            return 1U << index;
    return contains(talkKinds, word) ? talking : unknown;
}

std::string kindList() {
    return joined(kindWords);
}

std::optional<std::string> refusalOf(std::string_view name, Kinds kind) {
    const auto key = std::find_if(keys.begin(), keys.end(), [name](const Key& each) { return each.name == name; });
    if (kind == talking)
        return std::nullopt;
    if (key == keys.end())
        return unknownKey(name);
    if (kind == unknown || (key->kinds & kind) != 0)
        return std::nullopt;
    return inQuotes(name) + " belongs to " + std::string(ownersOf(key->kinds)) + ", and this is a " +
           std::string(wordOf(kind));
}

bool isChangeKey(std::string_view key) {
    return contains(changeKeys, key);
}

} // namespace resprout::nodekeys

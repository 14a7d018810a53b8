#include "core/export/node_words.h"

#include <algorithm>

namespace resprout {

namespace {

constexpr std::int64_t defaultDynamicIntensity = 3; // restarts, Elixir's DynamicSupervisor

std::string valueText(Restart value) {
    return std::string(word(value));
}
std::string valueText(Strategy value) {
    return std::string(word(value));
}
std::string valueText(AutoShutdown value) {
    return std::string(word(value));
}
std::string valueText(std::int64_t value) {
    return std::to_string(value);
}
std::string valueText(Shutdown value) {
    return shutdownText(value) + (value.milliseconds >= 0 ? " ms" : "");
}

template <class T>
std::string settingText(const Setting<T>& setting) {
    if (const T* value = std::get_if<T>(&setting))
        return valueText(*value);
    return toText(std::get<Term>(setting)) + " (OTP refuses it)";
}

class Words {
public:
    void add(const std::string& text) { m_text += (m_text.empty() ? "" : ", ") + text; }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

std::string limitText(const NodeSpec& node) {
    const bool isDynamic = node.kind == NodeKind::DynamicSupervisor;
    const Setting<std::int64_t> intensity =
        node.intensity.value_or(isDynamic ? defaultDynamicIntensity : defaultIntensity);
    std::string text = settingText(intensity);
    text += intensity == Setting<std::int64_t>(1) ? " restart in " : " restarts in ";
    text += settingText(node.period.value_or(defaultPeriod)) + " s";
    if (!node.intensity && !node.period)
        text += isDynamic ? " (Elixir's default)" : " (OTP's default)";
    return text;
}

void addSupervisor(Words& words, const NodeSpec& node) {
    if (node.kind == NodeKind::Supervisor)
        words.add(settingText(node.strategy.value_or(Strategy::OneForOne)));
    words.add(limitText(node));
    if (node.autoShutdown && *node.autoShutdown != Setting<AutoShutdown>(AutoShutdown::Never))
        words.add("auto_shutdown " + settingText(*node.autoShutdown));
    if (node.maxChildren) {
        const auto* limit = std::get_if<std::int64_t>(&*node.maxChildren);
        words.add(limit != nullptr ? "at most " + std::to_string(*limit) + " children"
                                   : "max_children " + toText(std::get<Term>(*node.maxChildren)));
    }
}

std::string outcomeText(const StartOutcome& outcome) {
    using Kind = StartOutcome::Kind;
    switch (outcome.kind) {
    case Kind::Ok:
        return "ok";
    case Kind::Ignore:
        return "ignore";
    case Kind::Error:
        return "{error," + toText(outcome.reason) + "}";
    case Kind::Exit:
        return "exit(" + toText(outcome.reason) + ")";
    case Kind::Raise:
        return "error(" + toText(outcome.reason) + ")";
    }
    return {};
}

// By attempt, the last for all that follow: "ok, then {error,busy}".
template <class T, class Text>
std::string attemptsText(const std::vector<T>& attempts, Text text) {
    constexpr std::size_t most = 4;
    std::string result;
    for (std::size_t index = 0; index < std::min(attempts.size(), most); ++index)
        result += (index > 0 ? " then " : "") + text(attempts[index]);
    return attempts.size() > most ? result + " ..." : result;
}

void addStart(Words& words, const NodeSpec& node) {
    if (!node.start.empty() && node.start != std::vector<StartOutcome>{StartOutcome()})
        words.add("its start answers " + attemptsText(node.start, outcomeText));
    if (node.startDelay.value_or(0) > 0)
        words.add("takes " + std::to_string(*node.startDelay) + " ms to start");
}

void addEnd(Words& words, const NodeSpec& node) {
    const bool traps = node.trapExit.value_or(false);
    if (traps)
        words.add("traps exits");
    if (traps && node.stopDelay.value_or(0) > 0)
        words.add("takes " + std::to_string(*node.stopDelay) + " ms to stop");
    if (!node.lifetime.empty())
        words.add(attemptsText(node.lifetime, [](const std::optional<Lifetime>& lifetime) {
            return lifetime
                       ? "exits with " + toText(lifetime->reason) + " after " + std::to_string(lifetime->after) + " ms"
                       : std::string("lives for ever");
        }));
}

void addChildSpec(Words& words, const NodeSpec& node) {
    words.add(settingText(node.restart.value_or(Restart::Permanent)));
    if (node.significant.value_or(false))
        words.add("significant");
    // The time to stop matters only to a process that can take time to stop.
    const bool canLinger = node.kind == NodeKind::Worker && node.trapExit.value_or(false);
    if (node.shutdown)
        words.add("shutdown " + settingText(*node.shutdown));
    else if (canLinger)
        words.add("shutdown " + valueText(defaultWorkerShutdown) + " (OTP's default)");
}

} // namespace

std::string nodeInWords(const NodeSpec& node, NodeRole role) {
    Words words;
    words.add(std::string(word(node.kind)));
    if (node.kind != NodeKind::Worker)
        addSupervisor(words, node);
    if (role == NodeRole::Child)
        addChildSpec(words, node);
    addStart(words, node);
    addEnd(words, node);
    return words.take();
}

std::string stepInWords(const Step& step) {
    std::string text(word(step.op));
    if (!step.target.empty())
        text += " " + step.target;
    if (step.reason)
        text += " with " + toText(*step.reason);
    else if (step.op == StepOp::Exit || step.op == StepOp::Raise || step.op == StepOp::Signal)
        text += " with normal";
    return step.off ? text + " (off)" : text;
}

} // namespace resprout

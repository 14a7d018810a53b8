#include "ui/bridge/beats.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <unordered_map>

namespace resprout::ui {

namespace {

constexpr double longestBeat = 400; // ms at 1x
constexpr double longestMillisecond = 2000;

/// What a group of events with chains of one length shows.
struct Content {
    bool ends = false;   // a process is gone
    bool starts = false; // a start came to something
    bool other = false;  // something else that must be seen by itself
    bool counts = false; // decisions, which are seen together with what they lead to:
    bool stops = false;
    bool spawns = false;

    [[nodiscard]] bool isMilestone() const { return ends || starts || other; }
    [[nodiscard]] bool isSeen() const { return isMilestone() || counts || stops || spawns; }
};

void look(Content& content, const LifecycleEvent& event) {
    switch (event.type) {
    case EventType::Exited:
        content.ends = true;
        break;
    case EventType::Started:
    case EventType::Ignored:
    case EventType::StartFailed:
        content.starts = true;
        break;
    case EventType::GaveUp:
    case EventType::FlagChanged:
    case EventType::Trapped:
    case EventType::StandStill:
        content.other = true;
        break;
    case EventType::RestartCounted:
        content.counts = true;
        break;
    case EventType::StopOrdered:
    case EventType::KillOrdered:
        content.stops = true;
        break;
    case EventType::Spawned:
        content.spawns = true;
        break;
    case EventType::Abandoned:
    case EventType::RetryQueued:
    case EventType::SpecAdded:
    case EventType::SpecDropped:
    case EventType::StepIssued:
    case EventType::Result:
    case EventType::Count_:
        break;
    }
}

/// The length of each event's chain, at least that of every event before it which it must not overtake.
std::vector<std::uint32_t> chainLengths(std::span<const LifecycleEvent> events, const PathTable& paths) {
    std::vector<std::uint32_t> lengths;
    lengths.reserve(events.size());
    std::array<std::uint32_t, 256> shards{};
    std::unordered_map<PathId, std::uint32_t> lanes;
    for (const LifecycleEvent& event : events) {
        std::uint32_t& shard = shards[event.shard];
        std::uint32_t length = std::max<std::uint32_t>(event.beat, shard);
        if (event.path != noPath) {
            const PathId parent = event.path < paths.size() ? paths.parent(event.path) : noPath;
            std::uint32_t& own = lanes[event.path];
            length = std::max(length, own);
            own = length;
            std::uint32_t& above = lanes[parent];
            length = std::max(length, above);
            above = length;
            lanes[event.path] = length;
        }
        shard = length;
        lengths.push_back(length);
    }
    return lengths;
}

/// Decisions between two milestones belong to the one before when it goes on in the same way (the next sibling is told to
/// stop, the next start is called), else to the one that they lead to.
std::vector<std::size_t> joinGroups(const std::vector<Content>& groups, const std::vector<std::size_t>& groupEnds) {
    std::vector<std::size_t> ends;
    Content before;
    std::size_t group = 0;
    while (group < groups.size()) {
        Content between;
        std::size_t next = group;
        while (next < groups.size() && !groups[next].isMilestone()) {
            between.counts |= groups[next].counts;
            between.stops |= groups[next].stops;
            between.spawns |= groups[next].spawns;
            ++next;
        }
        const bool goesOn = (between.stops && before.ends) || (between.spawns && before.starts) || !between.isSeen();
        if (next > group && !ends.empty() && !between.counts && goesOn)
            ends.back() = groupEnds[next - 1];
        if (next == groups.size()) {
            if (ends.empty() || ends.back() != groupEnds.back())
                ends.push_back(groupEnds.back());
            break;
        }
        ends.push_back(groupEnds[next]);
        before = groups[next];
        group = next + 1;
    }
    return ends;
}

} // namespace

WallTime beatTime(double speed, std::size_t beats) {
    if (speed >= freeSpeed || beats == 0)
        return {};
    const double atTrueSpeed = std::min(longestBeat, longestMillisecond / static_cast<double>(beats));
    const double stretched = speed <= 1 ? atTrueSpeed / speed : atTrueSpeed * (1 - std::log10(speed));
    return std::chrono::duration_cast<WallTime>(std::chrono::duration<double, std::milli>(stretched));
}

std::vector<std::size_t> arrangeBeats(std::span<LifecycleEvent> events, const PathTable& paths) {
    if (events.empty())
        return {};
    const std::vector<std::uint32_t> lengths = chainLengths(events, paths);
    std::vector<std::size_t> order(events.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t left, std::size_t right) { return lengths[left] < lengths[right]; });

    std::vector<LifecycleEvent> arranged;
    arranged.reserve(events.size());
    std::vector<Content> groups;
    std::vector<std::size_t> groupEnds;
    for (std::size_t place = 0; place < order.size(); ++place) {
        if (place == 0 || lengths[order[place]] != lengths[order[place - 1]]) {
            groups.emplace_back();
            groupEnds.push_back(place);
        }
        arranged.push_back(events[order[place]]);
        look(groups.back(), arranged.back());
        groupEnds.back() = place + 1;
    }
    std::copy(arranged.begin(), arranged.end(), events.begin());
    return joinGroups(groups, groupEnds);
}

} // namespace resprout::ui

#include "ui/tree/blast_zone.h"

#include "core/otp/child_spec.h"
#include "ui/bridge/qt_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace resprout::ui {

namespace {

QString tr(const char* text, int n = -1) {
    return QCoreApplication::translate("resprout::ui::BlastZone", text, nullptr, n);
}

} // namespace

BlastZone blastZone(const TreeFold& tree, PathId dead, VirtualTime now) {
    BlastZone zone;
    zone.dead = dead;
    const ProcessRecord* record = tree.find(dead);
    if (record == nullptr)
        return zone;
    const ProcessRecord* above = record->parent == noPath ? nullptr : tree.find(record->parent);
    const SupervisorRecord* flags = above == nullptr ? nullptr : tree.supervisor(record->parent);
    if (flags == nullptr || record->orphaned) {
        zone.outcome = BlastZone::Outcome::NobodyAbove;
        return zone;
    }
    zone.supervisor = record->parent;
    zone.strategy = flags->strategy;
    const auto place = std::find(above->children.begin(), above->children.end(), dead);
    if (place == above->children.end())
        return zone;
    const auto number = static_cast<std::uint32_t>(place - above->children.begin()) + 1;
    zone.firstPlace = zone.lastPlace = number;
    if (restartOf(tree.spec(dead)) == Restart::Temporary) { // R40
        zone.outcome = BlastZone::Outcome::NotRestarted;
        zone.dropped.push_back(dead);
        return zone;
    }

    const std::int64_t counting = flags->stillCounting(now);
    const std::int64_t left = std::max<std::int64_t>(0, flags->intensity - counting);
    zone.left = static_cast<std::uint32_t>(std::min<std::int64_t>(left, 1'000'000));
    zone.outcome = left == 0 ? BlastZone::Outcome::GivesUp : BlastZone::Outcome::Restart; // R31
    std::size_t first = number - 1;
    std::size_t end = number;
    switch (flags->strategy) {
    case Strategy::OneForOne:
    case Strategy::SimpleOneForOne:
        break;
    case Strategy::OneForAll: // R43
        first = 0;
        end = above->children.size();
        break;
    case Strategy::RestForOne: // R44
        end = above->children.size();
        break;
    }
    for (std::size_t i = first; i < end; ++i) {
        const PathId child = above->children[i];
        if (child != dead && restartOf(tree.spec(child)) == Restart::Temporary)
            zone.dropped.push_back(child); // R46
        else
            zone.restarted.push_back(child);
    }
    zone.firstPlace = static_cast<std::uint32_t>(first) + 1;
    zone.lastPlace = static_cast<std::uint32_t>(end);
    return zone;
}

QString shortText(const BlastZone& zone, const PathTable& paths) {
    const std::string_view strategyWord = word(zone.strategy);
    const QString strategy = qtText(strategyWord);
    switch (zone.outcome) {
    case BlastZone::Outcome::Restart:
        if (zone.firstPlace == zone.lastPlace) // a number would read as a place in the pool below
            return tr("%1 restarts %2").arg(strategy, QString::fromStdString(paths.id(zone.dead)));
        return tr("%1 restarts %2 – %3").arg(strategy).arg(zone.firstPlace).arg(zone.lastPlace);
    case BlastZone::Outcome::GivesUp:
        return tr("limit exceeded: %1 gives up").arg(QString::fromStdString(paths.id(zone.supervisor)));
    case BlastZone::Outcome::NotRestarted:
        return tr("temporary: not restarted");
    case BlastZone::Outcome::NobodyAbove:
    case BlastZone::Outcome::NoProcess:
        return {};
    }
    return {};
}

QString leftText(const BlastZone& zone) {
    if (zone.outcome != BlastZone::Outcome::Restart)
        return {};
    return zone.left == 1 ? tr("1 restart left") : tr("%1 restarts left").arg(zone.left);
}

bool isUnderWay(const TreeFold& tree, const BlastZone& zone) {
    const ProcessRecord* supervisor = tree.find(zone.supervisor);
    if (supervisor == nullptr || supervisor->state != ProcessState::Running)
        return false;
    return std::any_of(zone.restarted.begin(), zone.restarted.end(), [&](PathId child) {
        const ProcessRecord* record = tree.find(child);
        if (record == nullptr || !record->listed)
            return false;
        switch (record->state) {
        case ProcessState::Crashed:
        case ProcessState::Restarting:
        case ProcessState::ShuttingDown:
            return true;
        case ProcessState::Terminated:
            return record->stopPlace > 0; // stopped for the group: its start is still to come
        case ProcessState::NotStarted:
        case ProcessState::Starting:
        case ProcessState::Running:
        case ProcessState::GaveUp:
            return false;
        }
        return false;
    });
}

} // namespace resprout::ui

#include "ui/chart/restart_facts.h"

#include "ui/log/event_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

namespace resprout::ui {

namespace {

constexpr std::size_t mostListed = 6; // restarts

QString tr(const char* text) {
    return QCoreApplication::translate("resprout::ui::RestartFacts", text);
}

bool restartsGroups(Strategy strategy) {
    switch (strategy) {
    case Strategy::OneForAll:
    case Strategy::RestForOne:
        return true;
    case Strategy::OneForOne:
    case Strategy::SimpleOneForOne:
        return false;
    }
    return false;
}

QString next(const SupervisorRecord& record, std::span<const VirtualTime> counting) {
    if (record.gaveUp)
        return {};
    if (record.counted.empty())
        return tr("A restart counts while its second is at most %1 s old.").arg(record.period);
    if (counting.empty())
        return tr("The last one was forgotten at %1.")
            .arg(clockText(forgottenAt(record.counted.back(), record.period)));
    const QString when = clockText(forgottenAt(counting.front(), record.period));
    QString line =
        counting.size() == 1 ? tr("Forgotten at %1.").arg(when) : tr("The oldest is forgotten at %1.").arg(when);
    if (restartsGroups(record.strategy))
        line += QLatin1Char(' ') + tr("However many it restarts, it counts once.");
    return line;
}

} // namespace

VirtualTime forgottenAt(VirtualTime time, std::int64_t period) {
    return (time / 1000 + period + 1) * 1000;
}

RestartFacts restartFacts(const SupervisorRecord& record, VirtualTime now) {
    const std::uint32_t used = record.stillCounting(now);
    const std::span<const VirtualTime> counting = std::span(record.counted).last(used);
    RestartFacts facts;
    facts.next = next(record, counting);

    const QString many = used == 0   ? tr("No restart counts now;")
                         : used == 1 ? tr("1 restart counts now;")
                                     : tr("%1 restarts count now;").arg(used);
    facts.lines.append(record.intensity == 1 ? tr("%1 1 is allowed.").arg(many)
                                             : tr("%1 %2 are allowed.").arg(many).arg(record.intensity));
    for (const VirtualTime time : counting.first(std::min(mostListed, counting.size())))
        facts.lines.append(tr("The restart at %1 counts as second %2; it is forgotten from %3 on.")
                               .arg(clockText(time))
                               .arg(time / 1000)
                               .arg(clockText(forgottenAt(time, record.period))));
    if (counting.size() > mostListed)
        facts.lines.append(tr("And %1 newer ones.").arg(counting.size() - mostListed));
    facts.lines.append(
        tr("OTP dates restarts in whole seconds, rounded down; one that is %1 s old still counts.").arg(record.period));
    if (record.held > used)
        facts.lines.append(tr("The supervisor still holds %1 in its list: it throws old ones out only when it counts "
                              "the next restart.")
                               .arg(record.held));
    facts.lines.append(restartsGroups(record.strategy)
                           ? tr("The restart of a whole group counts once; each retry of a failed start counts again.")
                           : tr("Each restart counts once; each retry of a failed start counts again."));
    return facts;
}

QString RestartFacts::toHtml() const {
    QString html = QStringLiteral("<qt>");
    for (const QString& line : lines)
        html += QStringLiteral("<p style=\"margin: 0 0 6px 0;\">") + line.toHtmlEscaped() + QStringLiteral("</p>");
    return html + QStringLiteral("</qt>");
}

} // namespace resprout::ui

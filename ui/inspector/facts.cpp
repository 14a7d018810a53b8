#include "ui/inspector/facts.h"

#include "ui/bridge/growth.h"
#include "ui/bridge/qt_text.h"
#include "ui/bridge/spec_text.h"
#include "ui/theme/signs.h"

#include <QCoreApplication>

#include <algorithm>

namespace resprout::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("resprout::ui::Facts", text);
}

QString kindText(const TreeFold& tree, const ProcessRecord& record) {
    const SupervisorRecord* supervisor = tree.supervisor(record.path);
    if (supervisor != nullptr && supervisor->strategy == Strategy::SimpleOneForOne)
        return tr("pool");
    return qtText(word(record.kind)).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString stateText(const ProcessRecord& record) {
    if (!record.listed)
        return tr("%1, no longer listed").arg(stateWord(record.state));
    return record.orphaned ? tr("%1, orphan").arg(stateWord(record.state)) : stateWord(record.state);
}

} // namespace

std::vector<Fact> factsOf(const TreeFold& tree, const TermTable& terms, PathId path) {
    const ProcessRecord& record = *tree.find(path);
    const NodeSpec& spec = tree.spec(path);
    const bool isRoot = record.parent == noPath;
    std::vector<Fact> facts;
    facts.push_back({tr("State"), stateText(record)});
    facts.push_back({tr("Incarnation"), record.attempt == 0
                                            ? tr("not started yet")
                                            : tr("attempt %1, restart %2").arg(record.attempt).arg(record.restarts)});
    facts.push_back({tr("Restart type"), isRoot ? tr("none, it is the root") : restartText(spec)});
    facts.push_back({tr("Shutdown"), isRoot ? tr("none, it is the root") : shutdownText(spec)});
    facts.push_back({tr("Kind"), kindText(tree, record)});
    facts.push_back({tr("Last exit reason"), record.lastExit == TermTable::none
                                                 ? tr("none yet")
                                                 : QString::fromStdString(terms.text(record.lastExit))});
    if (record.kind != NodeKind::Worker)
        return facts;

    const ProcessRecord* parent = tree.find(record.parent);
    const bool hasOrder = growthOf(tree, record.parent) == Growth::Named; // a pool's children have none
    if (parent != nullptr && record.listed && hasOrder) {
        const auto at = std::find(parent->children.begin(), parent->children.end(), path);
        facts.push_back(
            {tr("Start order"), tr("%1 of %2").arg(at - parent->children.begin() + 1).arg(parent->children.size())});
    }
    facts.push_back({tr("Traps exits"), spec.trapExit.value_or(false) ? tr("yes") : tr("no")});
    if (spec.startDelay.value_or(0) > 0)
        facts.push_back({tr("Start takes"), tr("%1 ms").arg(*spec.startDelay)});
    if (spec.stopDelay.value_or(0) > 0)
        facts.push_back({tr("Stop takes"), tr("%1 ms").arg(*spec.stopDelay)});
    if (spec.significant.value_or(false))
        facts.push_back({tr("Significant"), tr("yes")});
    return facts;
}

QString breakable(const QString& text) {
    QString result;
    result.reserve(text.size() + 8);
    for (const QChar letter : text) {
        result += letter;
        if (QStringLiteral("_,/{").contains(letter))
            result += QChar(0x200B); // zero width space
    }
    return result;
}

} // namespace resprout::ui

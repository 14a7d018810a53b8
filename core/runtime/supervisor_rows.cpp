#include "core/runtime/supervisor.h"

namespace resprout {

std::uint32_t SupervisorProcess::appendRow(PathId path, NodeIndex spec) {
    const std::uint32_t index = m_turn.shard().rows.take();
    row(index) = ChildRow{};
    row(index).supervisor = process().own;
    row(index).path = path;
    row(index).spec = spec;
    std::uint32_t& first = m_turn.world().paths[path].row;
    row(index).samePath = first;
    if (first != noSlot)
        row(first).samePathBefore = index;
    first = index;
    linkLast(index);
    return index;
}

void SupervisorProcess::giveBackRow(std::uint32_t index) {
    const ChildRow& gone = row(index);
    if (gone.samePathBefore == noSlot)
        m_turn.world().paths[gone.path].row = gone.samePath;
    else
        row(gone.samePathBefore).samePath = gone.samePath;
    if (gone.samePath != noSlot)
        row(gone.samePath).samePathBefore = gone.samePathBefore;
    row(index) = ChildRow{};
    m_turn.shard().rows.giveBack(index);
}

void SupervisorProcess::linkLast(std::uint32_t index) {
    Supervisor& me = self();
    row(index).next = noSlot;
    row(index).previous = me.lastRow;
    if (me.lastRow == noSlot)
        me.firstRow = index;
    else
        row(me.lastRow).next = index;
    me.lastRow = index;
    ++me.rowCount;
}

void SupervisorProcess::unlink(std::uint32_t index) {
    Supervisor& me = self();
    const ChildRow& gone = row(index);
    if (gone.previous == noSlot)
        me.firstRow = gone.next;
    else
        row(gone.previous).next = gone.next;
    if (gone.next == noSlot)
        me.lastRow = gone.previous;
    else
        row(gone.next).previous = gone.previous;
    --me.rowCount;
}

void SupervisorProcess::dropRow(std::uint32_t index, Why why) {
    m_turn.emit(EventType::SpecDropped, why, row(index).path, row(index).attempt, process().attempt);
    unlink(index);
    giveBackRow(index);
}

void SupervisorProcess::freeRows() {
    Supervisor& me = self();
    for (std::uint32_t index = me.firstRow; index != noSlot;) {
        const std::uint32_t next = row(index).next;
        giveBackRow(index);
        index = next;
    }
    me.firstRow = me.lastRow = noSlot;
    me.rowCount = 0;
}

std::uint32_t SupervisorProcess::findRow(PathId path) {
    std::uint32_t index = m_turn.world().paths[path].row;
    while (index != noSlot && row(index).supervisor != process().own)
        index = row(index).samePath;
    return index;
}

bool SupervisorProcess::isChild(std::uint32_t index, Pid pid) {
    if (index >= m_turn.shard().rows.size() || pid.isNone())
        return false;
    const ChildRow& child = row(index);
    return child.supervisor == process().own && child.status == RowStatus::Started && child.pid == pid;
}

} // namespace resprout

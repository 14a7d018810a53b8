#include "core/node/event_log.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace resprout {

void EventLog::append(const LifecycleEvent& event) {
    const std::size_t offset = m_size % chunkRows; // chunks go whole, so the first row held opens a chunk
    if (offset == 0)
        openChunk();
    Chunk& chunk = *m_chunks.back();
    if (offset % blockRows == 0) {
        auto& before = chunk.blockCount[offset / blockRows];
        for (std::size_t shard = 0; shard < shards; ++shard)
            before[shard] = static_cast<std::uint16_t>(m_count[shard] - chunk.countBefore[shard]);
    }
    chunk.events.push_back(event);
    ++m_count[event.shard];
    ++m_size;
}

void EventLog::openChunk() {
    std::unique_ptr<Chunk> chunk;
    if (m_size >= m_capacity + chunkRows) { // what is left when a chunk has gone is enough
        chunk = std::move(m_chunks.front());
        m_chunks.pop_front();
        m_first += chunkRows;
        m_size -= chunkRows;
        chunk->events.clear();
    } else {
        chunk = std::make_unique<Chunk>();
        chunk->events.reserve(chunkRows);
    }
    chunk->countBefore = m_count;
    m_chunks.push_back(std::move(chunk));
}

void EventLog::clear() {
    m_chunks.clear();
    m_first = 0;
    m_size = 0;
    m_count.fill(0);
}

const LifecycleEvent& EventLog::row(std::size_t row) const {
    assert(row >= m_first && row < endRow());
    const std::size_t index = row - m_first;
    return m_chunks[index / chunkRows]->events[index % chunkRows];
}

std::optional<std::size_t> EventLog::find(EventRef ref) const {
    const std::size_t shard = ref.shard();
    const std::uint64_t count = ref.count(); // it is the shard's count-th event
    if (count == 0 || count > m_count[shard] || m_chunks.empty() || count <= m_chunks.front()->countBefore[shard])
        return std::nullopt;

    const auto afterChunk = std::partition_point(m_chunks.begin(), m_chunks.end(),
                                                 [&](const auto& each) { return each->countBefore[shard] < count; });
    const auto chunkIndex = static_cast<std::size_t>(afterChunk - m_chunks.begin()) - 1;
    const Chunk& chunk = *m_chunks[chunkIndex];
    const std::size_t rows = chunk.events.size();

    const auto inChunk = count - chunk.countBefore[shard];
    const auto blocksEnd = chunk.blockCount.begin() + static_cast<std::ptrdiff_t>((rows + blockRows - 1) / blockRows);
    const auto afterBlock = std::partition_point(chunk.blockCount.begin(), blocksEnd,
                                                 [&](const auto& each) { return each[shard] < inChunk; });
    const auto block = static_cast<std::size_t>(afterBlock - chunk.blockCount.begin()) - 1;

    auto left = inChunk - chunk.blockCount[block][shard];
    for (std::size_t offset = block * blockRows; offset < rows; ++offset)
        if (chunk.events[offset].shard == shard && --left == 0)
            return m_first + chunkIndex * chunkRows + offset;
    return std::nullopt;
}

EventRef EventLog::refOf(std::size_t row) const {
    assert(row >= m_first && row < endRow());
    const std::size_t index = row - m_first;
    const Chunk& chunk = *m_chunks[index / chunkRows];
    const std::size_t last = index % chunkRows;
    const std::uint8_t shard = chunk.events[last].shard;
    const std::size_t block = last / blockRows;
    auto count = chunk.countBefore[shard] + chunk.blockCount[block][shard];
    for (std::size_t offset = block * blockRows; offset <= last; ++offset)
        count += chunk.events[offset].shard == shard ? 1U : 0U;
    return EventRef::of(shard, count);
}

} // namespace resprout

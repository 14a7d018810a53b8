#pragma once

#include "core/runtime/standing.h"

#include <atomic>
#include <cstdint>
#include <span>
#include <stop_token>
#include <thread>
#include <vector>

namespace resprout {

/// Threads that share out the shards of a superstep. The caller works along; a job is over when its items are done and the
/// threads that took any have let go of it, not when every thread has come. Threads that find nothing to do spin for a quarter
/// of a millisecond and then sleep. Used by one thread at a time. Where the system refuses a thread it makes do with fewer.
///
/// Each thread has a lane: a run of items that it takes from the front, so that the caller can give an item to the same
/// thread again, whose core still holds what the item needs. A thread whose lane is empty helps with
/// those that have much left.
class WorkerPool {
public:
    explicit WorkerPool(unsigned threads,
                        Standing standing = Standing::Equal); // the caller included, whose standing is its own
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;
    WorkerPool(WorkerPool&&) = delete;
    WorkerPool& operator=(WorkerPool&&) = delete;

    [[nodiscard]] unsigned threads() const { return static_cast<unsigned>(m_helpers.size()) + 1; }

    /// Calls `item(0)` to `item(ends.back() - 1)`, each once. Those from `ends[lane - 1]` up to `ends[lane]` lie in `lane`, one
    /// lane for each thread, the caller's first. At most 65,535 items.
    template <class Item>
    void forEach(std::span<const std::uint32_t> ends, const Item& item) {
        run(
            ends, [](const void* context, std::uint32_t index) { (*static_cast<const Item*>(context))(index); }, &item);
    }

private:
    using Call = void (*)(const void* context, std::uint32_t index);

    // Which job (upper 32 bits), the end and the next of what is left of the lane (16 bits each): claimed in one step, so
    // that a thread that comes late can never take an item of a job that is over.
    struct alignas(64) Lane {
        std::atomic<std::uint64_t> ticket{0};
        std::atomic<std::uint64_t> first{0}; // where the lane began
    };

    void run(std::span<const std::uint32_t> ends, Call call, const void* context);
    bool takeFront(Lane& lane);
    bool takeBack(Lane& lane);
    void work(unsigned own);
    void help(unsigned own, const std::stop_token& stop);

    std::vector<Lane> m_lanes; // one for each thread that was asked for
    alignas(64) std::atomic<std::uint32_t> m_done{0};
    alignas(64) std::atomic<std::uint32_t> m_bell{0}; // rung for every job, and at the end
    std::uint32_t m_job = 0;
    Call m_call = nullptr;
    const void* m_context = nullptr;
    std::vector<std::jthread> m_helpers; // last: they end before the rest goes
};

} // namespace resprout

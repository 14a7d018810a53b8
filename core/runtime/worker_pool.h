#pragma once

#include <atomic>
#include <cstdint>
#include <stop_token>
#include <thread>
#include <vector>

namespace resprout {

/// Threads that share out the shards of a superstep. The caller works along; a job is done when its last item is,
/// not when every thread has come. Threads that find nothing to do spin for some microseconds and then sleep.
/// Used by one thread at a time.
class WorkerPool {
public:
    explicit WorkerPool(unsigned threads); // the caller included
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;
    WorkerPool(WorkerPool&&) = delete;
    WorkerPool& operator=(WorkerPool&&) = delete;

    [[nodiscard]] unsigned threads() const { return static_cast<unsigned>(m_helpers.size()) + 1; }

    /// Calls `item(0)` to `item(count - 1)`, each once, on whichever thread comes first. At most 65,535 items.
    template <class Item>
    void forEach(std::uint32_t count, const Item& item) {
        run(
            count, [](const void* context, std::uint32_t index) { (*static_cast<const Item*>(context))(index); },
            &item);
    }

private:
    using Call = void (*)(const void* context, std::uint32_t index);

    void run(std::uint32_t count, Call call, const void* context);
    bool takeOne();
    void help(const std::stop_token& stop);

    // Which job (upper 32 bits), how many items it has, and which is the next: claimed in one step, so that a thread that
    // comes late can never take an item of a job that is over.
    std::atomic<std::uint64_t> m_ticket{0};
    std::atomic<std::uint32_t> m_done{0};
    std::atomic<std::uint32_t> m_bell{0}; // rung for every job, and at the end
    Call m_call = nullptr;
    const void* m_context = nullptr;
    std::vector<std::jthread> m_helpers; // last: they end before the rest goes
};

} // namespace resprout

#include "core/runtime/worker_pool.h"

#include <algorithm>
#include <cassert>
#include <chrono>

namespace resprout {

namespace {

// A hand-over to a thread that spins takes a microsecond, waking one fifty and more; between two busy supersteps lie the
// issuing of steps and the publishing of events, which this has to outlast.
constexpr auto spinTime = std::chrono::microseconds(250);

void relax() {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#else
    std::this_thread::yield();
#endif
}

constexpr std::uint64_t nextOf(std::uint64_t ticket) {
    return ticket & 0xFFFFU;
}
constexpr std::uint64_t countOf(std::uint64_t ticket) {
    return (ticket >> 16U) & 0xFFFFU;
}

} // namespace

WorkerPool::WorkerPool(unsigned threads) {
    for (unsigned i = 1; i < std::max(threads, 1U); ++i)
        m_helpers.emplace_back([this](const std::stop_token& stop) { help(stop); });
}

WorkerPool::~WorkerPool() {
    for (std::jthread& helper : m_helpers)
        helper.request_stop();
    m_bell.fetch_add(1, std::memory_order_release);
    m_bell.notify_all();
}

void WorkerPool::run(std::uint32_t count, Call call, const void* context) {
    assert(count <= 0xFFFFU);
    m_call = call;
    m_context = context;
    m_done.store(0, std::memory_order_relaxed);
    const std::uint64_t job = (m_ticket.load(std::memory_order_relaxed) >> 32U) + 1;
    m_ticket.store((job << 32U) | (std::uint64_t{count} << 16U), std::memory_order_release);
    if (!m_helpers.empty()) {
        m_bell.fetch_add(1, std::memory_order_release);
        m_bell.notify_all();
    }
    while (takeOne()) {
    }
    for (int spins = 0; m_done.load(std::memory_order_acquire) != count; ++spins) {
        if (spins < 1000)
            relax();
        else
            std::this_thread::yield(); // more threads than cores
    }
}

bool WorkerPool::takeOne() {
    std::uint64_t ticket = m_ticket.load(std::memory_order_acquire);
    do {
        if (nextOf(ticket) >= countOf(ticket))
            return false;
    } while (!m_ticket.compare_exchange_weak(ticket, ticket + 1, std::memory_order_acq_rel, std::memory_order_acquire));
    m_call(m_context, static_cast<std::uint32_t>(nextOf(ticket)));
    m_done.fetch_add(1, std::memory_order_release);
    return true;
}

void WorkerPool::help(const std::stop_token& stop) {
    using Clock = std::chrono::steady_clock;
    while (!stop.stop_requested()) {
        const std::uint32_t bell = m_bell.load(std::memory_order_acquire);
        bool worked = false;
        while (takeOne())
            worked = true;
        if (worked)
            continue;
        const auto until = Clock::now() + spinTime;
        while (m_bell.load(std::memory_order_acquire) == bell && Clock::now() < until) {
            for (int i = 0; i < 32; ++i)
                relax();
        }
        if (!stop.stop_requested())
            m_bell.wait(bell, std::memory_order_acquire);
    }
}

} // namespace resprout

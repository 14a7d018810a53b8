#include "core/runtime/worker_pool.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <system_error>

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

// An item costs more on another thread than on that which had it last, and its thread pays again to have it back.
constexpr std::uint64_t worthTaking = 6;

constexpr std::uint64_t endUnit = 1U << 16U;

constexpr std::uint64_t nextOf(std::uint64_t ticket) {
    return ticket & 0xFFFFU;
}
constexpr std::uint64_t endOf(std::uint64_t ticket) {
    return (ticket >> 16U) & 0xFFFFU;
}

} // namespace

WorkerPool::WorkerPool(unsigned threads, Standing standing) : m_lanes(std::max(threads, 1U)) {
    m_helpers.reserve(m_lanes.size());
    try {
        for (unsigned own = 1; own < m_lanes.size(); ++own)
            m_helpers.emplace_back([this, own, standing](const std::stop_token& stop) {
                adopt(standing);
                help(own, stop);
            });
    } catch (const std::system_error&) { // as many as the system allows; what is played is the same
    }
}

WorkerPool::~WorkerPool() {
    for (std::jthread& helper : m_helpers)
        helper.request_stop();
    m_bell.fetch_add(1, std::memory_order_release);
    m_bell.notify_all();
}

void WorkerPool::run(std::span<const std::uint32_t> ends, Call call, const void* context) {
    assert(ends.size() == threads() && ends.back() <= 0xFFFFU);
    m_call = call;
    m_context = context;
    m_done.store(0, std::memory_order_relaxed);
    ++m_job;
    const std::uint32_t count = ends.back();
    std::uint64_t first = 0;
    for (std::size_t lane = 0; lane < ends.size(); ++lane) {
        m_lanes[lane].first.store(first, std::memory_order_relaxed);
        m_lanes[lane].ticket.store((std::uint64_t{m_job} << 32U) | (ends[lane] * endUnit) | first,
                                   std::memory_order_release);
        first = ends[lane];
    }
    if (!m_helpers.empty()) {
        m_bell.fetch_add(1, std::memory_order_release);
        m_bell.notify_all();
    }
    work(0);
    for (int spins = 0; m_done.load(std::memory_order_acquire) != count; ++spins) {
        if (spins < 1000)
            relax();
        else
            std::this_thread::yield(); // more threads than cores
    }
}

bool WorkerPool::takeFront(Lane& lane) {
    std::uint64_t ticket = lane.ticket.load(std::memory_order_acquire);
    do {
        if (nextOf(ticket) >= endOf(ticket))
            return false;
    } while (
        !lane.ticket.compare_exchange_weak(ticket, ticket + 1, std::memory_order_acq_rel, std::memory_order_acquire));
    m_call(m_context, static_cast<std::uint32_t>(nextOf(ticket)));
    return true;
}

// From a lane that nobody has begun, since its thread sleeps, or that has much left.
bool WorkerPool::takeBack(Lane& lane) {
    std::uint64_t ticket = lane.ticket.load(std::memory_order_acquire);
    do {
        const std::uint64_t next = nextOf(ticket);
        const std::uint64_t end = endOf(ticket);
        if (next >= end || (next != lane.first.load(std::memory_order_relaxed) && end - next < worthTaking))
            return false;
    } while (!lane.ticket.compare_exchange_weak(ticket, ticket - endUnit, std::memory_order_acq_rel,
                                                std::memory_order_acquire));
    m_call(m_context, static_cast<std::uint32_t>(endOf(ticket) - 1));
    return true;
}

void WorkerPool::work(unsigned own) {
    std::uint32_t done = 0;
    while (takeFront(m_lanes[own]))
        ++done;
    for (Lane& lane : m_lanes) {
        while (takeBack(lane))
            ++done;
    }
    if (done > 0)
        m_done.fetch_add(done, std::memory_order_release);
}

void WorkerPool::help(unsigned own, const std::stop_token& stop) {
    using Clock = std::chrono::steady_clock;
    while (!stop.stop_requested()) {
        const std::uint32_t bell = m_bell.load(std::memory_order_acquire);
        work(own);
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

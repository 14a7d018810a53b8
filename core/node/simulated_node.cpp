#include "core/node/simulated_node.h"

#include "core/node/event_ring.h"
#include "core/runtime/engine.h"

#include <atomic>
#include <condition_variable>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace resprout {

namespace {

struct Grant {
    std::uint64_t number = 0;
    VirtualTime limit = -1;
    SimulatedNode::Halt halt = SimulatedNode::Halt::AtLimit;
};

Standing standingOf(const RunOptions& options) {
    return options.inBackground ? Standing::Background : Standing::Equal;
}

} // namespace

struct SimulatedNode::Impl {
    Impl(const Scenario& scenario, const RunOptions& options)
        : program(scenario, paths, terms),
          engine(program, {.threads = options.threads, .seed = options.seed, .standing = standingOf(options)}, sink),
          nextNumber(program.stepCount()),
          player([this, standing = standingOf(options)](const std::stop_token& token) {
              adopt(standing);
              play(token);
          }) {}

    ~Impl() {
        player.request_stop();
        ring.wake();
        bell.notify_all();
    }

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;

    void play(const std::stop_token& token);
    void take(const std::vector<PostedStep>& steps, const std::stop_token& token);
    void playGrant(const Grant& granted, const std::stop_token& token);
    void tellProgress();

    PathTable paths;
    TermTable terms;
    EventRing ring;
    RingSink sink{ring};
    Program program;
    Engine engine;

    // --- between the consumer and the engine's thread
    std::mutex mutex;
    std::condition_variable_any bell;          // rung when there are new orders
    Grant grant;                               // guarded by mutex
    std::vector<PostedStep> posted;            // guarded by mutex
    std::atomic<std::uint64_t> orders{0};      // changes with each grant and post
    std::atomic<std::uint64_t> haltedAfter{0}; // number of the orders after which the engine halted
    std::atomic<VirtualTime> now{-1};
    std::atomic<VirtualTime> nextDue{0};
    std::atomic<bool> stoodStill{false};

    std::uint32_t nextNumber;     // of a posted step; the consumer's own
    std::uint64_t seenOrders = 0; // the engine's own

    std::jthread player; // last: it ends before the rest goes
};

void SimulatedNode::Impl::play(const std::stop_token& token) {
    sink.setStop(token);
    std::unique_lock lock(mutex);
    while (!token.stop_requested()) {
        bell.wait(lock, token, [&] { return orders.load(std::memory_order_acquire) != seenOrders; });
        seenOrders = orders.load(std::memory_order_acquire);
        const Grant granted = grant;
        const std::vector<PostedStep> steps = std::exchange(posted, {});
        lock.unlock();
        take(steps, token); // without the lock: a million of them takes a while, and the consumer never waits
        playGrant(granted, token);
        tellProgress();
        lock.lock();
        if (orders.load(std::memory_order_acquire) == seenOrders)
            haltedAfter.store(seenOrders, std::memory_order_release);
    }
}

void SimulatedNode::Impl::take(const std::vector<PostedStep>& steps, const std::stop_token& token) {
    for (const PostedStep& taken : steps) {
        if (token.stop_requested())
            return;
        program.append(taken.step, taken.nodes);
        engine.scheduleAppended();
    }
}

// Between milliseconds it looks whether there are new orders; then it returns, and takes them at once.
void SimulatedNode::Impl::playGrant(const Grant& granted, const std::stop_token& token) {
    while (!token.stop_requested()) {
        const VirtualTime due = engine.nextDue();
        if (due > granted.limit || due == forever) {
            if (granted.limit != forever)
                engine.skipTo(granted.limit);
            return;
        }
        const bool isEventful = engine.playNext();
        if (isEventful && granted.halt == Halt::AfterEventfulMs) {
            const std::lock_guard lock(mutex);
            if (grant.number == granted.number)
                grant.limit = -1; // used up: a step that is posted now waits for the next grant
            return;
        }
        if (orders.load(std::memory_order_acquire) != seenOrders)
            return;
        tellProgress();
    }
}

void SimulatedNode::Impl::tellProgress() {
    stoodStill.store(engine.stoodStill(), std::memory_order_relaxed);
    nextDue.store(engine.nextDue(), std::memory_order_relaxed);
    now.store(engine.now(), std::memory_order_release);
}

SimulatedNode::SimulatedNode(const Scenario& scenario, RunOptions options)
    : m_impl(std::make_unique<Impl>(scenario, options)) {}

SimulatedNode::~SimulatedNode() = default;

void SimulatedNode::grant(VirtualTime limit, Halt halt) {
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->grant = {m_impl->grant.number + 1, limit, halt};
        m_impl->orders.fetch_add(1, std::memory_order_release);
    }
    m_impl->bell.notify_all();
}

std::uint32_t SimulatedNode::post(Step step, std::span<const NodeSpec> nodes) {
    std::vector<PostedStep> steps;
    steps.push_back({std::move(step), {nodes.begin(), nodes.end()}});
    return post(std::move(steps));
}

std::uint32_t SimulatedNode::post(std::vector<PostedStep> steps) {
    const std::uint32_t first = m_impl->nextNumber;
    if (steps.empty())
        return first;
    m_impl->nextNumber += static_cast<std::uint32_t>(steps.size());
    {
        const std::lock_guard lock(m_impl->mutex);
        std::vector<PostedStep>& posted = m_impl->posted;
        if (posted.empty())
            posted = std::move(steps);
        else
            posted.insert(posted.end(), std::move_iterator(steps.begin()), std::move_iterator(steps.end()));
        m_impl->orders.fetch_add(1, std::memory_order_release);
    }
    m_impl->bell.notify_all();
    return first;
}

SimulatedNode::Progress SimulatedNode::progress() const {
    Progress progress;
    progress.halted =
        m_impl->haltedAfter.load(std::memory_order_acquire) == m_impl->orders.load(std::memory_order_acquire);
    progress.now = m_impl->now.load(std::memory_order_acquire);
    progress.nextDue = m_impl->nextDue.load(std::memory_order_relaxed);
    progress.stoodStill = m_impl->stoodStill.load(std::memory_order_relaxed);
    return progress;
}

const PathTable& SimulatedNode::paths() const {
    return m_impl->paths;
}

const TermTable& SimulatedNode::terms() const {
    return m_impl->terms;
}

std::size_t SimulatedNode::waiting() const {
    return m_impl->ring.size();
}

std::span<const LifecycleEvent> SimulatedNode::peek() const {
    return m_impl->ring.peek();
}

void SimulatedNode::consume(std::size_t count) {
    m_impl->ring.consume(count);
}

} // namespace resprout

#include "core/runtime/body.h"
#include "tests/bench/bench_run.h"

#include <array>
#include <bit>
#include <memory>
#include <string>
#include <vector>

// Processes that talk: workers of a tree, with names and specs, whose code is a Body. The driver begins at 1 ms, when the tree
// stands. One operation is one message, one call, one process or one timer.

namespace resprout::bench {

namespace {

constexpr std::int64_t begin = 1; // ms

/// A tree of workers with bodies, under one supervisor. A body finds the others here, as by registered names.
class Talk {
public:
    Talk() { m_top = addSupervisor(m_scenario, noNode, "top", Strategy::OneForOne); }

    NodeIndex add(Body& body, std::uint32_t count = 1) {
        NodeIndex first = noNode;
        for (std::uint32_t i = 0; i < count; ++i) {
            addWorker(m_scenario, m_top, "w" + std::to_string(m_bodies.size()));
            const NodeIndex added = m_scenario.node(m_top).lastChild;
            first = first == noNode ? added : first;
            m_bodies.push_back({added, &body});
        }
        return first;
    }

    Figures play(std::uint64_t operations, unsigned threads) {
        BenchRun run(m_scenario, threads, [&](Program& program) {
            for (const auto& [node, body] : m_bodies)
                program.setBody(node, *body);
        });
        return timed(operations, [&] { run.playToTheEnd(); });
    }

private:
    Scenario m_scenario;
    NodeIndex m_top = noNode;
    std::vector<std::pair<NodeIndex, Body*>> m_bodies;
};

/// Has one process, which others find by it.
class Named : public Body {
public:
    void started(Self& self) override { m_pid = self.pid(); }
    [[nodiscard]] Pid pid() const { return m_pid; }

private:
    Pid m_pid; // since the tree's start
};

/// Begins when the clock does. How much is left it remembers in its first word.
class Driver : public Named {
public:
    explicit Driver(std::uint64_t count) : m_count(count) {}
    void started(Self& self) override {
        Named::started(self);
        self.memory()[0] = m_count;
        self.setTimer(begin);
    }

private:
    std::uint64_t m_count;
};

/// Answers whatever comes.
class Echo : public Named {
public:
    void received(Self& self, Pid from, std::uint64_t value) override { self.send(from, value); }
    void called(Self& self, Pid caller, std::uint32_t reference, std::uint64_t value) override {
        self.reply(caller, reference, value);
    }
};

class Ping : public Driver {
public:
    Ping(std::uint64_t count, const Named& other) : Driver(count), m_other(other) {}
    void timedOut(Self& self) override { self.send(m_other.pid(), 1); }
    void received(Self& self, Pid from, std::uint64_t /*value*/) override {
        if (--self.memory()[0] > 0)
            self.send(from, 1);
    }

private:
    const Named& m_other;
};

Figures pingpong(std::uint64_t roundtrips, unsigned threads) {
    Talk talk;
    Echo pong;
    Ping ping(roundtrips, pong);
    talk.add(pong);
    talk.add(ping);
    return talk.play(2 * roundtrips, threads);
}

class Caller : public Driver {
public:
    Caller(std::uint64_t count, const Named& server) : Driver(count), m_server(server) {}
    void timedOut(Self& self) override { self.call(m_server.pid(), 1, 1); }
    void answered(Self& self, std::uint32_t reference, std::uint64_t /*value*/) override {
        if (--self.memory()[0] > 0)
            self.call(m_server.pid(), reference + 1, 1);
    }

private:
    const Named& m_server;
};

template <std::uint32_t clients>
Figures calls(std::uint64_t count, unsigned threads) {
    Talk talk;
    Echo server;
    Caller caller(count / clients, server);
    talk.add(server);
    talk.add(caller, clients);
    return talk.play(count / clients * clients, threads);
}

/// Counts what comes.
class Sink : public Named {
public:
    void received(Self& self, Pid /*from*/, std::uint64_t value) override { self.memory()[0] += value; }
    void called(Self& self, Pid caller, std::uint32_t reference, std::uint64_t /*value*/) override {
        self.reply(caller, reference, self.memory()[0]);
    }
};

/// 10,000 casts, then a call that waits until all of them have been taken.
class Caster : public Driver {
public:
    Caster(std::uint64_t count, const Named& server) : Driver(count), m_server(server) {}
    void timedOut(Self& self) override { castAll(self); }
    void answered(Self& self, std::uint32_t /*reference*/, std::uint64_t /*value*/) override {
        if (--self.memory()[0] > 0)
            castAll(self);
    }
    static constexpr std::uint64_t atOnce = 10'000;

private:
    void castAll(Self& self) {
        for (std::uint64_t i = 0; i < atOnce; ++i)
            self.send(m_server.pid(), 1);
        self.call(m_server.pid(), 1, 0);
    }
    const Named& m_server;
};

Figures gsCast(std::uint64_t count, unsigned threads) {
    Talk talk;
    Sink server;
    Caster caster(count / Caster::atOnce, server);
    talk.add(server);
    talk.add(caster);
    return talk.play(count / Caster::atOnce * Caster::atOnce, threads);
}

/// Sends some at a time, and lets others have their turns before the next, as a scheduler of the BEAM makes its processes do.
class Sender : public Driver {
public:
    Sender(std::uint64_t count, const Named& to) : Driver(count), m_to(to) {}
    void timedOut(Self& self) override { sendSome(self); }
    void received(Self& self, Pid /*from*/, std::uint64_t /*value*/) override { sendSome(self); }

private:
    void sendSome(Self& self) {
        constexpr std::uint64_t atOnce = 100;
        std::uint64_t& left = self.memory()[0];
        const std::uint64_t now = std::min(left, atOnce);
        left -= now;
        for (std::uint64_t i = 0; i < now; ++i)
            self.send(m_to.pid(), 1);
        if (left > 0)
            self.send(self.pid(), 0);
    }
    const Named& m_to;
};

Figures fanIn(std::uint64_t count, unsigned threads) {
    constexpr std::uint32_t senders = 1000;
    Talk talk;
    Sink sink;
    Sender sender(count / senders, sink);
    talk.add(sink);
    talk.add(sender, senders);
    return talk.play(count / senders * senders, threads);
}

/// Each hands on to the next; the first of them puts the tokens in, each with its number of hops, far from each other.
class RingNode : public Body {
public:
    static constexpr std::uint32_t nodes = 10'000;

    RingNode(std::uint64_t hops, std::uint32_t tokens) : m_hops(hops), m_tokens(tokens), m_pids(nodes) {}
    void started(Self& self) override {
        self.memory()[0] = m_started;
        m_pids[m_started++] = self.pid();
        if (m_started == 1)
            self.setTimer(begin);
    }
    void timedOut(Self& self) override {
        for (std::uint32_t token = 0; token < m_tokens; ++token)
            self.send(m_pids[std::size_t{token} * nodes / m_tokens], m_hops);
    }
    void received(Self& self, Pid /*from*/, std::uint64_t hops) override {
        if (hops > 1)
            self.send(m_pids[(self.memory()[0] + 1) % nodes], hops - 1);
    }

private:
    std::uint64_t m_hops;
    std::uint32_t m_tokens;
    std::uint32_t m_started = 0; // one after another, by their supervisor
    std::vector<Pid> m_pids;
};

template <std::uint32_t tokens>
Figures ring(std::uint64_t count, unsigned threads) {
    Talk talk;
    RingNode node(count / tokens, tokens);
    talk.add(node, RingNode::nodes);
    return talk.play(count / tokens * tokens, threads);
}

/// Ends with its first message.
class Ephemeral : public Body {
public:
    void received(Self& self, Pid /*from*/, std::uint64_t /*value*/) override { self.exit(TermTable::normal); }
};

/// Stays.
class Idle : public Body {};

/// Spawns some at a time, and lets them have their turns before the next.
class Spawner : public Driver {
public:
    explicit Spawner(std::uint64_t count) : Driver(count) {}
    void setSpec(NodeIndex spec) { m_spec = spec; }
    void timedOut(Self& self) override { spawnSome(self); }
    void received(Self& self, Pid /*from*/, std::uint64_t /*value*/) override { spawnSome(self); }

private:
    void spawnSome(Self& self) {
        constexpr std::uint64_t atOnce = 500;
        std::uint64_t& left = self.memory()[0];
        const std::uint64_t now = std::min(left, atOnce);
        left -= now;
        const bool isMore = left > 0; // spawning may move the memory
        for (std::uint64_t i = 0; i < now; ++i)
            self.spawn(m_spec, 0);
        if (isMore)
            self.send(self.pid(), 0);
    }
    NodeIndex m_spec = noNode;
};

template <class Spawned>
Figures spawns(std::uint64_t count, unsigned threads) {
    Talk talk;
    Spawned spawned;
    Spawner spawner(count);
    spawner.setSpec(talk.add(spawned)); // one of them lives in the tree
    talk.add(spawner);
    Figures figures = talk.play(count, threads);
    return figures;
}

Figures spawnExit(std::uint64_t count, unsigned threads) {
    Figures figures = spawns<Ephemeral>(count, threads);
    figures.residentGrowth = -1;
    return figures;
}

/// A tree of processes, ten below each, that add up the numbers of its leaves.
class SkyNode : public Body {
public:
    void setSpec(NodeIndex spec) { m_spec = spec; }
    void received(Self& self, Pid from, std::uint64_t value) override {
        if (self.memory()[1] == 0)
            grow(self, from, value);
        else
            add(self, value);
    }

private:
    static constexpr std::uint64_t below = 10;

    void grow(Self& self, Pid from, std::uint64_t value) {
        const std::uint64_t number = value >> 32U;
        const std::uint64_t size = value & 0xFFFF'FFFFU;
        if (size < below) {
            self.send(from, number);
            self.exit(TermTable::normal);
            return;
        }
        self.memory() = {std::bit_cast<std::uint64_t>(from), below, 0, 0};
        for (std::uint64_t i = 0; i < below; ++i)
            self.spawn(m_spec, ((number + i * (size / below)) << 32U) | (size / below));
    }
    void add(Self& self, std::uint64_t value) {
        Memory& memory = self.memory();
        memory[2] += value;
        if (--memory[1] > 0)
            return;
        self.send(std::bit_cast<Pid>(memory[0]), memory[2]);
        self.exit(TermTable::normal);
    }
    NodeIndex m_spec = noNode;
};

class SkyDriver : public Driver {
public:
    explicit SkyDriver(std::uint64_t leaves) : Driver(leaves) {}
    void setSpec(NodeIndex spec) { m_spec = spec; }
    void timedOut(Self& self) override { self.spawn(m_spec, self.memory()[0]); }

private:
    NodeIndex m_spec = noNode;
};

Figures skynet(std::uint64_t leaves, unsigned threads) {
    Talk talk;
    SkyNode node;
    SkyDriver driver(leaves);
    const NodeIndex spec = talk.add(node);
    node.setSpec(spec);
    driver.setSpec(spec);
    talk.add(driver);
    Figures figures = talk.play(leaves + (leaves - 1) / 9, threads);
    figures.residentGrowth = -1;
    return figures;
}

/// Lives by its timer: each step sets it again, at times that lie apart.
class Sleeper : public Body {
public:
    explicit Sleeper(std::uint64_t steps) : m_steps(steps) {}
    void started(Self& self) override {
        self.memory() = {m_steps, self.pid().slot, 0, 0};
        self.setTimer(begin + static_cast<std::int64_t>(self.pid().slot % 100));
    }
    void timedOut(Self& self) override {
        Memory& memory = self.memory();
        if (--memory[0] == 0)
            return;
        memory[1] = memory[1] * 6364136223846793005ULL + 1442695040888963407ULL;
        self.setTimer(begin + static_cast<std::int64_t>((memory[1] >> 33U) % 200));
    }

private:
    std::uint64_t m_steps;
};

template <std::uint32_t sleepers>
Figures timers(std::uint64_t count, unsigned threads) {
    Talk talk;
    Sleeper sleeper(count / sleepers);
    talk.add(sleeper, sleepers);
    Figures figures = talk.play(count / sleepers * sleepers, threads);
    figures.residentGrowth = -1;
    return figures;
}

constexpr std::array cases{
    Case{"spawn_exit", 1'000'000, spawnExit},
    Case{"live", 1'000'000, spawns<Idle>},
    Case{"pingpong", 1'500'000, pingpong},
    Case{"ring", 5'000'000, ring<1>},
    Case{"ring_100tok", 5'000'000, ring<100>},
    Case{"fan_in", 3'000'000, fanIn},
    Case{"skynet", 1'000'000, skynet},
    Case{"gs_call", 800'000, calls<1>},
    Case{"gs_call_100clients", 800'000, calls<100>},
    Case{"gs_cast", 3'000'000, gsCast},
    Case{"timer_fire", 1'000'000, timers<10'000>},
    Case{"virtual_time", 5'000'000, timers<100'000>},
};

} // namespace

std::span<const Case> processCases() {
    return cases;
}

} // namespace resprout::bench

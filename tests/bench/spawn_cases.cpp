#include "tests/bench/talk.h"

#include <algorithm>
#include <array>
#include <bit>

// Processes without a supervisor: spawned by one of the tree. One operation is one process.

namespace resprout::bench {

namespace {

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
    return talk.play(count, threads);
}

Figures spawnExit(std::uint64_t count, unsigned threads) {
    return withoutMemory(spawns<Ephemeral>(count, threads));
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
    return withoutMemory(talk.play(leaves + (leaves - 1) / 9, threads));
}

/// Ends when it is called, so that whoever called has a Down for an answer.
class Refusing : public Body {
public:
    void called(Self& self, Pid /*caller*/, std::uint32_t /*reference*/, std::uint64_t /*value*/) override {
        self.exit(TermTable::normal);
    }
};

/// Spawns the next when it has been told of the end of the one before.
class DownWaiter : public Driver {
public:
    DownWaiter(std::uint64_t count, NodeIndex spec) : Driver(count), m_spec(spec) {}
    void timedOut(Self& self) override { self.call(self.spawn(m_spec, 0), 1, 0); }
    void down(Self& self, std::uint32_t /*reference*/, TermId /*reason*/) override {
        if (--self.memory()[0] > 0)
            self.call(self.spawn(m_spec, 0), 1, 0);
    }

private:
    NodeIndex m_spec;
};

Figures spawnDownSeq(std::uint64_t count, unsigned threads) {
    Talk talk;
    Refusing spawned;
    DownWaiter waiter(count, talk.add(spawned));
    talk.add(waiter);
    return withoutMemory(talk.play(count, threads));
}

constexpr std::array cases{
    Case{"spawn_exit", 1'000'000, spawnExit},
    Case{"spawn_down_seq", 300'000, spawnDownSeq},
    Case{"live", 1'000'000, spawns<Idle>},
    Case{"live_hibernate", 1'000'000, spawns<Idle>}, // has no heap that could be made small
    Case{"skynet", 1'000'000, skynet},
};

} // namespace

std::span<const Case> spawnCases() {
    return cases;
}

} // namespace resprout::bench

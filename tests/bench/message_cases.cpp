#include "tests/bench/talk.h"

#include <algorithm>
#include <array>

// Messages, calls and casts between two, and from many to one. One operation is one message or one call.

namespace resprout::bench {

namespace {

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
            self.setTimer(beginning);
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

constexpr std::array cases{
    Case{"pingpong", 1'500'000, pingpong},     Case{"ring", 5'000'000, ring<1>},
    Case{"ring_100tok", 5'000'000, ring<100>}, Case{"fan_in", 3'000'000, fanIn},
    Case{"gs_call", 800'000, calls<1>},        Case{"gs_call_100clients", 800'000, calls<100>},
    Case{"gs_cast", 3'000'000, gsCast},
};

} // namespace

std::span<const Case> messageCases() {
    return cases;
}

} // namespace resprout::bench

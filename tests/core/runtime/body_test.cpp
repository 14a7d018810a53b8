#include "core/runtime/body.h"

#include "core/runtime/engine.h"
#include "core/scenario/scenario.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace resprout {
namespace {

/// Tells what happens to it, and answers with twice the value.
class Server : public Body {
public:
    void started(Self& self) override { pid = self.pid(); }
    void received(Self& self, Pid /*from*/, std::uint64_t value) override {
        self.memory()[0] += value;
        if (value == 13)
            self.exit(TermTable::killed);
    }
    void called(Self& self, Pid caller, std::uint32_t reference, std::uint64_t value) override {
        if (value == 13)
            self.exit(TermTable::killed);
        else
            self.reply(caller, reference, self.memory()[0] + 2 * value);
    }
    Pid pid;
};

/// Begins at 1 ms.
class Client : public Body {
public:
    explicit Client(const Server& server) : m_server(server) {}
    void started(Self& self) override { self.setTimer(1); }
    void timedOut(Self& self) override { talk(self); }
    void answered(Self& /*self*/, std::uint32_t reference, std::uint64_t value) override {
        heard.push_back("answer " + std::to_string(reference) + " " + std::to_string(value));
    }
    void down(Self& /*self*/, std::uint32_t reference, TermId reason) override {
        heard.push_back("down " + std::to_string(reference) + (reason == TermTable::noproc ? " noproc" : " killed"));
    }
    std::vector<std::string> heard;

protected:
    virtual void talk(Self& self) = 0;
    [[nodiscard]] Pid server() const { return m_server.pid; }

private:
    const Server& m_server;
};

/// A server and a client under one supervisor; plays so many ms.
void play(Server& server, Client& client, VirtualTime until, std::vector<LifecycleEvent>* events = nullptr) {
    Scenario scenario;
    NodeSpec top;
    top.id = "top";
    top.kind = NodeKind::Supervisor;
    scenario.root = scenario.add(top);
    NodeSpec worker;
    worker.id = "server";
    worker.restart = Restart::Temporary;
    scenario.appendChild(scenario.root, scenario.add(worker));
    worker.id = "client";
    scenario.appendChild(scenario.root, scenario.add(worker));
    PathTable paths;
    TermTable terms;
    Program program(scenario, paths, terms);
    program.setBody(1, server);
    program.setBody(2, client);
    FunctionSink sink([&](std::span<const LifecycleEvent> made) {
        if (events != nullptr)
            events->insert(events->end(), made.begin(), made.end());
    });
    Engine engine(program, {}, sink);
    while (engine.nextDue() <= until)
        engine.playNext();
}

using Talk = void (*)(Self& self, Pid server);

class Scripted : public Client {
public:
    Scripted(const Server& server, Talk says) : Client(server), m_talk(says) {}

private:
    void talk(Self& self) override { m_talk(self, server()); }
    Talk m_talk;
};

TEST(Body, GetsMessagesAndCallsOfOneProcessInTheirOrder) {
    Server server;
    Scripted client(server, [](Self& self, Pid to) {
        self.call(to, 1, 10);
        self.send(to, 100);
        self.call(to, 2, 20);
    });
    play(server, client, 10);
    EXPECT_EQ(client.heard, (std::vector<std::string>{"answer 1 20", "answer 2 140"}));
}

TEST(Body, HearsThatWhomItCalledIsGone) {
    Server server;
    Scripted client(server, [](Self& self, Pid to) {
        self.call(to, 1, 13); // it ends of this
        self.call(to, 2, 1);  // and this waits in its mailbox
    });
    play(server, client, 10);
    EXPECT_EQ(client.heard, (std::vector<std::string>{"down 1 killed", "down 2 noproc"}));
}

TEST(Body, HearsNothingMoreOfACallThatWasAnswered) {
    Server server;
    Scripted client(server, [](Self& self, Pid to) {
        self.call(to, 1, 1);
        self.send(to, 13);
    });
    play(server, client, 10);
    EXPECT_EQ(client.heard, (std::vector<std::string>{"answer 1 2"}));
}

TEST(Body, IsAnOrdinaryWorkerToItsSupervisor) {
    Server server;
    Scripted client(server, [](Self& self, Pid to) { self.send(to, 13); });
    std::vector<LifecycleEvent> events;
    play(server, client, 10, &events);
    const auto ends = std::count_if(events.begin(), events.end(), [](const LifecycleEvent& event) {
        return event.type == EventType::Exited && event.time == 1 && event.term == TermTable::killed;
    });
    const auto drops = std::count_if(events.begin(), events.end(), [](const LifecycleEvent& event) {
        return event.type == EventType::SpecDropped && event.why == Why::TemporaryNever;
    });
    EXPECT_EQ(ends, 1);
    EXPECT_EQ(drops, 1);
}

/// Spawns so many when it is started that the records of processes move to larger memory; then stays, or exits.
class Parent : public Client {
public:
    enum class Then : std::uint8_t { Stays, Exits };
    Parent(const Server& server, Then then) : Client(server), m_then(then) {}
    void started(Self& self) override {
        self.setTimer(1);
        for (std::uint64_t i = 0; i < 100'000; ++i)
            self.spawn(1, 1);
        if (m_then == Then::Exits)
            self.exit(TermTable::killed);
    }

private:
    void talk(Self& self) override { self.call(server(), 1, 1); }
    Then m_then;
};

std::ptrdiff_t ends(const std::vector<LifecycleEvent>& events) {
    return std::count_if(events.begin(), events.end(),
                         [](const LifecycleEvent& event) { return event.type == EventType::Exited; });
}

TEST(Body, MaySpawnAsManyAsItLikesWhenItIsStarted) {
    Server server;
    Parent client(server, Parent::Then::Stays);
    std::vector<LifecycleEvent> events;
    play(server, client, 10, &events);
    EXPECT_EQ(ends(events), 0) << "nobody told it to end";
    EXPECT_EQ(client.heard, (std::vector<std::string>{"answer 1 3"})) << "the latest one has heard its 1";
}

TEST(Body, MaySpawnAndExitWhenItIsStarted) {
    Server server;
    Parent client(server, Parent::Then::Exits);
    std::vector<LifecycleEvent> events;
    play(server, client, 10, &events);
    EXPECT_EQ(ends(events), 1);
    EXPECT_TRUE(client.heard.empty());
}

} // namespace
} // namespace resprout

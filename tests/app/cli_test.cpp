#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

// The program itself, as whoever types the command meets it.

namespace resprout {
namespace {

struct Outcome {
    int code = -1;
    std::string out;
    std::string err;
};

class Cli : public testing::Test {
protected:
    Cli() : m_folder(std::filesystem::temp_directory_path() / ("resprout-cli-test-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(m_folder);
    }
    ~Cli() override {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }

    [[nodiscard]] std::string file(const std::string& name, const std::string& content) const {
        const std::filesystem::path path = m_folder / name;
        std::ofstream(path, std::ios::binary) << content;
        return path.string();
    }
    [[nodiscard]] std::string pathOf(const std::string& name) const { return (m_folder / name).string(); }

    [[nodiscard]] static std::string contentOf(const std::string& path) {
        std::ostringstream content;
        content << std::ifstream(path, std::ios::binary).rdbuf();
        return content.str();
    }

    [[nodiscard]] Outcome cli(const std::string& arguments) const {
        const std::string errors = pathOf("errors");
        const std::string command =
            "cd '" + m_folder.string() + "' && '" RESPROUT_CLI "' " + arguments + " 2>'" + errors + "'";
        Outcome outcome;
        std::FILE* pipe = popen(command.c_str(), "r");
        std::array<char, 4096> block{};
        while (const std::size_t length = std::fread(block.data(), 1, block.size(), pipe))
            outcome.out.append(block.data(), length);
        const int status = pclose(pipe);
        outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        outcome.err = contentOf(errors);
        return outcome;
    }

    const std::string good = R"({"format":"resprout/1","tree":{"id":"top","kind":"supervisor","children":[
        {"id":"a","kind":"worker"}]},"script":[{"at":300,"do":"exit","target":"top/a","reason":"oops"}]})";
    const std::string goodTrace = R"({"trace":"resprout/1","scenario":"good"}
{"t":0,"ev":"started","path":"top/a","n":1,"up":1}
{"t":0,"ev":"started","path":"top","n":1,"up":0}
{"t":300,"ev":"result","step":0,"do":"exit","value":"ok"}
{"t":300,"ev":"exited","path":"top/a","n":1,"up":1,"reason":"oops"}
{"t":300,"ev":"started","path":"top/a","n":2,"up":1}
{"t":1300,"ev":"final","nodes":[{"path":"top","n":1,"state":"running","strategy":"one_for_one","intensity":1,"period":5,"restarts":1},{"path":"top/a","n":2,"state":"running"}],"orphans":[]}
)";
    const std::string broken = "{\"format\":\"resprout/1\",\"tree\":{\"id\":\"top\",\n\"kind\":\"workr\"}}";
    const std::string refused =
        "{\"format\":\"resprout/1\",\"tree\":{\"id\":\"top\",\"kind\":\"supervisor\",\n\"period\":0}}";

private:
    std::filesystem::path m_folder;
};

TEST_F(Cli, RunWritesTheTraceToTheStandardOutput) {
    (void)file("good.tree.json", good);
    const Outcome outcome = cli("run good.tree.json");
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.out, goodTrace);
    EXPECT_EQ(outcome.err, "");
}

TEST_F(Cli, RunWritesTheTraceToAFile) {
    (void)file("good.tree.json", good);
    const Outcome outcome = cli("run good.tree.json --trace out.jsonl --threads 2 --seed 0");
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(contentOf(pathOf("out.jsonl")), goodTrace);
}

TEST_F(Cli, RunEndsWhereUntilSays) {
    (void)file("good.tree.json", good);
    const Outcome outcome = cli("run good.tree.json --until 200");
    EXPECT_EQ(outcome.code, 0);
    EXPECT_NE(outcome.out.find("{\"t\":200,\"ev\":\"final\""), std::string::npos) << outcome.out;
    EXPECT_EQ(outcome.out.find("oops"), std::string::npos);
}

TEST_F(Cli, RunExplainsWhyInsteadOfTheTrace) {
    (void)file("good.tree.json", good);
    const std::string told = R"(good

300 ms: top/a exits with oops, because:
  1. Step 1 tells top/a to exit with oops. [P1]

300 ms: top/a is started again, because:
  1. Step 1 tells top/a to exit with oops. [P1]
  2. top/a is permanent, so top restarts it whatever the reason. It counts that first: restart 1 of
     1 in 5 s. [R40]
  3. top is one_for_one, so top/a alone is started again; its siblings are left as they are. [R42]

The rules, in the manual:
  P1   Processes, Process Termination
       https://www.erlang.org/doc/system/ref_man_processes.html#process-termination
  R40  Supervisor Behaviour, Child Specification: restart
       https://www.erlang.org/doc/system/sup_princ.html#restart
  R42  Supervisor Behaviour, Restart Strategy
       https://www.erlang.org/doc/system/sup_princ.html#restart-strategy
)";
    const Outcome explained = cli("run good.tree.json --explain");
    EXPECT_EQ(explained.code, 0);
    EXPECT_EQ(explained.out, told);
    EXPECT_EQ(explained.err, "");
    const Outcome both = cli("run good.tree.json --explain --trace out.jsonl");
    EXPECT_EQ(both.out, told);
    EXPECT_EQ(contentOf(pathOf("out.jsonl")), goodTrace);
    EXPECT_EQ(cli("run good.tree.json --explain --until 200").out,
              "good\n\nNothing ended by itself, and nothing was started again.\n");
    if (std::filesystem::exists("/dev/full")) {
        EXPECT_EQ(cli("run good.tree.json --explain > /dev/full").code, 3);
    }
}

TEST_F(Cli, ABrokenFileEndsWith1AndSaysWhereAndWhy) {
    (void)file("broken.tree.json", broken);
    for (const char* command : {"run", "check", "show"}) {
        const Outcome outcome = cli(std::string(command) + " broken.tree.json");
        EXPECT_EQ(outcome.code, 1);
        EXPECT_EQ(outcome.out, "");
        EXPECT_EQ(outcome.err,
                  "broken.tree.json:2: /tree/kind: \"workr\" is none of worker, supervisor, dynamic_supervisor\n");
    }
}

TEST_F(Cli, WhatOtpRefusesIsReportedAndPlayed) {
    (void)file("refused.tree.json", refused);
    const std::string message = "refused.tree.json:2: /tree/period: 0 is no integer from 1; OTP refuses it: "
                                "{supervisor_data,{invalid_period,0}}\n";
    const Outcome check = cli("check refused.tree.json");
    EXPECT_EQ(check.code, 0);
    EXPECT_EQ(check.err, message);
    EXPECT_EQ(check.out, "refused.tree.json: 1 node and 0 steps, of which OTP refuses 1\n");
    EXPECT_EQ(cli("check --strict refused.tree.json").code, 1);
    const Outcome run = cli("run refused.tree.json");
    EXPECT_EQ(run.code, 0);
    EXPECT_EQ(run.err, message);
    EXPECT_NE(run.out.find("\"start_failed\""), std::string::npos);
}

TEST_F(Cli, CheckTakesManyFilesAndTellsTheWorst) {
    (void)file("good.tree.json", good);
    (void)file("broken.tree.json", broken);
    const Outcome fine = cli("check good.tree.json");
    EXPECT_EQ(fine.code, 0);
    EXPECT_EQ(fine.out, "good.tree.json: 2 nodes and 1 step, fine\n");
    EXPECT_EQ(cli("check good.tree.json broken.tree.json good.tree.json").code, 1);
    EXPECT_EQ(cli("check broken.tree.json missing.tree.json").code, 3);
}

TEST_F(Cli, ManyMistakesAreCutAt100) {
    std::string children;
    for (int number = 0; number < 150; ++number)
        children += std::string(number > 0 ? "," : "") + "{\"id\":\"A\",\"kind\":\"worker\"}";
    (void)file("many.tree.json",
               R"({"format":"resprout/1","tree":{"id":"top","kind":"supervisor","children":[)" + children + "]}}");
    const Outcome outcome = cli("check many.tree.json");
    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 101);
    EXPECT_TRUE(outcome.err.ends_with("many.tree.json: and 50 more\n")) << outcome.err;
}

TEST_F(Cli, ShowPrintsTheTree) {
    (void)file("good.tree.json", good);
    const Outcome outcome = cli("show good.tree.json");
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.out,
              "good\n\ntop: supervisor, one_for_one, 1 restart in 5 s (OTP's default)\n"
              "└─ a: worker, permanent\n\nThe script, until 1300 ms:\n  at 300 ms: exit top/a with oops\n");
}

TEST_F(Cli, WrongUsageEndsWith2) {
    (void)file("good.tree.json", good);
    for (const char* arguments :
         {"", "fly", "run", "check", "show", "run good.tree.json --threads 0", "run good.tree.json --threads many",
          "run good.tree.json --until -1", "run good.tree.json --seed x", "run --nonsense good.tree.json",
          "run good.tree.json --trace good.tree.json"}) {
        const Outcome outcome = cli(arguments);
        EXPECT_EQ(outcome.code, 2) << arguments;
        EXPECT_EQ(outcome.out, "") << arguments;
        EXPECT_NE(outcome.err, "") << arguments;
    }
    EXPECT_EQ(contentOf(pathOf("good.tree.json")), good);
}

TEST_F(Cli, WhatCannotBeReadOrWrittenEndsWith3) {
    (void)file("good.tree.json", good);
    const Outcome missing = cli("run missing.tree.json");
    EXPECT_EQ(missing.code, 3);
    EXPECT_EQ(missing.err, "resprout-cli: cannot read missing.tree.json: No such file or directory\n");
    const Outcome folder = cli("show .");
    EXPECT_EQ(folder.code, 3);
    EXPECT_EQ(folder.err, "resprout-cli: cannot read .: it is a folder\n");
    const Outcome unwritable = cli("run good.tree.json --trace missing/out.jsonl");
    EXPECT_EQ(unwritable.code, 3);
    EXPECT_EQ(unwritable.err, "resprout-cli: cannot write missing/out.jsonl: No such file or directory\n");
    if (std::filesystem::exists("/dev/full")) {
        EXPECT_EQ(cli("run good.tree.json > /dev/full").code, 3);
        EXPECT_EQ(cli("run good.tree.json --trace /dev/full").code, 3);
    }
}

TEST_F(Cli, HelpAndVersionAreFine) {
    const Outcome version = cli("--version");
    EXPECT_EQ(version.code, 0);
    EXPECT_EQ(version.out, "resprout-cli " RESPROUT_VERSION "\n");
    for (const char* arguments : {"--help", "run --help", "check --help", "show --help"}) {
        const Outcome help = cli(arguments);
        EXPECT_EQ(help.code, 0) << arguments;
        EXPECT_NE(help.out.find("Usage: resprout-cli"), std::string::npos) << arguments;
    }
}

TEST_F(Cli, ARunInWhichTimeStandsStillEndsWith1) {
    // Its child ends as soon as it has started, and the supervisor may restart it for ever.
    (void)file("still.tree.json",
               R"({"format":"resprout/1","tree":{"id":"top","kind":"supervisor","intensity":999999999,
        "children":[{"id":"a","kind":"worker","lifetime":{"after":0,"reason":"x"}}]},"until":100})");
    const Outcome outcome = cli("run still.tree.json --trace out.jsonl");
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.err.find("time stands still at 0 ms"), std::string::npos) << outcome.err;
}

} // namespace
} // namespace resprout

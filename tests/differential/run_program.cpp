#include "tests/differential/run_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>

namespace resprout::differential {

namespace {

class FileActions {
public:
    explicit FileActions(const std::filesystem::path& output) {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
        posix_spawn_file_actions_adddup2(&m_actions, STDOUT_FILENO, STDERR_FILENO);
    }
    ~FileActions() { posix_spawn_file_actions_destroy(&m_actions); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions{};
};

std::vector<std::string> withOurEnvironment(std::vector<std::string> environment) {
    const std::size_t own = environment.size();
    for (char** entry = environ; *entry != nullptr; ++entry) { // NOLINT(*-pointer-arithmetic): as POSIX has it
        const std::string_view ours = *entry;
        const std::string_view name = ours.substr(0, ours.find('=') + 1);
        const auto isReplaced = [name](const std::string& theirs) {
            return theirs.starts_with(name);
        };
        const auto begin = environment.begin();
        if (std::none_of(begin, begin + static_cast<std::ptrdiff_t>(own), isReplaced))
            environment.emplace_back(ours);
    }
    return environment;
}

/// As C wants it; the words have to outlive it.
std::vector<char*> pointersTo(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

int runProgram(const ProgramRun& run) {
    const FileActions actions(run.output);
    std::vector<std::string> arguments = run.arguments;
    std::vector<std::string> environment = withOurEnvironment(run.environment);
    pid_t program = 0;
    const int error = posix_spawn(&program, arguments.front().c_str(), actions.get(), nullptr,
                                  pointersTo(arguments).data(), pointersTo(environment).data());
    if (error != 0)
        throw std::system_error(error, std::generic_category(), arguments.front());
    int status = 0;
    while (waitpid(program, &status, 0) == -1)
        if (errno != EINTR)
            throw std::system_error(errno, std::generic_category(), arguments.front());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace resprout::differential

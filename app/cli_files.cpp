#include "app/cli_files.h"

#include "core/scenario/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace resprout::cli {

namespace {

constexpr std::size_t enough = std::size_t{256} * 1024 * 1024 + 1; // bytes; the reader refuses such a file

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

// The content, no more of it than a file may have, or why there is none.
struct Content {
    std::string text;
    std::string error;
};

Content contentOf(const std::string& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return {{}, "it is a folder"};
    const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
    if (!file)
        return {{}, std::strerror(errno)};
    Content content;
    std::array<char, 65536> block{};
    while (content.text.size() < enough) {
        const std::size_t length = std::fread(block.data(), 1, block.size(), file.get());
        content.text.append(block.data(), length);
        if (length == 0)
            break;
    }
    if (std::ferror(file.get()) != 0)
        content.error = std::strerror(errno);
    return content;
}

std::string stemOf(const std::string& path) {
    std::string name = std::filesystem::path(path).filename().string();
    for (const std::string_view ending : {".json", ".tree"})
        if (name.size() > ending.size() && name.ends_with(ending))
            name.resize(name.size() - ending.size());
    return name;
}

} // namespace

ExitCode worse(ExitCode left, ExitCode right) {
    return std::max(left, right);
}

Loaded load(const std::string& path, Grades grades) {
    const Content content = contentOf(path);
    if (!content.error.empty()) {
        complain(fmt::format("cannot read {}: {}", path, content.error));
        return {ExitCode::InputOutput, std::nullopt, 0};
    }
    ReadResult result = readScenario(content.text, stemOf(path));
    for (const Complaint& complaint : result.complaints)
        fmt::print(stderr, "{}\n", describe(path, complaint));
    if (result.more > 0)
        fmt::print(stderr, "{}: and {} more\n", path, result.more);
    const bool isRefused = !result.scenario || (grades == Grades::Strict && !result.complaints.empty());
    return {isRefused ? ExitCode::FileOrRunIsWrong : ExitCode::Fine, std::move(result.scenario),
            result.complaints.size() + result.more};
}

void complain(std::string_view message) {
    fmt::print(stderr, "resprout-cli: {}\n", message);
}

} // namespace resprout::cli

#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace resprout::cli {

/// A file that is written, or the standard output. Remembers the first failure. Confined to one thread.
class Output {
public:
    explicit Output(const std::string& path); // empty: the standard output
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    Output(Output&&) = delete;
    Output& operator=(Output&&) = delete;

    void write(std::string_view text);
    /// Writes what is left; true when everything was written.
    [[nodiscard]] bool finish();

    [[nodiscard]] bool isGood() const { return m_error.empty(); }
    [[nodiscard]] const std::string& error() const { return m_error; }

private:
    void fail();

    std::FILE* m_file;
    std::string m_error;
};

} // namespace resprout::cli

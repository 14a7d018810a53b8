#include "app/cli_output.h"

#include <cerrno>
#include <cstring>

namespace resprout::cli {

Output::Output(const std::string& path) : m_file(path.empty() ? stdout : std::fopen(path.c_str(), "wb")) {
    if (m_file == nullptr)
        fail();
}

Output::~Output() {
    if (m_file != nullptr && m_file != stdout)
        std::fclose(m_file);
}

void Output::write(std::string_view text) {
    if (isGood() && std::fwrite(text.data(), 1, text.size(), m_file) != text.size())
        fail();
}

bool Output::finish() {
    if (m_file != nullptr && std::fflush(m_file) != 0 && isGood())
        fail();
    return isGood();
}

void Output::fail() {
    m_error = std::strerror(errno);
}

} // namespace resprout::cli

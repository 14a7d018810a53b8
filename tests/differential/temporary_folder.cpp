#include "tests/differential/temporary_folder.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace resprout::differential {

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "resprout-differential-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::system_error(errno, std::generic_category(), name);
    m_path = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored; // what cannot be removed stays
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace resprout::differential

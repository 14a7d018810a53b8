#pragma once

#include <string>
#include <string_view>

namespace resprout {

/// Appends the text as a JSON string, in double quotes. Any thread.
void appendJsonText(std::string& out, std::string_view text);

} // namespace resprout

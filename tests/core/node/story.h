#pragma once

#include <string>
#include <string_view>

namespace resprout::test {

/// Plays a scenario given as `tree` and `script` (JSON) and tells what happened as lines "300 top/a exited oops",
/// results as "300 = ok". What happens at time zero is left out; the final state is not told.
[[nodiscard]] std::string story(std::string_view tree, std::string_view script);

/// The same with what happens at time zero.
[[nodiscard]] std::string wholeStory(std::string_view tree, std::string_view script = "[]");

} // namespace resprout::test

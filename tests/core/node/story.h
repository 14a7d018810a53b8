#pragma once

#include <string>
#include <string_view>

namespace resprout::test {

/// Plays a scenario given as `tree` and `script` (JSON) and tells what happened as lines "300 top/a exited oops",
/// results as "300 = ok". What happens at time zero is left out; the final state is not told.
[[nodiscard]] std::string story(std::string_view tree, std::string_view script);

/// The same with what happens at time zero.
[[nodiscard]] std::string wholeStory(std::string_view tree, std::string_view script = "[]");

/// The story as every seed tells it: what does not depend on anything that Erlang leaves open. Where seeds differ, it says so.
[[nodiscard]] std::string sameStory(std::string_view tree, std::string_view script);
[[nodiscard]] std::string sameWholeStory(std::string_view tree, std::string_view script = "[]");

/// The same, but seeds may differ in what Erlang leaves open: who of different supervisors is first within a millisecond. Told
/// in the order of the first seed.
[[nodiscard]] std::string sameStoryInAnyOrder(std::string_view tree, std::string_view script);

} // namespace resprout::test

#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace resprout::test {

// Scenarios in few words, for `story`. Further keys stand in single quotes: "'restart':'temporary','shutdown':300".

[[nodiscard]] std::string worker(std::string_view id, std::string_view keys = {});
[[nodiscard]] std::string supervisor(std::string_view id, std::string_view keys,
                                     std::initializer_list<std::string> children);
/// A simple_one_for_one supervisor; `templateKeys` are those of the worker that it starts.
[[nodiscard]] std::string pool(std::string_view id, std::string_view keys, std::string_view templateKeys = {});
[[nodiscard]] std::string dynamicSupervisor(std::string_view id, std::string_view keys = {});

/// The process itself ends with `reason`.
[[nodiscard]] std::string exits(std::int64_t at, std::string_view target, std::string_view reason = "oops");
/// An exit signal from outside.
[[nodiscard]] std::string signal(std::int64_t at, std::string_view target, std::string_view reason);
/// Any other step: call(100, "delete_child", "top/a").
[[nodiscard]] std::string call(std::int64_t at, std::string_view op, std::string_view target,
                               std::string_view keys = {});
[[nodiscard]] std::string startChild(std::int64_t at, std::string_view target, const std::string& child);
[[nodiscard]] std::string stop(std::int64_t at);

[[nodiscard]] std::string script(std::initializer_list<std::string> steps);

} // namespace resprout::test

#pragma once

#include "core/scenario/scenario.h"

#include <string>

namespace resprout {

/// What rules a process, in OTP's words: "supervisor, one_for_all, 1 restart in 5 s (OTP's default), permanent".
/// What the file leaves out is told where it matters. Any thread.
enum class NodeRole { Root, Child };
[[nodiscard]] std::string nodeInWords(const NodeSpec& node, NodeRole role);

/// "exit top/a with oops"
[[nodiscard]] std::string stepInWords(const Step& step);

} // namespace resprout

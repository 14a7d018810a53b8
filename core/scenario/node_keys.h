#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace resprout::nodekeys {

// Which key belongs to which kind of node: the table of the format. Any thread.

/// A set of kinds, one bit each.
using Kinds = unsigned;
inline constexpr Kinds unknown = 0;
inline constexpr Kinds worker = 1;
inline constexpr Kinds supervisor = 2;
inline constexpr Kinds dynamic = 4;
inline constexpr Kinds talking = 8; // of a later format: nothing more is said about its keys

/// The kind of that name; `unknown` when it is none.
[[nodiscard]] Kinds kindFromWord(std::string_view word);
/// "worker, supervisor, dynamic_supervisor"
[[nodiscard]] std::string kindList();

/// Why a node of that kind cannot have the key; nothing when it can. Of an unknown kind, any node's key is fine.
[[nodiscard]] std::optional<std::string> refusalOf(std::string_view key, Kinds kind);

/// A key that a reconfigure step may hold.
[[nodiscard]] bool isChangeKey(std::string_view key);

} // namespace resprout::nodekeys

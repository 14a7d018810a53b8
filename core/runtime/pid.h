#pragma once

#include <cstdint>

namespace resprout {

/// Which process: its shard, its slot there, and which of the slot's processes. Never names two processes
/// (a slot would have to be used 16 million times while somebody keeps the pid). A value; any thread.
struct Pid {
    std::uint32_t slot = 0;
    std::uint32_t tag = 0; // shard in the upper 8 bits, generation (from 1) below; 0: no process

    [[nodiscard]] static Pid of(std::uint8_t shard, std::uint32_t slot, std::uint32_t generation) {
        return {slot, (std::uint32_t{shard} << 24U) | generation};
    }
    [[nodiscard]] bool isNone() const { return tag == 0; }
    [[nodiscard]] std::uint8_t shard() const { return static_cast<std::uint8_t>(tag >> 24U); }
    [[nodiscard]] std::uint32_t generation() const { return tag & generationMask; }
    bool operator==(const Pid&) const = default;
    bool operator<(const Pid& other) const { return tag != other.tag ? tag < other.tag : slot < other.slot; }

    static constexpr std::uint32_t generationMask = 0x00FF'FFFFU;
};

} // namespace resprout

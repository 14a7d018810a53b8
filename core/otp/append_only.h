#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <cassert>
#include <cstddef>
#include <memory>

namespace resprout {

/// A vector whose elements never move and are never changed once appended, so that others may read while one appends.
/// `append` from one thread at a time; `operator[]` below `size()` from any thread.
template <class T>
class AppendOnly {
public:
    AppendOnly() = default;
    AppendOnly(const AppendOnly&) = delete;
    AppendOnly& operator=(const AppendOnly&) = delete;
    AppendOnly(AppendOnly&&) = delete;
    AppendOnly& operator=(AppendOnly&&) = delete;
    ~AppendOnly() {
        for (auto& chunk : m_chunks)
            delete[] chunk.load(std::memory_order_relaxed);
    }

    [[nodiscard]] std::size_t size() const { return m_size.load(std::memory_order_acquire); }

    const T& operator[](std::size_t index) const {
        assert(index < size());
        const auto [chunk, offset] = place(index);
        return m_chunks[chunk].load(std::memory_order_acquire)[offset];
    }

    std::size_t append(T value) {
        const std::size_t index = m_size.load(std::memory_order_relaxed);
        const auto [chunk, offset] = place(index);
        T* elements = m_chunks[chunk].load(std::memory_order_relaxed);
        if (elements == nullptr) {
            elements = new T[firstChunk << chunk];
            m_chunks[chunk].store(elements, std::memory_order_release);
        }
        elements[offset] = std::move(value);
        m_size.store(index + 1, std::memory_order_release);
        return index;
    }

private:
    static constexpr std::size_t firstChunk = 256; // elements; each chunk is twice as large as the one before

    struct Place {
        std::size_t chunk;
        std::size_t offset;
    };
    static Place place(std::size_t index) {
        const std::size_t blocks = index / firstChunk + 1;
        const auto chunk = static_cast<std::size_t>(std::bit_width(blocks) - 1);
        return {chunk, index - firstChunk * ((std::size_t{1} << chunk) - 1)};
    }

    std::array<std::atomic<T*>, 28> m_chunks{};
    std::atomic<std::size_t> m_size{0};
};

} // namespace resprout

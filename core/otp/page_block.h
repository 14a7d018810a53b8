#pragma once

#include <cstddef>
#include <utility>

namespace resprout {

/// A block of memory for plain records that may become many. It grows without copying what it holds: from 128 kB on the system
/// moves its pages to where there is room. From 2 MB on it asks for pages of 2 MB: records that are reached at random cost a
/// walk through the page tables each while they lie on small pages, and their first touch a fault for each 4 kB.
class PageBlock {
public:
    static constexpr std::size_t alignment = 64;

    PageBlock() = default;
    ~PageBlock();
    PageBlock(const PageBlock&) = delete;
    PageBlock& operator=(const PageBlock&) = delete;
    PageBlock(PageBlock&& other) noexcept
        : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}
    PageBlock& operator=(PageBlock&& other) noexcept {
        std::swap(m_data, other.m_data);
        std::swap(m_size, other.m_size);
        return *this;
    }

    [[nodiscard]] void* data() const { return m_data; }
    [[nodiscard]] std::size_t size() const { return m_size; } // bytes

    /// Makes room for at least so many bytes, and keeps the first `used`; never less than it has. Throws std::bad_alloc, and is
    /// then as it was.
    void grow(std::size_t bytes, std::size_t used);

private:
    void* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace resprout

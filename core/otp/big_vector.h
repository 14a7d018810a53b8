#pragma once

#include "core/otp/page_block.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

namespace resprout {

/// A std::vector for records that may become millions: it lies on big pages, and where they are plain it grows without copying
/// them (PageBlock). As with that, a record may move when others come. A copy into an older one uses its memory again.
template <class T>
class BigVector {
    static_assert(alignof(T) <= PageBlock::alignment && std::is_nothrow_move_constructible_v<T>);

public:
    BigVector() = default;
    explicit BigVector(std::size_t size) { resize(size); }
    BigVector(const BigVector& other) { *this = other; }
    BigVector& operator=(const BigVector& other) {
        if (this == &other)
            return *this;
        const std::size_t kept = std::min(m_size, other.m_size);
        std::copy_n(other.data(), kept, data());
        std::destroy(data() + kept, end());
        m_size = kept;
        reserve(other.m_size);
        std::uninitialized_copy(other.data() + kept, other.end(), data() + kept);
        m_size = other.m_size;
        return *this;
    }
    BigVector(BigVector&& other) noexcept : m_block(std::move(other.m_block)), m_size(std::exchange(other.m_size, 0)) {}
    BigVector& operator=(BigVector&& other) noexcept {
        if (this != &other) {
            clear();
            m_block = std::move(other.m_block); // which has this one's memory now
            m_size = std::exchange(other.m_size, 0);
        }
        return *this;
    }
    ~BigVector() { clear(); }

    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t capacity() const { return m_block.size() / sizeof(T); }
    [[nodiscard]] T* data() { return static_cast<T*>(m_block.data()); }
    [[nodiscard]] const T* data() const { return static_cast<const T*>(m_block.data()); }
    [[nodiscard]] T* begin() { return data(); }
    [[nodiscard]] T* end() { return data() + m_size; }
    [[nodiscard]] const T* begin() const { return data(); }
    [[nodiscard]] const T* end() const { return data() + m_size; }
    T& operator[](std::size_t place) { return data()[place]; }
    const T& operator[](std::size_t place) const { return data()[place]; }
    [[nodiscard]] T& back() { return data()[m_size - 1]; }
    [[nodiscard]] const T& back() const { return data()[m_size - 1]; }

    void reserve(std::size_t count) {
        if (count <= capacity())
            return;
        if constexpr (std::is_trivially_copyable_v<T>) {
            m_block.grow(count * sizeof(T), m_size * sizeof(T));
        } else {
            PageBlock larger;
            larger.grow(count * sizeof(T), 0);
            std::uninitialized_move(begin(), end(), static_cast<T*>(larger.data()));
            std::destroy(begin(), end());
            m_block = std::move(larger);
        }
    }
    void push_back(T value) { // a copy: it may be one of its own
        makeRoom(m_size + 1);
        std::construct_at(end(), std::move(value));
        ++m_size;
        if (m_size + fetchAhead < capacity())
            __builtin_prefetch(end() + fetchAhead, 1);
    }
    void dropLast() {
        std::destroy_at(end() - 1);
        --m_size;
    }
    void clear() {
        std::destroy(begin(), end());
        m_size = 0;
    }
    /// `value` must not be one of its own.
    void resize(std::size_t size, const T& value = T()) {
        if (size < m_size)
            std::destroy(begin() + size, end());
        else if (size > m_size) {
            makeRoom(size);
            std::uninitialized_fill(end(), begin() + size, value);
        }
        m_size = size;
    }

private:
    // Records. New memory is far away: what is written there in order holds up all that is written after it.
    static constexpr std::size_t fetchAhead = 1 + 127 / sizeof(T);

    void makeRoom(std::size_t size) {
        if (size > capacity())
            reserve(std::max(size, 2 * capacity()));
    }

    PageBlock m_block;
    std::size_t m_size = 0;
};

} // namespace resprout

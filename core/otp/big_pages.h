#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace resprout {

/// An allocator that asks the system for pages of 2 MB where a block is large. Records that are reached at random cost a walk
/// through the page tables each while they lie on small pages, and their first touch a fault for each 4 kB.
template <class T>
class BigPages {
public:
    using value_type = T;
    using is_always_equal = std::true_type;

    static constexpr std::size_t page = std::size_t{1} << 21U;
    static constexpr std::size_t worthIt =
        2 * page; // bytes: the rest of a block's last page is memory that nobody uses

    BigPages() = default;
    template <class U>
    BigPages(const BigPages<U>& /*other*/) {} // NOLINT(google-explicit-constructor): as the standard asks of allocators

    [[nodiscard]] T* allocate(std::size_t count) {
        const std::size_t bytes = count * sizeof(T);
        if (bytes < worthIt)
            return std::allocator<T>().allocate(count);
        void* const block = ::operator new (bytes, std::align_val_t{page});
#if defined(__linux__)
        madvise(block, bytes / page * page, MADV_HUGEPAGE); // a wish: where it is refused, small pages do
#endif
        return static_cast<T*>(block);
    }

    void deallocate(T* block, std::size_t count) {
        if (count * sizeof(T) < worthIt)
            std::allocator<T>().deallocate(block, count);
        else
            ::operator delete (block, std::align_val_t{page});
    }

    friend bool operator==(const BigPages& /*a*/, const BigPages& /*b*/) {
        return true;
    }
};

template <class T>
using BigVector = std::vector<T, BigPages<T>>;

} // namespace resprout

#include "core/otp/page_block.h"

#include <cstdint>
#include <cstring>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace resprout {

namespace {

constexpr std::size_t bigPage = std::size_t{1} << 21U;
#if defined(__linux__)
constexpr std::size_t worthMapping = std::size_t{1} << 17U;
#else
constexpr std::size_t worthMapping = SIZE_MAX;
#endif

constexpr std::size_t roundedUp(std::size_t bytes, std::size_t unit) {
    return (bytes + unit - 1) / unit * unit;
}

std::size_t sizeFor(std::size_t bytes) {
    if (bytes < worthMapping)
        return roundedUp(bytes, PageBlock::alignment);
    return bytes < bigPage ? roundedUp(bytes, worthMapping) : roundedUp(bytes, bigPage);
}

#if defined(__linux__)
/// Addresses without memory, at a multiple of 2 MB.
void* reserved(std::size_t bytes) {
    void* const room = mmap(nullptr, bytes + bigPage, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED)
        throw std::bad_alloc();
    auto* const begin = static_cast<std::byte*>(room);
    const std::size_t before =
        roundedUp(reinterpret_cast<std::uintptr_t>(begin), bigPage) - reinterpret_cast<std::uintptr_t>(begin);
    if (before > 0)
        munmap(begin, before);
    munmap(begin + before + bytes, bigPage - before);
    return begin + before;
}

void* mapped(std::size_t bytes) {
    const bool isBig = bytes >= bigPage;
    void* const place = isBig ? reserved(bytes) : nullptr;
    void* const block =
        mmap(place, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | (isBig ? MAP_FIXED : 0), -1, 0);
    if (block == MAP_FAILED) {
        if (isBig)
            munmap(place, bytes);
        throw std::bad_alloc();
    }
    if (isBig)
        madvise(block, bytes, MADV_HUGEPAGE); // a wish: where it is refused, small pages do
    return block;
}

/// The same pages at another place, and more behind them. nullptr: the system will not.
void* moved(void* block, std::size_t oldBytes, std::size_t bytes) {
    if (bytes < bigPage) {
        void* const place = mremap(block, oldBytes, bytes, MREMAP_MAYMOVE);
        return place == MAP_FAILED ? nullptr : place;
    }
    if (oldBytes < bigPage)
        return nullptr; // small ones would stay small
    void* const room = reserved(bytes);
    void* const place = mremap(block, oldBytes, bytes, MREMAP_MAYMOVE | MREMAP_FIXED, room);
    if (place != MAP_FAILED)
        return place;
    munmap(room, bytes);
    return nullptr;
}
#else
void* mapped(std::size_t) {
    throw std::bad_alloc();
}
void* moved(void*, std::size_t, std::size_t) {
    return nullptr;
}
#endif

void* allocated(std::size_t bytes) {
    return bytes >= worthMapping ? mapped(bytes) : ::operator new (bytes, std::align_val_t{PageBlock::alignment});
}

void release(void* block, [[maybe_unused]] std::size_t bytes) {
#if defined(__linux__)
    if (bytes >= worthMapping) {
        munmap(block, bytes);
        return;
    }
#endif
    ::operator delete (block, std::align_val_t{PageBlock::alignment});
}

} // namespace

PageBlock::~PageBlock() {
    if (m_size > 0)
        release(m_data, m_size);
}

void PageBlock::grow(std::size_t bytes, std::size_t used) {
    const std::size_t size = sizeFor(bytes);
    if (size <= m_size)
        return;
    void* block = m_size >= worthMapping && used > 0 ? moved(m_data, m_size, size) : nullptr;
    if (block == nullptr) {
        block = allocated(size);
        if (used > 0)
            std::memcpy(block, m_data, used);
        if (m_size > 0)
            release(m_data, m_size);
    }
    m_data = block;
    m_size = size;
}

} // namespace resprout

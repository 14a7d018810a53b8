#include "core/scenario/complaints.h"

#include "core/scenario/line_index.h"

#include <algorithm>

namespace resprout {

namespace {

constexpr std::size_t maxShown = 100;
constexpr std::size_t maxCollected = 10'000;

} // namespace

void Complaints::error(JsonValue value, std::string message) {
    m_hasErrors = true;
    add({value.offset(), value.index(), Complaint::Grade::Error, std::move(message)});
}

void Complaints::errorAtKey(JsonValue member, std::string message) {
    m_hasErrors = true;
    add({member.keyOffset(), member.index(), Complaint::Grade::Error, std::move(message)});
}

void Complaints::otpRefuses(JsonValue value, std::string message) {
    add({value.offset(), value.index(), Complaint::Grade::OtpRefuses, std::move(message)});
}

void Complaints::add(Entry entry) {
    if (m_entries.size() < maxCollected)
        m_entries.push_back(std::move(entry));
    else
        ++m_uncollected;
}

void Complaints::finish(std::string_view text, const JsonTree& tree, ReadResult& result) const {
    std::vector<const Entry*> inOrder;
    inOrder.reserve(m_entries.size());
    for (const Entry& entry : m_entries)
        inOrder.push_back(&entry);
    std::stable_sort(inOrder.begin(), inOrder.end(),
                     [](const Entry* left, const Entry* right) { return left->offset < right->offset; });
    const std::size_t shown = std::min(inOrder.size(), maxShown);
    const LineIndex lines(text);
    for (std::size_t index = 0; index < shown; ++index) {
        const Entry& entry = *inOrder[index];
        result.complaints.push_back({entry.grade, lines.line(entry.offset), tree.pointer(entry.index), entry.message});
    }
    result.more = m_entries.size() - shown + m_uncollected;
}

} // namespace resprout

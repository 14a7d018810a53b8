#include "core/scenario/duplicate_keys.h"

#include "core/scenario/words.h"

#include <algorithm>
#include <vector>

namespace resprout {

namespace {

struct Member {
    std::string_view key;
    JsonValue value;
};

} // namespace

void reportDuplicateKeys(const JsonTree& tree, const LineIndex& lines, Complaints& complaints) {
    std::vector<Member> members;
    for (std::uint32_t index = 0; index < tree.size(); ++index) {
        const JsonValue object = tree.at(index);
        if (object.kind() != JsonKind::Object)
            continue;
        members.clear();
        for (std::optional<JsonValue> each = object.first(); each; each = each->next(object))
            members.push_back({each->key(), *each});
        std::stable_sort(members.begin(), members.end(),
                         [](const Member& left, const Member& right) { return left.key < right.key; });
        for (std::size_t place = 1; place < members.size(); ++place) {
            const Member& before = members[place - 1];
            const Member& member = members[place];
            if (before.key == member.key)
                complaints.errorAtKey(member.value, inQuotes(member.key) +
                                                        " stands twice in this object, also in line " +
                                                        std::to_string(lines.line(before.value.keyOffset())));
        }
    }
}

} // namespace resprout

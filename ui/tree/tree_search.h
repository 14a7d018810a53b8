#pragma once

#include "ui/tree/shown_tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace resprout::ui {

/// Which processes a text names: those whose id holds it, or, when it has slashes, whose path holds it up to somewhere in
/// their own id (`sup/wri` finds top/agent_sup/writer, and nothing below it). Capitals are as good as small letters.
/// It looks slice by slice, at ids alone, so that a million of them keep nobody waiting. GUI thread only.
class TreeSearch {
public:
    /// Nothing is found of an empty text.
    void begin(const ShownTree& shown, std::string_view text);
    /// The tree is another: looks once more, and shows what it had until it is done.
    void again();
    /// Looks at that many processes more.
    void advance(std::size_t processes);

    [[nodiscard]] bool isDone() const { return m_toVisit.empty(); }
    /// Whether the tree has changed since it was last looked at.
    [[nodiscard]] bool isOutdated() const;
    /// Within one version, matches are only added, behind those that are there.
    [[nodiscard]] std::uint64_t version() const { return m_version; }
    /// In the order of the tree: a supervisor, then its first child with all below it, then the next one.
    [[nodiscard]] const std::vector<PathId>& matches() const { return m_isFirst ? m_found : m_matches; }

private:
    [[nodiscard]] bool isMatch(PathId path) const;
    void start();

    ShownTree m_shown;
    std::vector<std::string> m_parts; // the text between its slashes, in small letters
    std::vector<PathId> m_matches;    // of the last time
    std::vector<PathId> m_found;      // of this time
    std::vector<PathId> m_toVisit;    // the next one last
    std::uint64_t m_structure = 0;
    std::uint64_t m_version = 0;
    bool m_isFirst = true;
};

} // namespace resprout::ui

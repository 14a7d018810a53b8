#pragma once

#include "core/otp/append_only.h"
#include "core/otp/term.h"

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace resprout {

/// The name of a term in a TermTable. Whether it is a quiet reason can be told without looking it up.
/// Equal exactly when the terms are equal (same table). Numbers depend on the order of first use: never sort by them.
struct TermId {
    static constexpr std::uint32_t quietBit = 0x8000'0000U;

    std::uint32_t bits = 0;

    [[nodiscard]] bool quiet() const { return (bits & quietBit) != 0; }
    [[nodiscard]] std::uint32_t index() const { return bits & ~quietBit; }
    bool operator==(const TermId&) const = default;
};

/// Every term of a run, once, as text. Any thread; interning takes a lock (rare: only for terms not known
/// when the run began), reading takes none.
class TermTable {
public:
    TermTable();

    TermId intern(const Term& term);
    /// `text` must be Erlang's own writing of a term (`toText`), or an answer that only looks like one
    /// (`[{a,<top/a@1>,worker}]`). Whether it is quiet is told from the text: the same term gets the same id either way.
    TermId internText(std::string text);

    [[nodiscard]] const std::string& text(TermId id) const { return m_texts[id.index()]; }

    /// Terms that every table holds, at fixed places.
    static constexpr TermId none{0}; // no term: the empty text
    static constexpr TermId normal{1U | TermId::quietBit};
    static constexpr TermId shutdown{2U | TermId::quietBit};
    static constexpr TermId kill{3};
    static constexpr TermId killed{4};
    static constexpr TermId noproc{5};
    static constexpr TermId ok{6};
    static constexpr TermId exitNoproc{7}; // {'EXIT',noproc}
    static constexpr TermId okPid{8};      // {ok,Pid}: which pid, the event that holds it knows (answerText)

private:
    AppendOnly<std::string> m_texts;
    std::mutex m_writing;
    std::unordered_map<std::string_view, TermId> m_ids; // guarded by m_writing; the keys lie in m_texts
};

} // namespace resprout

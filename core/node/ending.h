#pragma once

#include "core/node/cause_walk.h"
#include "core/otp/rules.h"

#include <cstdint>

namespace resprout {

/// What becomes of a child after its process has ended.
enum class Ending : std::uint8_t {
    Restarted,        ///< R40: its supervisor counts a restart and starts it again
    LimitExceeded,    ///< R31: it would be restarted, but that is one too many
    Quiet,            ///< R40: transient, and a normal end
    Temporary,        ///< R40: never restarted, its spec is dropped
    ByHand,           ///< R35: terminate_child
    InGroup,          ///< R43, R44: stopped to be started again with its group
    DroppedWithGroup, ///< R46: temporary, and in the group
    FoundDead,        ///< R49: it died while its supervisor was restarting the group already
    SupervisorEnds,   ///< R63: its supervisor is ending itself
    Orphan,           ///< R65: its supervisor is gone
    Root,             ///< R68: no supervisor is above it
    NotDecided,       ///< R49: its supervisor does one thing at a time and has not come to it yet
};

/// What a supervisor made of an exit, and the events that say so.
struct EndingFound {
    Ending ending = Ending::NotDecided;
    std::optional<std::size_t> decision = {}; // row of RestartCounted, or of SpecDropped
    std::optional<std::size_t> gaveUp = {};   // row
    std::optional<std::size_t> autoShutdown =
        {};              // row of what began it: the supervisor shuts down because of this end (R71)
    bool isOpen = false; // what follows may tell more
};

/// Looks through what follows an exit for what its supervisor makes of it, and goes on where it was when the log has grown.
/// For ends that nobody ordered, of children whose supervisor lives. Confined to the log's thread.
class EndingSearch {
public:
    EndingSearch(const CauseWalk& walk, std::size_t row);

    void lookOn(const CauseWalk& walk);
    [[nodiscard]] EndingFound found() const;

private:
    bool look(const CauseWalk& walk, std::size_t row);
    bool lookAtConsequence(const CauseWalk& walk, std::size_t row);
    bool lookForGivingUp(const CauseWalk& walk, std::size_t row);
    [[nodiscard]] bool isPast(const CauseWalk& walk, std::size_t row) const;
    [[nodiscard]] Ending ending() const;

    LifecycleEvent m_exit;
    PathId m_supervisor;
    EventRef m_ref;     // what the next decision is caused by
    std::size_t m_next; // row
    std::size_t m_end;  // row, where it gives up
    ChildEnding m_bySpec = ChildEnding::Restart;
    EndingFound m_found;
    EventType m_decisionType = EventType::Exited;
    Why m_decisionWhy = Why::StepOfScript;
    VirtualTime m_decidedAt = 0;
    bool m_canShutDown = false; // it is significant, and its supervisor asks for that
    bool m_hasSupervisorEnded = false;
    bool m_isStartedByGroup = false;
    bool m_isOver = false;
};

/// Decided by the events that the exit in `row` brought about; a transient child that ends normally brings about none, and
/// is told by its spec. Confined to the log's thread.
[[nodiscard]] EndingFound endingOf(const CauseWalk& walk, std::size_t row);

/// Whether the process stays away, or comes back only by a decision upon something else.
[[nodiscard]] bool isNotRestarted(Ending ending);

} // namespace resprout

#pragma once

#include "ui/lens/icicle_model.h"
#include "ui/tree/once.h"

namespace resprout::ui {

/// The icicle's model, kept up with a run: states by the events in its log, and where the tree itself has changed, by a model
/// that is built anew slice by slice while the one before is shown. GUI thread only.
class IcicleFold {
public:
    void open(const ShownTree& shown);       // is complete at once
    void openSliced(const ShownTree& shown); // shows nothing until it is built
    void close();
    /// Takes what happened since. Whether anything is to be painted anew.
    bool advance();
    /// A model is being built: advance once more, even when nothing has happened.
    [[nodiscard]] bool isBuilding() const { return m_isBuilding; }

    [[nodiscard]] const ShownTree& shown() const { return m_shown; }
    [[nodiscard]] const IcicleModel& model() const { return m_model; }
    /// Another one after each change.
    [[nodiscard]] std::uint64_t version() const { return m_version; }

private:
    void takeStates();

    ShownTree m_shown;
    IcicleModel m_model;
    IcicleModel m_next;
    std::size_t m_nextRow = 0;
    Once m_once;
    std::uint64_t m_structure = 0; // of the tree that the newest model, or the one being built, was begun with
    std::uint64_t m_version = 0;
    bool m_isBuilding = false;
};

} // namespace resprout::ui

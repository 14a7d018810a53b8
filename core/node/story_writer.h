#pragma once

#include "core/node/explanation.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace resprout {

/// Tells a run in plain English: every end, every giving up, every restart and every end without one, each with the chain
/// that explains it, and in the end where OTP's manual speaks of the rules. The same run gives the same text.
/// Confined to the log's thread.
class StoryWriter {
public:
    using Write = std::function<void(std::string_view text)>;

    StoryWriter(const FoldedRun& run, Write write) : m_run(run), m_walk(run), m_write(std::move(write)) {
        m_run.orders = &m_orders;
    }
    StoryWriter(const StoryWriter&) = delete;
    StoryWriter& operator=(const StoryWriter&) = delete;

    void write(std::string_view scenario); // all that the log holds

private:
    [[nodiscard]] bool isTold(std::size_t row) const;
    [[nodiscard]] bool isExitTold(std::size_t row) const;
    [[nodiscard]] bool failsAgain(std::size_t row) const;
    [[nodiscard]] bool isRevival(std::size_t row) const;
    [[nodiscard]] std::vector<std::size_t> alike(std::size_t row) const;
    void remember(std::size_t row);
    void tell(const std::vector<std::size_t>& rows);
    void tellLinks(const std::vector<Because>& links);
    void tellManual();
    [[nodiscard]] std::string names(const std::vector<std::size_t>& rows) const;
    [[nodiscard]] std::string headOf(const std::vector<std::size_t>& rows, Ending ending) const;

    LastOrders m_orders;
    FoldedRun m_run;
    CauseWalk m_walk; // for what is found without a search
    Write m_write;
    int m_place = 0;                    // of the link in its chain
    std::set<std::size_t> m_done;       // rows that were told together with earlier ones
    std::vector<std::size_t> m_ends;    // by PathId: one more than the row of its last end
    std::vector<std::size_t> m_counted; // by PathId: one more than the row of its last RestartCounted
    std::map<std::pair<std::string_view, std::string_view>, std::string_view> m_manual; // titles by rule and address
};

} // namespace resprout

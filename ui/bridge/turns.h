#pragma once

#include <cstdint>

namespace resprout::ui {

/// Who shows what a frame brings. As a rule everyone does; from a frame that brings much on, the canvas alone follows each frame,
/// and the parts that are read, not watched, come one by one, each in a frame of its own. A frame for everyone ends it. A value.
class Turns {
public:
    enum class Part : std::uint8_t { Chart, Log, Facts, Count_ };

    void next(bool bringsMuch) {
        m_left = bringsMuch ? parts : m_left > 0 ? m_left - 1 : 0;
        m_turn = following();
    }
    [[nodiscard]] bool has(Part part) const { return areOver() || m_turn == part; }
    /// Whose turn the next frame is, should it bring much.
    [[nodiscard]] Part following() const { return static_cast<Part>((static_cast<unsigned>(m_turn) + 1) % parts); }
    [[nodiscard]] bool areOver() const { return m_left == 0; } // this frame is everyone's

private:
    static constexpr unsigned parts = static_cast<unsigned>(Part::Count_);
    unsigned m_left = 0; // frames until everyone has had a turn
    Part m_turn = static_cast<Part>(parts - 1);
};

} // namespace resprout::ui

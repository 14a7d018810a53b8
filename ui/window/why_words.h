#pragma once

#include "core/node/explanation.h"
#include "ui/theme/signs.h"

#include <QString>

namespace resprout::ui {

// How a window writes the links of an explanation. GUI thread only.

/// What a link is about, as a sign.
struct WhyMark {
    Sign sign;
    Tone tone;
};
[[nodiscard]] WhyMark whyMark(BecauseKind kind);

/// A sentence in the user's language.
[[nodiscard]] QString inWords(const Sentence& sentence);
/// The same as rich text. What differs from run to run stands out: "tells <b>a</b> to exit" is not read as "tells a".
[[nodiscard]] QString inRichWords(const Sentence& sentence);

} // namespace resprout::ui

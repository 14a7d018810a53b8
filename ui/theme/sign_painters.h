#pragma once

#include "ui/theme/signs.h"

namespace resprout::ui {

/// Side of the square that the painters below draw in.
inline constexpr double signSide = 24;

void paintStateSign(QPainter& painter, Sign sign, const SignColours& colours);
void paintKindSign(QPainter& painter, Sign sign, const SignColours& colours);
void paintToolSign(QPainter& painter, Sign sign, const SignColours& colours);

} // namespace resprout::ui

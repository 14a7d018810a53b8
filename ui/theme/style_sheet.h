#pragma once

#include "ui/theme/palette.h"

#include <QString>

namespace resprout::ui {

/// The style sheet of all real widgets, filled in from resources/themes/resprout.qss. GUI thread only.
/// What a widget is in the picture is said by its dynamic property "role":
///
///     QLabel       title | head | value | secondary | mono | monoSecondary | warning | danger
///     QPushButton  (none: outlined) | primary | danger | quiet | choice (checkable card)
///     QToolButton  (none: square with outline) | primary | danger | quiet | segment
///     QFrame       panel | card | line | menuBarLine | segments | tip | blueBox | amberBox | redBox
///     QWidget      toolBar | hintBar | crashBar | rootGoneBar | statusBar | dialogFoot | canvasPanel
///
/// Sizes in the sheet are pixels at font factor 1; those of text grow with the factor.
[[nodiscard]] QString styleSheet(const Palette& palette, double fontFactor);

} // namespace resprout::ui

#pragma once

class QLabel;
class QString;

namespace resprout::ui {

/// Words that change often, in one line: their place grows with them and does not shrink, so that nothing beside them moves, and
/// nothing is laid out anew but when it grows. GUI thread only.
void setSteadyText(QLabel& label, const QString& text);

/// The look has changed: from now on it is as large as its words.
void forgetSteadySize(QLabel& label);

} // namespace resprout::ui

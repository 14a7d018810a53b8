#pragma once

#include "ui/theme/signs.h"

#include <QButtonGroup>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QStringList>
#include <QToolButton>

namespace resprout::ui {

/// Small helpers for building what the window is made of; `role` is one of the style sheet's (ui/theme/style_sheet.h).
/// GUI thread only. The parent owns what they return.

/// Sets the role, also later: the widget is polished anew.
void setRole(QWidget& widget, const char* role);

[[nodiscard]] QLabel* makeLabel(const QString& text, const char* role, QWidget* parent);
[[nodiscard]] QPushButton* makeButton(const QString& text, const char* role, QWidget* parent);
/// A button without words; `name` is what a screen reader says and the tooltip shows.
[[nodiscard]] QToolButton* makeIconButton(Sign sign, const QString& name, const char* role, QWidget* parent);
/// A sign that is only looked at.
[[nodiscard]] QLabel* makeSign(Sign sign, Tone tone, int side, QWidget* parent);
/// A key as it stands in bars and menus: "Esc" in a small box.
[[nodiscard]] QLabel* makeKeyCap(const QString& key, QWidget* parent);

/// A row of words of which one is chosen; each has its place as its id. `name` is what a screen reader calls the row.
class Segments : public QFrame {
public:
    Segments(const QStringList& words, const QString& name, QWidget* parent);
    [[nodiscard]] QButtonGroup& buttons() const { return *m_buttons; }

private:
    QButtonGroup* m_buttons;
};

/// Makes `sign` follow the look; for labels that makeSign made.
void setSign(QLabel& label, Sign sign, Tone tone, int side);

/// `one` or `many` with its %1 filled in, as the number asks.
[[nodiscard]] QString counted(std::int64_t number, const QString& one, const QString& many);

/// Two places for the same thing: below 1600 pixels of width everything is drawn tighter.
enum class Density { Wide, Compact };
inline constexpr int wideFrom = 1600; // pixels

} // namespace resprout::ui

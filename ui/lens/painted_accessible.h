#pragma once

#include <QAccessible>
#include <QRect>
#include <QStringList>
#include <QWidget>

namespace resprout::ui {

/// A process, or a card for many, to a screen reader: an item of a tree that a widget paints, so without an object or children of
/// its own, and with actions. GUI thread only.
class PaintedAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return m_widget.window()->windowHandle(); }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return QAccessible::queryAccessibleInterface(&m_widget);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::TreeItem; }
    void setText(QAccessible::Text, const QString&) override {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

protected:
    explicit PaintedAccessible(QWidget& widget) : m_widget(widget) {}

    /// Where a box of the widget lies on the screen.
    [[nodiscard]] QRect onScreen(const QRect& box) const { return {m_widget.mapToGlobal(box.topLeft()), box.size()}; }

private:
    QWidget& m_widget;
};

} // namespace resprout::ui

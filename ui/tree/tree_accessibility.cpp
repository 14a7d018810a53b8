#include "ui/tree/tree_accessibility.h"

#include "ui/bridge/growth.h"
#include "ui/lens/accessible_factory.h"
#include "ui/lens/painted_accessible.h"
#include "ui/tree/item_words.h"
#include "ui/tree/tree_canvas.h"
#include "ui/tree/tree_scene.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace resprout::ui {

namespace {

/// What an item is to a screen reader: a supervisor has at most one of each group.
enum class Part : std::uint8_t { Process, Children, Orphans };

Part partOf(ItemKind kind) {
    if (kind == ItemKind::Orphans)
        return Part::Orphans;
    return isGroup(kind) ? Part::Children : Part::Process;
}

/// The item of that part; noItem when there is none.
ItemIndex itemOf(const TreeModel& model, PathId path, Part part) {
    const ItemIndex own = model.ownItem(path);
    if (part == Part::Process || own == noItem)
        return own;
    for (ItemIndex child = model.first[own]; child < model.first[own] + model.count[own]; ++child)
        if (partOf(model.kind[child]) == part)
            return child;
    return noItem;
}

/// One process, or one card for many, to a screen reader.
class NodeAccessible : public PaintedAccessible {
    Q_DECLARE_TR_FUNCTIONS(resprout::ui::TreeAccessibility)
public:
    NodeAccessible(TreeCanvas& canvas, PathId path, Part part)
        : PaintedAccessible(canvas), m_canvas(canvas), m_path(path), m_part(part), m_isGroup(part != Part::Process) {}

    [[nodiscard]] PathId path() const { return m_path; }
    [[nodiscard]] Part part() const { return m_part; }

    [[nodiscard]] bool isValid() const override { return item() != noItem; }
    [[nodiscard]] QRect rect() const override {
        const ItemIndex at = item();
        if (at == noItem)
            return {};
        return onScreen(m_canvas.scene().camera().toScreen(m_canvas.scene().model().box(at)).toRect());
    }

    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.selected = state.focused = !m_isGroup && m_canvas.current() == m_path;
        if (hasChildren()) {
            state.expandable = true;
            state.collapsed = m_canvas.isFolded(m_path);
            state.expanded = !state.collapsed;
        }
        state.offscreen = !m_canvas.rect().intersects(QRect(m_canvas.mapFromGlobal(rect().topLeft()), rect().size()));
        return state;
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        const ItemIndex at = item();
        if (at == noItem)
            return {};
        if (kind == QAccessible::Name)
            return ItemWords(m_canvas.scene(), at).name();
        if (kind == QAccessible::Description)
            return ItemWords(m_canvas.scene(), at).description();
        return {};
    }

    [[nodiscard]] QStringList actionNames() const override {
        if (m_isGroup)
            return {pressAction()};
        QStringList names{crash(), kill()};
        if (growthOf(*m_canvas.scene().shown().tree, m_path) != Growth::None)
            names.append(startChild());
        if (hasChildren())
            names.append(fold());
        return names + QStringList{pressAction(), setFocusAction()};
    }
    [[nodiscard]] QString localizedActionName(const QString& action) const override {
        if (action == crash())
            return tr("Crash");
        if (action == startChild())
            return tr("Start child");
        if (action == fold())
            return m_canvas.isFolded(m_path) ? tr("Expand") : tr("Collapse");
        return action == kill() ? tr("Kill") : QAccessibleActionInterface::localizedActionName(action);
    }
    [[nodiscard]] QString localizedActionDescription(const QString& action) const override {
        if (action == crash())
            return tr("Makes the process exit with an error");
        if (action == startChild())
            return tr("Has the supervisor start one more child");
        if (action == fold())
            return tr("Folds all below it into one card, or opens that again");
        return action == kill() ? tr("Sends the exit signal kill")
                                : QAccessibleActionInterface::localizedActionDescription(action);
    }
    void doAction(const QString& action) override {
        if (m_part == Part::Orphans && item() != noItem)
            m_canvas.setCurrent(m_canvas.scene().model().members(item()).front());
        else if (m_isGroup ? isFold() : action == fold())
            m_canvas.toggleFold(m_path);
        else if (m_isGroup)
            m_canvas.openList(m_path);
        else if (action == crash())
            emit m_canvas.crashRequested(m_path);
        else if (action == kill())
            emit m_canvas.killRequested(m_path);
        else if (action == startChild())
            emit m_canvas.startChildRequested(m_path);
        else
            m_canvas.setCurrent(m_path);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString& action) const override {
        if (action == startChild())
            return {QStringLiteral("N")};
        if (action == fold())
            return {QStringLiteral("Z")};
        return action == kill() ? QStringList{QStringLiteral("K")} : QStringList{};
    }

private:
    [[nodiscard]] static const QString& crash() {
        static const QString name = QStringLiteral("crash");
        return name;
    }
    [[nodiscard]] static const QString& kill() {
        static const QString name = QStringLiteral("kill");
        return name;
    }

    [[nodiscard]] static const QString& startChild() {
        static const QString name = QStringLiteral("start child");
        return name;
    }

    [[nodiscard]] static const QString& fold() {
        static const QString name = QStringLiteral("fold");
        return name;
    }
    [[nodiscard]] bool isFold() const {
        const ItemIndex at = item();
        return at != noItem && m_canvas.scene().model().kind[at] == ItemKind::Fold;
    }
    [[nodiscard]] bool hasChildren() const {
        const ItemIndex at = item();
        return !m_isGroup && at != noItem && m_canvas.scene().model().count[at] > 0;
    }

    [[nodiscard]] ItemIndex item() const { return itemOf(m_canvas.scene().model(), m_path, m_part); }

    TreeCanvas& m_canvas;
    PathId m_path;
    Part m_part;
    bool m_isGroup;
};

/// Interfaces that were asked for, by canvas.
struct Known {
    std::array<std::unordered_map<PathId, QAccessible::Id>, 3> ids; // by part
    PathId told = noPath;                                           // whose name was told last, and its state in it
    ProcessState toldState = ProcessState::NotStarted;
};

QHash<const TreeCanvas*, Known>& known() {
    static QHash<const TreeCanvas*, Known> all;
    return all;
}

QAccessibleInterface* interfaceOf(TreeCanvas& canvas, ItemIndex item) {
    const TreeModel& model = canvas.scene().model();
    if (item == noItem)
        return nullptr;
    const Part part = partOf(model.kind[item]);
    const PathId path = model.path[item];
    auto& ids = known()[&canvas].ids.at(static_cast<std::size_t>(part));
    if (const auto found = ids.find(path); found != ids.end())
        return QAccessible::accessibleInterface(found->second);
    auto* made = new NodeAccessible(canvas, path, part);
    ids.emplace(path, QAccessible::registerAccessibleInterface(made));
    return made;
}

/// The canvas: first its own widgets, then the items in breadth-first order.
class CanvasAccessible : public QAccessibleWidget {
public:
    explicit CanvasAccessible(TreeCanvas* canvas) : QAccessibleWidget(canvas, QAccessible::Tree), m_canvas(*canvas) {}

    [[nodiscard]] int childCount() const override {
        return QAccessibleWidget::childCount() + static_cast<int>(m_canvas.scene().model().size());
    }
    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        const int widgets = QAccessibleWidget::childCount();
        if (index < widgets)
            return QAccessibleWidget::child(index);
        const auto item = static_cast<ItemIndex>(index - widgets);
        return item < m_canvas.scene().model().size() ? interfaceOf(m_canvas, item) : nullptr;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        if (child == nullptr || child->object() != nullptr)
            return QAccessibleWidget::indexOfChild(child);
        const auto* node = dynamic_cast<const NodeAccessible*>(child);
        if (node == nullptr)
            return -1;
        const ItemIndex item = itemOf(m_canvas.scene().model(), node->path(), node->part());
        return item == noItem ? -1 : QAccessibleWidget::childCount() + static_cast<int>(item);
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
        const ItemIndex item = m_canvas.scene().itemAt(m_canvas.mapFromGlobal(QPoint(x, y)));
        return item == noItem ? QAccessibleWidget::childAt(x, y) : interfaceOf(m_canvas, item);
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override {
        const ItemIndex item = m_canvas.scene().model().ownItem(m_canvas.current());
        return m_canvas.hasFocus() && item != noItem ? interfaceOf(m_canvas, item) : QAccessibleWidget::focusChild();
    }

private:
    TreeCanvas& m_canvas;
};

} // namespace

void installTreeAccessibility() {
    installAccessible<TreeCanvas, CanvasAccessible>();
}

void forgetAccessibleNodes(TreeCanvas& canvas) {
    const Known gone = known().take(&canvas);
    for (const auto& ids : gone.ids)
        for (const auto& [path, id] : ids)
            QAccessible::deleteAccessibleInterface(id);
}

void tellAccessibleFocus(TreeCanvas& canvas, PathId path) {
    const ItemIndex item = canvas.scene().model().ownItem(path);
    if (!QAccessible::isActive() || item == noItem || !canvas.hasFocus() || canvas.icicle() != nullptr)
        return;
    QAccessibleEvent event(interfaceOf(canvas, item), QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

void tellAccessibleChange(TreeCanvas& canvas, PathId path) {
    const ItemIndex item = QAccessible::isActive() ? canvas.scene().model().ownItem(path) : noItem;
    if (item == noItem)
        return;
    Known& here = known()[&canvas];
    const ProcessState state = canvas.scene().model().state[item];
    if (here.told == path && here.toldState == state)
        return;
    here.told = path;
    here.toldState = state;
    QAccessibleEvent event(interfaceOf(canvas, item), QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace resprout::ui

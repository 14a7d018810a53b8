#include "ui/tree/tree_painter.h"

#include "ui/theme/signs.h"
#include "ui/theme/theme.h"
#include "ui/tree/edge_painter.h"
#include "ui/tree/find_painter.h"
#include "ui/tree/group_painter.h"
#include "ui/tree/tree_layout.h"
#include "ui/tree/zone_painter.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace resprout::ui {

namespace {

constexpr int mostNewLabels = 150; // painted for the first time in one frame: 2.5 ms

QString translated(const char* text) {
    return QCoreApplication::translate("resprout::ui::TreePainter", text);
}

QString ordinal(std::uint32_t n) {
    if (n % 100 / 10 != 1) {
        if (n % 10 == 1)
            return translated("%1st").arg(n);
        if (n % 10 == 2)
            return translated("%1nd").arg(n);
        if (n % 10 == 3)
            return translated("%1rd").arg(n);
    }
    return translated("%1th").arg(n);
}

bool isRunningWithPid(const ProcessRecord& record) {
    return record.state == ProcessState::Running && record.pid != 0;
}

std::int32_t sixtyFourths(double pixels) {
    return static_cast<std::int32_t>(std::lround(pixels * 64));
}

} // namespace

Detail detailOf(double scale) {
    const double width = size::pillWidth * scale;
    if (width < 16)
        return Detail::Lines;
    if (width < 54)
        return Detail::Body;
    return width < 110 ? Detail::Name : Detail::Full;
}

QString pidLabel(std::uint32_t pid) {
    return QStringLiteral("<0.%1.0>").arg(pid);
}

QString secondLine(const ProcessRecord& record, const ProcessRecord* supervisor) {
    if (isRunningWithPid(record))
        return record.orphaned ? translated("orphan %1").arg(pidLabel(record.pid)) : pidLabel(record.pid);
    const bool isInGroupStop = record.stopPlace > 0 && supervisor != nullptr && supervisor->pid != 0;
    if (record.state == ProcessState::Terminated && isInGroupStop)
        return QStringLiteral("%1 · %2").arg(stateWord(record.state), ordinal(record.stopPlace));
    return stateWord(record.state);
}

CardLook lookOf(const TreeScene& scene, ItemIndex item) {
    CardLook look;
    look.kind = scene.model().kind[item];
    look.state = scene.model().state[item];
    if (const SupervisorRecord* flags = scene.shown().tree->supervisor(scene.model().path[item])) {
        look.strategy = flags->strategy;
        look.limit = flags->intensity;
        look.period = flags->period;
        look.used = flags->stillCounting(scene.time());
    }
    return look;
}

void TreePainter::forget() {
    m_sprites.clear();
    m_text.clear();
    forgetPainted();
}

void TreePainter::paint(QPainter& painter, const TreeScene& scene, const Palette& palette, const Frame& frame) {
    PaintContext c{painter,    scene,       palette,   m_text,         m_sprites,
                   frame.size, frame.ratio, frame.now, frame.isMoving, frame.hasKeyboardFocus};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    const bool wasAsked = std::exchange(m_isAllDue, false); // without what lies under an opaque widget
    const bool isWhole =
        wasAsked || frame.region.isEmpty() ||
        (frame.region.rectCount() == 1 && frame.region.boundingRect().contains(QRect(QPoint(), frame.size.toSize())));
    if (isWhole) // what is not painted goes on as it did
        m_showedMotion = m_showedTurning = false;
    m_newLabels = 0;
    m_items.clear();
    m_supervisors.clear();
    m_text.setScale(c.scale());
    m_text.beginFrame();
    const Detail detail = detailOf(c.scale());
    FindPainter find(c);
    if (detail == Detail::Lines) {
        m_overview.paint(c);
        find.paintWay();
        find.paintSpots();
        paintRings(c);
        return;
    }
    paintGround(c);
    if (scene.model().isEmpty())
        return;
    collect(c);
    if (isWhole && detail == Detail::Full)
        m_painted.remember(scene, frame.size, m_items, m_supervisors);
    if (!isWhole)
        leaveOut(c, frame.region);
    ZonePainter zones(c);
    zones.paintAreas();
    EdgePainter edges(c);
    if (detail == Detail::Full)
        edges.paintFull(m_supervisors);
    else
        edges.paintPlain(m_supervisors);
    if (detail == Detail::Full)
        edges.paintSignals(m_supervisors);
    find.paintWay();
    find.paintGrounds(m_items);
    paintHalos(c); // below the cards, whose words stay to be read
    for (const ItemIndex item : m_items)
        paintItem(c, item, detail);
    paintRings(c);
    if (detail == Detail::Full)
        edges.paintNumbers(m_supervisors);
    if (detail == Detail::Full || detail == Detail::Name)
        find.paintSigns(m_items);
    zones.paintWords();
    paintEffects(c);
    m_showedTurning = m_showedTurning || m_text.isBehind();
}

/// Walks down from the root and leaves out what cannot be seen: the tree is its own index.
void TreePainter::collect(const PaintContext& c) {
    const TreeModel& model = c.scene.model();
    Box view = c.scene.camera().view(c.size.width(), c.size.height());
    const double out = 24 + 4 / c.scale();
    view = {view.left - out, view.top - out, view.right + out, view.bottom + out};
    const auto misses = [&](const Box& box) {
        return box.right < view.left || box.left > view.right || box.bottom < view.top || box.top > view.bottom;
    };
    std::vector<ItemIndex> open{0};
    while (!open.empty()) {
        const ItemIndex item = open.back();
        open.pop_back();
        if (misses(model.reach[item]))
            continue;
        if (!misses(model.box(item)))
            m_items.push_back(item);
        if (model.count[item] == 0)
            continue;
        m_supervisors.push_back(item);
        for (ItemIndex child = model.first[item] + model.count[item]; child-- > model.first[item];)
            open.push_back(child);
    }
}

void TreePainter::leaveOut(const PaintContext& c, const QRegion& region) {
    const QRectF bounds = region.boundingRect();
    std::erase_if(m_items, [&](ItemIndex item) { return !region.intersects(PaintedItems::reach(c.scene, item)); });
    const double out = PaintedItems::besideEdges * c.scale();
    std::erase_if(m_supervisors, [&](ItemIndex supervisor) {
        const QRectF reach = c.scene.camera().toScreen(c.scene.model().reach[supervisor]);
        return !reach.adjusted(-out, -out, out, out).intersects(bounds);
    });
}

std::optional<QRegion> TreePainter::takeDiffering(const TreeScene& scene, QSizeF size) {
    if (m_showedTurning)
        return std::nullopt;
    return m_painted.takeDiffering(scene, size);
}

void TreePainter::paintGround(PaintContext& c) {
    c.painter.fillRect(QRectF(QPointF(), c.size), c.palette.background);
    // Dots 28 apart at 100 %, twice or half as far where that would be too dense or too thin.
    double pitch = 28 * c.scale();
    while (pitch < 20)
        pitch *= 2;
    while (pitch > 44)
        pitch /= 2;
    constexpr int across = 8; // dots of one tile
    const double side = std::round(pitch * across * c.ratio) / c.ratio;
    SpriteKey key;
    key.type = SpriteKey::Type::Grid;
    key.width = sixtyFourths(side * c.ratio);
    const QPixmap& tile = c.sprites.picture(key, {side, side}, c.ratio, [&](QPainter& painter) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.palette.gridDot);
        for (int x = 0; x < across; ++x)
            for (int y = 0; y < across; ++y)
                painter.drawEllipse(QPointF((x + 0.5) * side / across, (y + 0.5) * side / across), 1.1, 1.1);
    });
    const auto start = [&](double offset) {
        return std::round(std::fmod(offset, side) - (offset > 0 ? side : 0));
    };
    const double left = start(c.scene.camera().offsetX);
    const double top = start(c.scene.camera().offsetY);
    for (double y = top; y < c.size.height(); y += side)
        for (double x = left; x < c.size.width(); x += side)
            c.painter.drawPixmap(QPointF(x, y), tile);
}

void TreePainter::paintItem(PaintContext& c, ItemIndex item, Detail detail) {
    const TreeModel& model = c.scene.model();
    const double opacity = model.isFading[item] != 0 ? c.scene.fadeOf(model.path[item], c.now) : 1;
    c.painter.setOpacity(opacity);
    if (isGroup(model.kind[item]) && detail == Detail::Full) {
        if (model.kind[item] == ItemKind::Cluster)
            paintCluster(c, item);
        else if (model.kind[item] == ItemKind::Orphans)
            paintOrphans(c, item);
        else
            paintFold(c, item);
    } else if (detail != Detail::Full) {
        paintSmall(c, item, detail);
    } else {
        const CardLook look = lookOf(c.scene, item);
        const QPointF at = c.at({model.x[item], model.y[item]});
        paintCard(c, item, look, at);
        paintWords(c, item, at);
        if (look.state == ProcessState::Restarting)
            paintTurningArrow(c, item);
        m_showedMotion = m_showedMotion || (isSupervisor(look.kind) && look.used > 0);
    }
    c.painter.setOpacity(1);
}

void TreePainter::paintCard(PaintContext& c, ItemIndex item, const CardLook& look, QPointF at) {
    const TreeModel& model = c.scene.model();
    const double scale = c.scale();
    const double margin = CardPainter::margin * scale;
    const QSizeF size(static_cast<double>(model.w[item]) * scale + 2 * margin,
                      static_cast<double>(model.h[item]) * scale + 2 * margin);
    CardPainter cards(c.palette, c.text);
    SpriteKey key;
    key.kind = look.kind;
    key.state = look.state;
    key.strategy = look.strategy;
    key.width = sixtyFourths(size.width() * c.ratio);
    key.height = sixtyFourths(size.height() * c.ratio);
    const QPixmap& sprite = c.sprites.picture(key, size, c.ratio, [&](QPainter& painter) {
        painter.translate(margin, margin);
        cards.paintCard(painter, look, scale);
    });
    drawSprite(c.painter, at - QPointF(margin, margin), sprite);
    if (!isSupervisor(look.kind))
        return;
    key.type = SpriteKey::Type::Gauge;
    key.a = look.used;
    key.b = look.limit;
    key.c = look.period;
    const QRectF gauge = CardPainter::gaugeBox;
    const QPixmap& gaugeSprite = c.sprites.picture(key, gauge.size() * scale, c.ratio,
                                                   [&](QPainter& painter) { cards.paintGauge(painter, look, scale); });
    drawSprite(c.painter, at + gauge.topLeft() * scale, gaugeSprite);
}

void TreePainter::paintWords(PaintContext& c, ItemIndex item, QPointF at) {
    const TreeModel& model = c.scene.model();
    const ProcessRecord* record = c.scene.shown().tree->find(model.path[item]);
    if (record == nullptr)
        return;
    CardPainter cards(c.palette, c.text);
    const double scale = c.scale();
    const bool isCard = isSupervisor(model.kind[item]);
    const QString id = QString::fromStdString(c.scene.shown().paths->id(model.path[item]));
    const QPointF name = isCard ? CardPainter::cardName : CardPainter::pillName;
    const double width = (isCard ? CardPainter::cardNameWidth : CardPainter::pillNameWidth) * scale;
    c.text.draw(c.painter, isCard ? CardText::Role::CardName : CardText::Role::PillName,
                cards.nameColour(record->state), id, at + name * scale, width);
    if (isCard)
        return;
    const bool isPidAlone = isRunningWithPid(*record) && !record->orphaned;
    const CardText::Role role = isPidAlone ? CardText::Role::Mono : CardText::Role::Small;
    c.text.draw(c.painter, role, cards.secondLineColour(record->state),
                secondLine(*record, c.scene.shown().tree->find(record->parent)), at + CardPainter::pillSecond * scale,
                width);
}

void TreePainter::paintSmall(PaintContext& c, ItemIndex item, Detail detail) {
    const TreeModel& model = c.scene.model();
    const QRectF box = c.scene.camera().toScreen(model.box(item));
    const bool areOrphans = model.kind[item] == ItemKind::Orphans;
    const ItemKind kind = areOrphans ? ItemKind::Worker : model.kind[item];
    const ProcessState state = areOrphans ? ProcessState::Terminated : model.state[item];
    SpriteKey key;
    key.type = SpriteKey::Type::Body;
    key.kind = kind;
    key.state = state;
    key.width = sixtyFourths(box.width() * c.ratio);
    key.height = sixtyFourths(box.height() * c.ratio);
    CardPainter cards(c.palette, c.text);
    const QPixmap& sprite = c.sprites.picture(
        key, box.size(), c.ratio, [&](QPainter& painter) { cards.paintBody(painter, kind, state, box.size()); });
    drawSprite(c.painter, box.topLeft(), sprite);
    if (detail != Detail::Name || isGroup(model.kind[item]))
        return;
    const double side = std::min(box.height() * 0.56, 16.0);
    const double left = side + 0.34 * box.height() + 2;
    // Hundreds of names at once: each is a sprite.
    const QColor colour = cards.nameColour(state);
    QSizeF labelSize(box.width() - left - 4, 15 * Theme::instance().fontFactor());
    if (labelSize.width() < 8)
        return;
    const QString id = QString::fromStdString(c.scene.shown().paths->id(model.path[item]));
    // What fits whole is the same picture at any zoom.
    labelSize.setWidth(std::min(labelSize.width(), std::ceil(c.text.width(CardText::Role::Tiny, id)) + 1));
    key.type = SpriteKey::Type::Label;
    key.kind = ItemKind::Worker;
    key.state = ProcessState::Running;
    key.a = model.path[item];
    key.colour = colour.rgba();
    key.width = static_cast<std::int32_t>(labelSize.width() * c.ratio) * 64;
    key.height = 0;
    if (!c.sprites.has(key) && m_newLabels++ >= mostNewLabels) {
        m_showedTurning = true; // it comes with the next frame
        return;
    }
    const QPixmap& label = c.sprites.picture(key, labelSize, c.ratio, [&](QPainter& painter) {
        c.text.draw(painter, CardText::Role::Tiny, colour, id, {0, labelSize.height() / 2}, labelSize.width());
    });
    drawSprite(c.painter, {box.left() + left, box.center().y() - labelSize.height() / 2}, label);
}

} // namespace resprout::ui

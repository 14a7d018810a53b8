#include "ui/theme/signs.h"

#include "ui/theme/sign_painters.h"

#include <QCoreApplication>
#include <QPainter>

namespace resprout::ui {

void paintSign(QPainter& painter, Sign sign, const QRectF& box, const SignColours& colours) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / signSide, box.height() / signSide);
    if (sign <= Sign::GaveUp)
        paintStateSign(painter, sign, colours);
    else if (sign <= Sign::Diamond)
        paintKindSign(painter, sign, colours);
    else
        paintToolSign(painter, sign, colours);
    painter.restore();
}

Sign signOf(ProcessState state) {
    switch (state) {
    case ProcessState::NotStarted:
        return Sign::NotStarted;
    case ProcessState::Starting:
        return Sign::Starting;
    case ProcessState::Running:
        return Sign::Running;
    case ProcessState::Crashed:
        return Sign::Crashed;
    case ProcessState::Restarting:
        return Sign::Restarting;
    case ProcessState::ShuttingDown:
        return Sign::ShuttingDown;
    case ProcessState::Terminated:
        return Sign::Terminated;
    case ProcessState::GaveUp:
        return Sign::GaveUp;
    }
    return Sign::NotStarted;
}

Sign signOf(NodeKind kind) {
    switch (kind) {
    case NodeKind::Supervisor:
        return Sign::Supervisor;
    case NodeKind::DynamicSupervisor:
        return Sign::DynamicSupervisor;
    case NodeKind::Worker:
        return Sign::Worker;
    }
    return Sign::Worker;
}

SignColours coloursOf(const Palette& palette, ProcessState state) {
    return {palette.fill(state), palette.onFill(state)};
}

void paintState(QPainter& painter, const Palette& palette, ProcessState state, const QRectF& box) {
    paintSign(painter, signOf(state), box, coloursOf(palette, state));
}

double pipsWidth(double height) {
    return height * 32 / 9;
}

void paintPips(QPainter& painter, Strategy strategy, const QRectF& box, const QColor& filled, const QColor& hollow) {
    struct Pips {
        bool first, second, third;
    };
    Pips restarts{false, true, false};
    switch (strategy) {
    case Strategy::OneForOne:
    case Strategy::SimpleOneForOne:
        break;
    case Strategy::OneForAll:
        restarts = {true, true, true};
        break;
    case Strategy::RestForOne:
        restarts = {false, true, true};
        break;
    }

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double unit = box.height() / 9;
    const auto pip = [&](bool restartsToo, double x) {
        const QPointF centre(box.left() + x * unit, box.center().y());
        painter.setPen(restartsToo ? QPen(Qt::NoPen) : QPen(hollow, 1.5 * unit));
        painter.setBrush(restartsToo ? QBrush(filled) : QBrush(Qt::NoBrush));
        const double radius = (restartsToo ? 4.3 : 3.6) * unit;
        painter.drawEllipse(centre, radius, radius);
    };
    pip(restarts.first, 5);
    pip(restarts.second, 16);
    pip(restarts.third, 27);
    painter.restore();
}

QString stateWord(ProcessState state) {
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("resprout::ui::ProcessState", text);
    };
    switch (state) {
    case ProcessState::NotStarted:
        return tr("not started");
    case ProcessState::Starting:
        return tr("starting");
    case ProcessState::Running:
        return tr("running");
    case ProcessState::Crashed:
        return tr("crashed");
    case ProcessState::Restarting:
        return tr("restarting");
    case ProcessState::ShuttingDown:
        return tr("shutting down");
    case ProcessState::Terminated:
        return tr("terminated");
    case ProcessState::GaveUp:
        return tr("gave up");
    }
    return {};
}

} // namespace resprout::ui

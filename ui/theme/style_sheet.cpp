#include "ui/theme/style_sheet.h"

#include <QFile>
#include <QRegularExpression>

#include <cmath>
#include <utility>
#include <vector>

namespace resprout::ui {

namespace {

QString hex(const QColor& colour) {
    return colour.name(QColor::HexRgb);
}

/// `font-size: 13px` becomes what the user's font factor makes of it; everything else keeps its size.
QString scaled(const QString& sheet, double factor) {
    static const QRegularExpression size(QStringLiteral("font-size: (\\d+)px"));
    QString result;
    qsizetype from = 0;
    for (auto matches = size.globalMatch(sheet); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += sheet.mid(from, match.capturedStart() - from);
        result += QStringLiteral("font-size: %1px").arg(std::lround(match.captured(1).toDouble() * factor));
        from = match.capturedEnd();
    }
    return result + sheet.mid(from);
}

} // namespace

QString styleSheet(const Palette& p, double fontFactor) {
    QFile file(QStringLiteral(":/themes/resprout.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());

    const double bar = p.isDark ? 0.16 : 0.08; // how much of its colour a bar or box has
    const QColor amber = p.fill(ProcessState::Restarting);
    const std::vector<std::pair<const char*, QString>> values{
        {"@background@", hex(p.background)},
        {"@surface@", hex(p.surface)},
        {"@surface2@", hex(p.surface2)},
        {"@border@", hex(p.border)},
        {"@text@", hex(p.text)},
        {"@secondary@", hex(p.secondaryText)},
        {"@disabled@", hex(mix(p.panel, p.secondaryText, 0.6))},
        {"@panel@", hex(p.panel)},
        {"@panelBorder@", hex(p.panelBorder)},
        {"@edge@", hex(p.edge)},
        {"@track@", hex(p.track)},
        {"@accent@", hex(p.accent)},
        {"@accentHover@", hex(mix(p.accent, p.isDark ? QColor(Qt::white) : QColor(Qt::black), 0.1))},
        {"@accentPressed@", hex(mix(p.accent, QColor(Qt::black), 0.2))},
        {"@onAccent@", hex(p.onAccent)},
        {"@accentTint@", hex(mix(p.surface, p.accent, p.isDark ? 0.22 : 0.07))},
        {"@accentBar@", hex(mix(p.panel, p.accent, bar))},
        {"@accentBarBorder@", hex(mix(p.panel, p.accent, 0.3))},
        {"@danger@", hex(p.danger())},
        {"@dangerHover@", hex(mix(p.danger(), p.isDark ? QColor(Qt::white) : QColor(Qt::black), 0.1))},
        {"@dangerPressed@", hex(mix(p.danger(), QColor(Qt::black), 0.2))},
        {"@onDanger@", hex(p.onDanger())},
        {"@dangerBar@", hex(mix(p.panel, p.danger(), bar))},
        {"@dangerBarBorder@", hex(mix(p.panel, p.danger(), 0.35))},
        {"@dangerTint@", hex(mix(p.surface, p.danger(), p.isDark ? 0.26 : 0.11))},
        {"@amberInk@", hex(p.ink(ProcessState::Restarting))},
        {"@amberBox@", hex(mix(p.surface, amber, bar))},
        {"@amberBorder@", hex(mix(p.surface, amber, 0.4))},
        {"@rootGoneBar@", hex(mix(p.panel, p.fill(ProcessState::GaveUp), p.isDark ? 0.22 : 0.08))},
        {"@rootGoneBorder@", hex(mix(p.panel, p.fill(ProcessState::GaveUp), 0.35))},
        {"@mode@", p.isDark ? QStringLiteral("dark") : QStringLiteral("light")},
    };
    for (const auto& [name, value] : values)
        sheet.replace(QLatin1String(name), value);
    return scaled(sheet, fontFactor);
}

} // namespace resprout::ui

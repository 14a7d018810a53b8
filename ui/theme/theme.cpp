#include "ui/theme/theme.h"

#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QPalette>
#include <QProxyStyle>
#include <QScreen>

#include <algorithm>
#include <cmath>

namespace resprout::ui {

namespace {

const QStringList& sansFamilies() {
    static const QStringList families{QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                                      QStringLiteral("DejaVu Sans"), QStringLiteral("sans-serif")};
    return families;
}

const QStringList& monoFamilies() {
    static const QStringList families{QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono"),
                                      QStringLiteral("monospace")};
    return families;
}

QFont font(const QStringList& families, int weight) {
    QFont result;
    result.setFamilies(families);
    result.setWeight(static_cast<QFont::Weight>(weight));
    result.setHintingPreference(QFont::PreferNoHinting);
    return result;
}

void setPixels(QFont& font, double pixels) {
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels))));
}

/// Qt has fractions only for points.
void setExactPixels(QFont& font, double pixels) {
    const QScreen* screen = QGuiApplication::primaryScreen();
    const double dpi = screen == nullptr ? 96 : screen->logicalDotsPerInchY();
    font.setPointSizeF(std::max(1.0, pixels) * 72 / dpi);
}

/// Fusion, whose mnemonics are underlined only while Alt is held.
class QuietStyle : public QProxyStyle {
public:
    QuietStyle() : QProxyStyle(QStringLiteral("Fusion")) {}
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* result) const override {
        if (hint == SH_UnderlineShortcut)
            return (QGuiApplication::keyboardModifiers() & Qt::AltModifier) != 0 ? 1 : 0;
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
};

QPalette widgetPalette(const Palette& p) {
    QPalette result;
    result.setColor(QPalette::Window, p.panel);
    result.setColor(QPalette::WindowText, p.text);
    result.setColor(QPalette::Base, p.surface);
    result.setColor(QPalette::AlternateBase, p.surface2);
    result.setColor(QPalette::Text, p.text);
    result.setColor(QPalette::PlaceholderText, p.secondaryText);
    result.setColor(QPalette::Button, p.surface);
    result.setColor(QPalette::ButtonText, p.text);
    result.setColor(QPalette::Highlight, p.accent);
    result.setColor(QPalette::HighlightedText, p.onAccent);
    result.setColor(QPalette::ToolTipBase, p.surface);
    result.setColor(QPalette::ToolTipText, p.text);
    result.setColor(QPalette::Link, p.accent);
    result.setColor(QPalette::Mid, p.border);
    result.setColor(QPalette::Light, p.surface2);
    result.setColor(QPalette::Dark, p.edge);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        result.setColor(QPalette::Disabled, role, mix(p.panel, p.secondaryText, 0.6));
    return result;
}

} // namespace

Theme::Theme() : m_palette(Palette::light()) {}

Theme& Theme::instance() {
    static Theme theme;
    return theme;
}

void Theme::setMode(Mode mode) {
    const bool dark = mode == Mode::Dark;
    if (dark == isDark())
        return;
    m_palette = dark ? Palette::dark() : Palette::light();
    apply();
}

QFont Theme::sans(double pixels, int weight) const {
    QFont result = font(sansFamilies(), weight);
    setPixels(result, pixels * m_fontFactor);
    return result;
}

QFont Theme::mono(double pixels) const {
    QFont result = font(monoFamilies(), QFont::Normal);
    result.setStyleHint(QFont::Monospace);
    setPixels(result, pixels * m_fontFactor);
    return result;
}

QFont Theme::sansToScale(double pixels, int weight) {
    QFont result = font(sansFamilies(), weight);
    setExactPixels(result, pixels);
    return result;
}

QFont Theme::monoToScale(double pixels) {
    QFont result = font(monoFamilies(), QFont::Normal);
    result.setStyleHint(QFont::Monospace);
    setExactPixels(result, pixels);
    return result;
}

void Theme::setFontFactor(double factor) {
    factor = std::clamp(factor, 0.8, 2.0);
    if (std::abs(factor - m_fontFactor) < 1e-9)
        return;
    m_fontFactor = factor;
    apply();
}

void Theme::setMotion(Motion motion) {
    if (motion == m_motion)
        return;
    m_motion = motion;
    emit changed();
}

QString Theme::styleSheet() const {
    return ui::styleSheet(m_palette, m_fontFactor);
}

void Theme::install() {
    m_isInstalled = true;
    apply();
}

void Theme::apply() {
    if (m_isInstalled && qApp != nullptr) {
        QApplication::setStyle(new QuietStyle);
        QApplication::setPalette(widgetPalette(m_palette));
        QApplication::setFont(sans(13, QFont::Medium));
        qApp->setStyleSheet(styleSheet());
    }
    emit changed();
}

} // namespace resprout::ui

#include "ui/window/why_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace resprout::ui {

WhyMark whyMark(BecauseKind kind) {
    switch (kind) {
    case BecauseKind::Step:
        return {Sign::Lightning, Tone::Accent};
    case BecauseKind::Exit:
    case BecauseKind::StartFailure:
        return {Sign::Crashed, Tone::Text};
    case BecauseKind::Counted:
        return {Sign::Restarting, Tone::Text};
    case BecauseKind::GaveUp:
        return {Sign::GaveUp, Tone::Text};
    case BecauseKind::Group:
        return {Sign::Supervisor, Tone::Secondary};
    case BecauseKind::Start:
        return {Sign::Running, Tone::Text};
    case BecauseKind::Stop:
        return {Sign::ShuttingDown, Tone::Text};
    case BecauseKind::Spared:
        return {Sign::Ban, Tone::Secondary};
    case BecauseKind::Spec:
        return {Sign::Document, Tone::Secondary};
    case BecauseKind::Message:
        return {Sign::Envelope, Tone::Secondary};
    }
    return {Sign::Info, Tone::Secondary};
}

QString inWords(const Sentence& sentence) {
    const std::string words = QCoreApplication::translate("Explanation", sentence.words).toStdString();
    return QString::fromStdString(filled(words, sentence.parts));
}

QString inRichWords(const Sentence& sentence) {
    Sentence rich{sentence.words, {}};
    for (const std::string& part : sentence.parts) {
        const bool isNumber = std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
        const QString escaped = QString::fromStdString(part).toHtmlEscaped();
        rich.parts.push_back(isNumber ? part : QStringLiteral("<b>%1</b>").arg(escaped).toStdString());
    }
    static const QRegularExpression unit(QStringLiteral("(\\d) (m?s)\\b")); // is not torn off its number
    return inWords(rich).replace(unit, QStringLiteral("\\1\u00a0\\2"));
}

} // namespace resprout::ui

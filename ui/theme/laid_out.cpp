#include "ui/theme/laid_out.h"

#include <QTransform>

#include <cmath>

namespace resprout::ui {

LaidOut layOut(const QFont& font, const QString& words) {
    LaidOut result;
    result.text.setTextFormat(Qt::PlainText);
    result.text.setPerformanceHint(QStaticText::AggressiveCaching);
    result.text.setText(words);
    result.text.prepare(QTransform(), font);
    result.size = result.text.size(); // known by now; to ask the font would shape them once more
    return result;
}

QString cutTo(const QString& words, double width) {
    return words + QChar(0) + QString::number(std::lround(width));
}

} // namespace resprout::ui

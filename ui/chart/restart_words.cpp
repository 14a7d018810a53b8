#include "ui/chart/restart_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace resprout::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("resprout::ui::RestartWords", text);
}

} // namespace

Strain strainOf(std::uint32_t used, std::int64_t intensity) {
    if (static_cast<std::int64_t>(used) >= intensity)
        return Strain::Full;
    return static_cast<double>(used) < 0.6 * static_cast<double>(intensity) ? Strain::Low : Strain::High;
}

QString ordinal(std::int64_t number) {
    const std::int64_t tens = number % 100 / 10;
    const QString form = tens == 1          ? tr("%1th")
                         : number % 10 == 1 ? tr("%1st")
                         : number % 10 == 2 ? tr("%1nd")
                         : number % 10 == 3 ? tr("%1rd")
                                            : tr("%1th");
    return form.arg(number);
}

RestartWords wordsWithoutProcess(const QString& supervisor) {
    return {tr("not running"), tr("%1 has no process now; a new one begins with no restart counted.").arg(supervisor),
            tr("a new process begins with no restart counted"), Strain::None};
}

RestartWords restartWords(const QString& supervisor, std::uint32_t used, const SupervisorRecord& record) {
    const std::int64_t intensity = record.intensity;
    const std::int64_t left = std::max<std::int64_t>(0, intensity - static_cast<std::int64_t>(used));
    RestartWords words;
    words.strain = strainOf(used, intensity);
    words.left = tr("%1 left").arg(left);
    if (record.gaveUp) {
        words.strain = Strain::GaveUp;
        words.left = tr("gave up");
        words.sentence = tr("Restart %1 within %2 s was one too many: %3 are allowed.")
                             .arg(record.held)
                             .arg(record.period)
                             .arg(intensity);
        words.brief = tr("restart %1 within %2 s was one too many").arg(record.held).arg(record.period);
    } else if (intensity == 0) {
        words.sentence = tr("No restart is allowed: at the first one %1 gives up.").arg(supervisor);
        words.brief = tr("at the first restart %1 gives up").arg(supervisor);
    } else if (left == 0) {
        words.sentence = tr("The next restart is one too many: %1 gives up.").arg(supervisor);
        words.brief = tr("at the next restart %1 gives up").arg(supervisor);
    } else {
        const QString spent = used == 0 ? tr("None of %1 restarts used.").arg(intensity)
                                        : tr("%1 of %2 restarts used.").arg(used).arg(intensity);
        const QString more = left == 1 ? tr("One more is fine;") : tr("%1 more are fine;").arg(left);
        words.brief =
            tr("the %1 within %2 s, and %3 gives up").arg(ordinal(intensity + 1)).arg(record.period).arg(supervisor);
        words.sentence = spent + QLatin1Char(' ') + more + QLatin1Char(' ') + words.brief + QLatin1Char('.');
    }
    return words;
}

} // namespace resprout::ui

#include "ui/window/differences.h"

#include <QCoreApplication>

namespace resprout::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("resprout::ui::Differences", text);
}

} // namespace

QString differencesIntro() {
    return tr(
        "Nothing that is played is decided otherwise than by OTP, as far as we know. What is simplified or left out "
        "in this version:");
}

std::vector<Difference> differences() {
    return {
        {tr("Workers run no code: they start, live, trap, stop and end as their spec says."),
         tr("Nothing else of them decides what a supervisor does. Messages between workers, registered names and "
            "applications are not part of the format yet.")},
        {tr("Work takes no time: between two timers everything happens within one virtual millisecond."),
         tr("So a run is the same on every machine; a BEAM needs microseconds, and not always the same. Who of two "
            "unrelated processes is quicker is settled by the plain order, or by the seed.")},
        {tr("Time zero lies on a whole second of the clock that supervisors count in."),
         tr("Restarts are dated in whole seconds, and a real node starts anywhere within one. Whether a restart that "
            "is between 5 and 6 seconds old still counts in a period of 5 is chance there, and fixed here.")},
        {tr("The rules are those of OTP 25.2."),
         tr("Newer versions judge the same. From 28 on a supervisor that hibernates also drops old restarts from its "
            "list, so how many it holds can differ, but no verdict.")},
        {tr("A run in which time stands still, an endless restart without any delay, is ended."),
         tr("OTP would go on for ever; a program must not hang.")},
    };
}

} // namespace resprout::ui

#include "ui/theme/theme.h"

#include <QApplication>
#include <QLocale>

#include <gtest/gtest.h>

/// Widgets are tested without a screen, in one look, with English words.
int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QLocale::setDefault(QLocale::c());
    testing::InitGoogleTest(&argc, argv);
    QApplication application(argc, argv);
    resprout::ui::Theme::instance().install();
    return RUN_ALL_TESTS();
}

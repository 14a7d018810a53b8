#include "ui/chart/words_box.h"

#include <QLabel>

#include <gtest/gtest.h>

namespace resprout::ui {
namespace {

const QString sentence =
    QStringLiteral("None of 3 restarts used. 3 more are fine; the 4th within 5 s, and agent_sup gives up.");

class Words : public testing::Test {
protected:
    Words() {
        box.setLook({{}, {}, {}, 70, 32});
        box.resize(292, 100);
        box.show(); // what is hidden hears of its size later
    }
    void say(const QString& left, const QString& what) {
        box.setWords(left, what, QStringLiteral("Forgotten at 00:06.000."));
        box.resize(box.width(), box.heightForWidth(box.width()));
    }
    [[nodiscard]] const QLabel& label(const QString& text) const {
        for (const QLabel* label : box.findChildren<QLabel*>())
            if (label->text() == text)
                return *label;
        ADD_FAILURE() << "no label says " << text.toStdString();
        return *box.findChild<QLabel*>();
    }

    WordsBox box;
};

TEST_F(Words, ANumberStandsBesideItsSentenceAndALongOneAbove) {
    say("3 left", sentence);
    EXPECT_GE(label(sentence).x(), label("3 left").geometry().right());
    say("1,000,000 restarts left", sentence);
    EXPECT_GE(label(sentence).y(), label("1,000,000 restarts left").geometry().bottom());
    EXPECT_EQ(label(sentence).x(), 0);
}

TEST_F(Words, TheirPlaceDoesNotShrinkUntilOthersAreToCome) {
    say("3 left", sentence);
    const int high = box.height();
    say("3 left", "Fine.");
    EXPECT_EQ(box.height(), high);
    box.settle();
    EXPECT_LT(box.heightForWidth(292), high);
}

TEST_F(Words, NarrowerAllOfTheSentenceIsStillSeenAndWiderItIsLower) {
    say("3 left", sentence);
    const int high = box.height();
    for (const int width : {200, 292, 500}) {
        box.resize(width, 400);
        box.resize(width, box.heightForWidth(width));
        QLabel alone;
        alone.setWordWrap(true);
        alone.setText(sentence);
        EXPECT_GE(label(sentence).height(), alone.heightForWidth(label(sentence).width())) << width;
    }
    EXPECT_LT(box.height(), high);
}

} // namespace
} // namespace resprout::ui

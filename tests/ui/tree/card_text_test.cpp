#include "ui/tree/card_text.h"

#include <QImage>
#include <QPainter>

#include <gtest/gtest.h>

namespace resprout::ui {
namespace {

constexpr int words = 500;

void drawAll(CardText& text) {
    QImage image(300, 40, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    for (int i = 0; i < words; ++i)
        text.draw(painter, CardText::Role::PillName, Qt::black, QStringLiteral("worker_%1").arg(i), {0, 20}, 60);
}

TEST(CardText, AZoomLaysOutSoManyWordsInAFrameAndComesToTheEndInSomeFrames) {
    CardText text;
    text.setScale(1);
    text.beginFrame();
    drawAll(text);
    EXPECT_FALSE(text.isBehind()) << "what was never painted is laid out at once";
    text.setScale(1.2);
    int frames = 0;
    do {
        text.beginFrame();
        drawAll(text);
        ++frames;
    } while (text.isBehind() && frames < words);
    EXPECT_GT(frames, 2);
    EXPECT_LT(frames, 30);
}

TEST(CardText, WhatIsKeptAsAPictureHasItsOwnScale) {
    CardText text;
    text.setScale(1);
    text.beginFrame();
    drawAll(text);
    text.setScale(1.2);
    text.beginFrame();
    {
        const CardText::Exactly exactly(text, 1.2);
        drawAll(text);
    }
    EXPECT_FALSE(text.isBehind());
    drawAll(text);
    EXPECT_FALSE(text.isBehind()) << "and all of it is laid out by now";
}

} // namespace
} // namespace resprout::ui

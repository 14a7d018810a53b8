#include "ui/chart/words_box.h"

#include <QLabel>
#include <QResizeEvent>

#include <algorithm>

namespace resprout::ui {

namespace {

constexpr int beside = 14;       // pixels, from the number to the sentence
constexpr int below = 8;         // from the sentence to the next line
constexpr double mostLeft = 0.4; // of the width

int heightOf(const QLabel& label, int width) {
    return std::max(0, label.heightForWidth(std::max(1, width))); // without words: -1
}

} // namespace

WordsBox::WordsBox(QWidget* parent)
    : QWidget(parent), m_left(new QLabel(this)), m_sentence(new QLabel(this)), m_next(new QLabel(this)) {
    for (QLabel* label : {m_sentence, m_next})
        label->setWordWrap(true);
    for (QLabel* label : {m_left, m_sentence, m_next})
        label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void WordsBox::setWords(const QString& left, const QString& sentence, const QString& next) {
    if (m_left->text() == left && m_sentence->text() == sentence && m_next->text() == next)
        return;
    m_left->setText(left);
    m_sentence->setText(sentence);
    m_next->setText(next);
    place();
}

void WordsBox::setLook(const Look& look) {
    const bool isOtherSize = look.leastLeft != m_look.leastLeft || look.leastNext != m_look.leastNext;
    const auto dress = [](QLabel& label, const QString& sheet) {
        if (label.styleSheet() != sheet) // setting it costs much
            label.setStyleSheet(sheet);
    };
    dress(*m_left, look.left);
    dress(*m_sentence, look.sentence);
    dress(*m_next, look.next);
    m_look = look;
    isOtherSize ? settle() : place();
}

void WordsBox::settle() {
    m_widest = 0;
    m_heights = {};
    place();
}

int WordsBox::leftWidth() const {
    return std::max({m_look.leastLeft, m_widest, m_left->sizeHint().width()});
}

/// A long number takes a line of its own.
bool WordsBox::isStacked(int width) const {
    return leftWidth() > mostLeft * width;
}

WordsBox::Heights WordsBox::measured(int width) const {
    const bool stacked = isStacked(width);
    const int number = m_left->sizeHint().height();
    const int sentence = heightOf(*m_sentence, stacked ? width : width - leftWidth() - beside);
    return {std::max(m_heights.first, stacked ? number + sentence : std::max(number, sentence)),
            std::max({m_heights.next, m_look.leastNext, heightOf(*m_next, width)})};
}

QSize WordsBox::sizeHint() const {
    return {leftWidth() + 120, heightForWidth(width())};
}

int WordsBox::heightForWidth(int width) const {
    const Heights heights = measured(width);
    return heights.first + below + heights.next;
}

void WordsBox::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    event->oldSize().width() != width() ? settle() : place();
}

void WordsBox::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        place();
}

void WordsBox::place() {
    m_widest = leftWidth();
    m_heights = measured(width());
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    if (isStacked(width())) {
        const int number = m_left->sizeHint().height();
        m_left->setGeometry({0, 0, width(), number});
        m_sentence->setGeometry({0, number, width(), m_heights.first - number});
    } else {
        const int rest = std::max(0, width() - m_widest - beside);
        m_left->setGeometry({isMirrored ? width() - m_widest : 0, 0, m_widest, m_heights.first});
        m_sentence->setGeometry({isMirrored ? 0 : m_widest + beside, 0, rest, m_heights.first});
    }
    m_next->setGeometry({0, m_heights.first + below, width(), m_heights.next});
    if (m_heights.first + below + m_heights.next != height())
        updateGeometry();
}

} // namespace resprout::ui

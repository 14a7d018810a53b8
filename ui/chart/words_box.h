#pragma once

#include <QWidget>

class QLabel;

namespace resprout::ui {

/// What stands below the chart: how many restarts are left, what that means, and when it will change. Its height grows with the
/// words and does not shrink, so that nothing below it moves. GUI thread only.
class WordsBox : public QWidget {
    Q_OBJECT
public:
    explicit WordsBox(QWidget* parent = nullptr);

    void setWords(const QString& left, const QString& sentence, const QString& next);
    struct Look {
        QString left, sentence, next; // style sheets: the one of the program would win over fonts
        int leastLeft = 0;            // pixels wide
        int leastNext = 0;            // pixels high
    };
    void setLook(const Look& look);
    /// Other words are to come: it is as high as they are.
    void settle();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Heights {
        int first = 0;
        int next = 0;
    };
    [[nodiscard]] Heights measured(int width) const;
    [[nodiscard]] int leftWidth() const;
    [[nodiscard]] bool isStacked(int width) const;
    void place();

    QLabel* m_left;
    QLabel* m_sentence;
    QLabel* m_next;
    Look m_look;
    int m_widest = 0; // of what is left, so far
    Heights m_heights;
};

} // namespace resprout::ui

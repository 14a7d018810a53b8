#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace resprout::ui {

/// What a person types to find a process, how many there are, and the way through them. GUI thread only.
class FindBar : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(QWidget* parent = nullptr);

    void open(); // with the focus in it, what was typed last selected
    [[nodiscard]] QString text() const;
    /// "3 of 12"; `place` from 1, 0: at none of them yet.
    void showCount(std::size_t place, std::size_t matches);

signals:
    void typed(const QString& text);
    void wentOn();
    void wentBack();
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; // of what has the focus in it

private:
    QLineEdit* m_field;
    QLabel* m_count;
};

} // namespace resprout::ui

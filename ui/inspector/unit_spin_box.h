#pragma once

#include <QSpinBox>

class QLabel;

namespace resprout::ui {

/// A number with its unit that only asks for another one: it keeps what it shows until it is told otherwise.
/// GUI thread only.
class UnitSpinBox : public QSpinBox {
    Q_OBJECT
public:
    explicit UnitSpinBox(QWidget* parent = nullptr);

    void setUnits(const QString& one, const QString& many); // "restart", "restarts"
    void setFieldHeight(int height);                        // px, frame and all
    /// What is so now. A number that is being typed is not disturbed.
    void setConfirmed(int value);
    [[nodiscard]] int confirmed() const { return m_confirmed; }

    void stepBy(int steps) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void asked(int value);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void dress();
    void placeUnit();
    void askForTyped();

    QLabel* m_unit = nullptr;
    QString m_one, m_many;
    int m_confirmed = 0;
    int m_height = 36;
};

} // namespace resprout::ui

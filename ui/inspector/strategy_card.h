#pragma once

#include "core/otp/child_spec.h"

#include <QAbstractButton>

namespace resprout::ui {

/// One strategy to choose: its pips, OTP's word and what it does. Behaves as a radio button among its siblings.
/// GUI thread only.
class StrategyCard : public QAbstractButton {
    Q_OBJECT
public:
    explicit StrategyCard(Strategy strategy, QWidget* parent = nullptr);

    [[nodiscard]] Strategy strategy() const { return m_strategy; }
    /// Narrow cards have a shorter sentence and are lower.
    enum class Size { Wide, Narrow };
    void setSize(Size size);
    [[nodiscard]] QString sentence() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {180, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    Strategy m_strategy;
    Size m_size = Size::Wide;
};

} // namespace resprout::ui

#pragma once

#include "core/node/tree_fold.h"
#include "ui/inspector/strategy_card.h"

#include <QElapsedTimer>
#include <QWidget>

#include <array>
#include <optional>

class QLabel;
class QSpacerItem;
class QTimer;
class QVBoxLayout;

namespace resprout::ui {

class UnitSpinBox;
struct FlagChanges;

/// Strategy, intensity and period of a live supervisor. It shows what is so, asks for what is wanted, and changes nothing
/// itself. GUI thread only.
class SupervisorSettings : public QWidget {
    Q_OBJECT
public:
    explicit SupervisorSettings(QWidget* parent = nullptr);

    enum class Size { Wide, Narrow };
    void setSize(Size size);
    void setRecord(const SupervisorRecord& record, NodeKind kind);

    /// What has become of the last change that was asked for.
    enum class Answer { None, Waiting, Ok, Refused };
    void setAnswer(Answer answer, const QString& words = {});

    [[nodiscard]] StrategyCard& card(Strategy strategy) const;
    [[nodiscard]] UnitSpinBox& intensity() const { return *m_intensity; }
    [[nodiscard]] UnitSpinBox& period() const { return *m_period; }
    [[nodiscard]] QString note() const; // what is said below the fields

signals:
    void asked(const resprout::ui::FlagChanges& changes);

private:
    void showStrategy();
    void showNote();
    void dress();

    std::array<StrategyCard*, 3> m_cards{};
    QVBoxLayout* m_layout = nullptr;
    QSpacerItem* m_gap = nullptr; // between strategy and limits
    QLabel* m_strategyHead = nullptr;
    QLabel* m_fixed = nullptr; // why the strategy cannot be changed
    QLabel* m_limitsHead = nullptr;
    UnitSpinBox* m_intensity = nullptr;
    UnitSpinBox* m_period = nullptr;
    QLabel* m_note = nullptr;
    QTimer* m_patience = nullptr; // until it is worth saying that it waits
    Strategy m_strategy = Strategy::OneForOne;
    NodeKind m_kind = NodeKind::Supervisor;
    Size m_size = Size::Wide;
    Answer m_answer = Answer::None;
    QString m_words;
};

} // namespace resprout::ui

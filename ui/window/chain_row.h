#pragma once

#include "ui/window/end_chain.h"

#include <QWidget>

namespace resprout::ui {

/// A chain of rules as signs and words in one line. Where it is too long, its beginning gives way. GUI thread only.
class ChainRow : public QWidget {
    Q_OBJECT
public:
    ChainRow(std::vector<ChainLink> chain, QWidget* parent);

    QSize sizeHint() const override { return {400, 20}; }
    QSize minimumSizeHint() const override { return {80, 20}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<ChainLink> m_chain;
};

} // namespace resprout::ui

#pragma once

#include "ui/inspector/facts.h"

#include <QWidget>

class QGridLayout;

namespace resprout::ui {

/// Facts in two columns, name over value; a long value has a row of its own. GUI thread only.
class FactsTable : public QWidget {
    Q_OBJECT
public:
    explicit FactsTable(QWidget* parent = nullptr);

    enum class Size { Wide, Narrow };
    void setSize(Size size);
    void setFacts(std::vector<Fact> facts);
    [[nodiscard]] const std::vector<Fact>& facts() const { return m_facts; }

private:
    void lay();
    void write();

    QGridLayout* m_grid = nullptr;
    std::vector<Fact> m_facts;
    int m_pixels = 14; // of the values
};

} // namespace resprout::ui

#include "ui/inspector/facts_table.h"

#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace resprout::ui {

namespace {

constexpr qsizetype longValue = 21; // letters that half of the narrow panel can take

/// Name over value, read out as one.
class FactCell : public QWidget {
public:
    explicit FactCell(QWidget* parent) : QWidget(parent), m_name(new QLabel(this)), m_value(new QLabel(this)) {
        m_name->setProperty("role", "secondary");
        m_name->setStyleSheet(QStringLiteral("font-weight: 400;"));
        m_value->setProperty("role", "value");
        m_value->setWordWrap(true);
        m_value->setTextFormat(Qt::PlainText);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(1);
        layout->addWidget(m_name);
        layout->addWidget(m_value);
    }

    void set(const Fact& fact, int pixels) {
        if (pixels != m_pixels) // setting a style sheet costs much
            m_value->setStyleSheet(QStringLiteral("font-size: %1px;").arg(pixels));
        m_pixels = pixels;
        if (fact == m_fact)
            return;
        m_fact = fact;
        m_name->setText(fact.name);
        m_value->setText(breakable(fact.value));
        m_value->setAccessibleName(fact.name + QStringLiteral(": ") + fact.value);
    }

private:
    QLabel* m_name;
    QLabel* m_value;
    Fact m_fact;
    int m_pixels = 0;
};

} // namespace

FactsTable::FactsTable(QWidget* parent) : QWidget(parent) {
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
}

void FactsTable::setSize(Size size) {
    const bool isWide = size == Size::Wide;
    m_pixels = qRound((isWide ? 14 : 13) * Theme::instance().fontFactor());
    m_grid->setColumnStretch(0, isWide ? 1 : 4);
    m_grid->setColumnStretch(1, isWide ? 1 : 5);
    m_grid->setVerticalSpacing(isWide ? 11 : 8);
    write();
}

void FactsTable::setFacts(std::vector<Fact> facts) {
    if (facts == m_facts)
        return;
    const bool isSameShape = facts.size() == m_facts.size() &&
                             std::equal(facts.begin(), facts.end(), m_facts.begin(), [](const Fact& a, const Fact& b) {
                                 return (a.value.size() > longValue) == (b.value.size() > longValue);
                             });
    m_facts = std::move(facts);
    if (!isSameShape)
        lay();
    write();
}

void FactsTable::write() {
    for (std::size_t index = 0; index < m_facts.size(); ++index)
        static_cast<FactCell*>(m_grid->itemAt(static_cast<int>(index))->widget())->set(m_facts[index], m_pixels);
}

void FactsTable::lay() {
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    int column = 0;
    for (const Fact& fact : m_facts) {
        const bool isLong = fact.value.size() > longValue;
        if (isLong && column == 1) {
            ++row;
            column = 0;
        }
        auto* cell = new FactCell(this);
        m_grid->addWidget(cell, row, column, 1, isLong ? 2 : 1, Qt::AlignTop);
        column = isLong ? 2 : column + 1;
        if (column == 2) {
            ++row;
            column = 0;
        }
    }
}

} // namespace resprout::ui

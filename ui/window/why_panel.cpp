#include "ui/window/why_panel.h"

#include "ui/bridge/qt_text.h"
#include "ui/theme/shadow.h"
#include "ui/theme/theme.h"
#include "ui/window/why_words.h"
#include "ui/window/widgets.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace resprout::ui {

namespace {

constexpr int shade = 12; // room for the shadow, pixels
constexpr int mostWidth = 660;
constexpr int margin = 18;
constexpr int inset = 4; // from the left edge of the area
constexpr double radius = 14;

} // namespace

WhyPanel::WhyPanel(QWidget& area) : QWidget(&area) {
    setObjectName(QStringLiteral("whyPanel"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::ArrowCursor);
    setContextMenuPolicy(Qt::PreventContextMenu); // what lies below is not meant
    m_sign = makeLabel({}, "", this);
    m_title = makeLabel({}, "value", this);
    m_title->setWordWrap(true);
    m_when = makeLabel({}, "monoSecondary", this);
    m_close = makeIconButton(Sign::Close, tr("Close the explanation"), "quiet", this);
    m_close->setIconSize({13, 13});
    connect(m_close, &QToolButton::clicked, this, [this] {
        close();
        emit closed();
    });

    auto* head = new QHBoxLayout;
    head->setSpacing(11);
    head->addWidget(m_sign, 0, Qt::AlignTop);
    auto* titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addWidget(m_title);
    titles->addWidget(m_when);
    head->addLayout(titles, 1);
    head->addWidget(m_close, 0, Qt::AlignTop);

    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus); // the panel's own keys scroll it
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(shade + margin, shade + 14, shade + margin - 8, shade + 14);
    all->setSpacing(12);
    all->addLayout(head);
    all->addWidget(m_scroll, 1);
    area.installEventFilter(this);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        if (isVisible())
            build();
    });
    hide();
}

void WhyPanel::explainRow(const LogSource& source, std::size_t row) {
    m_source = source;
    m_row = row;
    build();
    show();
    raise();
}

void WhyPanel::refresh() {
    if (!isVisible())
        return;
    if (m_row < m_source.log->firstRow())
        return close();
    if (!m_search)
        return;
    m_search->lookOn(CauseWalk(run()));
    if (m_search->found().isOpen)
        return;
    build();
    m_search.reset();
}

void WhyPanel::close() {
    hide();
    m_source = {};
    m_search.reset();
}

std::optional<std::size_t> WhyPanel::row() const {
    return m_source.isComplete() ? std::optional(m_row) : std::nullopt;
}

FoldedRun WhyPanel::run() const {
    return {*m_source.tree, *m_source.log, *m_source.index, *m_source.paths, *m_source.terms};
}

void WhyPanel::build() {
    const EventText words(m_source);
    const LifecycleEvent& event = m_source.log->row(m_row);
    m_explanation = explain(run(), m_row, Naming::Id);
    m_search.reset();
    if (m_explanation.isOpen)
        m_search.emplace(CauseWalk(run()), m_row);
    setSign(*m_sign, words.mark(event).sign, words.mark(event).state ? Tone::Text : Tone::Accent, 22);
    m_title->setFont(Theme::instance().sans(15, QFont::DemiBold));
    m_title->setText(tr("Why: %1 %2").arg(words.process(event), words.happened(m_row)));
    const QString pid = words.pid(event);
    m_when->setText(pid.isEmpty() ? clockText(event.time) : clockText(event.time) + QStringLiteral("  ") + pid);

    if (m_list != nullptr && m_list->isAncestorOf(window()->focusWidget()))
        setFocus();
    m_list = new QWidget;
    m_lines = new QVBoxLayout(m_list);
    m_lines->setContentsMargins(0, 0, 12, 0);
    m_lines->setSpacing(10);
    m_number = 0;
    m_links.clear();
    for (const Because& because : m_explanation.chain)
        addLink(because);
    if (!m_explanation.outcome.empty())
        addHead(isNotRestarted(m_explanation.ending) ? tr("Why it is not restarted") : tr("What comes of it"));
    for (const Because& because : m_explanation.outcome)
        addLink(because);
    m_lines->addStretch(1);
    m_scroll->setWidget(m_list); // the one before is deleted
    setTabOrder(this, m_close);
    QWidget* before = m_close;
    for (QPushButton* link : m_links) // Tab walks them from top to bottom
        setTabOrder(std::exchange(before, link), link);
    m_scroll->verticalScrollBar()->setValue(0);
    setAccessibleName(m_title->text());
    setAccessibleDescription(text());
    place();
}

void WhyPanel::addHead(const QString& words) {
    auto* line = new QFrame(m_list);
    setRole(*line, "line");
    m_lines->addWidget(line);
    m_lines->addWidget(makeLabel(words, "head", m_list));
}

/// "3", a sign, the sentence; below it the rule, which opens the manual.
void WhyPanel::addLink(const Because& because) {
    const WhyMark mark = whyMark(because.kind);
    auto* line = new QHBoxLayout;
    line->setSpacing(10);
    auto* number = makeLabel(QString::number(++m_number), "monoSecondary", m_list);
    number->setFixedWidth(QFontMetrics(Theme::instance().mono(12)).horizontalAdvance(QStringLiteral("00")));
    number->setAlignment(Qt::AlignRight | Qt::AlignTop);
    number->setContentsMargins(0, 2, 0, 0);
    line->addWidget(number);
    line->addWidget(makeSign(mark.sign, mark.tone, 17, m_list), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    auto* sentence = makeLabel(inRichWords(because.sentence), "", m_list);
    sentence->setTextFormat(Qt::RichText);
    sentence->setAccessibleName(inWords(because.sentence));
    sentence->setWordWrap(true);
    words->addWidget(sentence);
    if (!because.rule.empty()) {
        const QString rule = qtText(because.rule);
        const QString section = qtText(because.manual.title);
        auto* link = makeButton(tr("%1  %2").arg(rule, section), "link", m_list);
        link->setAutoDefault(true); // Return presses it, too
        link->setAccessibleName(tr("Rule %1, manual: %2").arg(rule, section));
        link->setToolTip(tr("Open the manual: %1").arg(qtText(because.manual.address)));
        connect(link, &QPushButton::clicked, this,
                [this, address = QUrl(qtText(because.manual.address))] { emit manualAsked(address); });
        words->addWidget(link, 0, Qt::AlignLeft);
        m_links.push_back(link);
    }
    line->addLayout(words, 1);
    m_lines->addLayout(line);
}

QString WhyPanel::text() const {
    QString lines = m_title->text() + QLatin1Char('\n');
    int number = 0;
    for (const auto* links : {&m_explanation.chain, &m_explanation.outcome}) {
        for (const Because& because : *links) {
            lines += QStringLiteral("%1. %2").arg(++number).arg(inWords(because.sentence));
            lines += because.rule.empty() ? QStringLiteral("\n") : QStringLiteral(" [%1]\n").arg(qtText(because.rule));
        }
    }
    return lines;
}

/// As high as its words need, as far as the area has room.
void WhyPanel::place() {
    const QRect area = parentWidget()->rect();
    const int width = std::min(mostWidth + 2 * shade, area.width() - inset);
    resize(width, height());
    const QMargins edges = layout()->contentsMargins();
    const int inner = width - edges.left() - edges.right();
    const int head = layout()->itemAt(0)->hasHeightForWidth() ? layout()->itemAt(0)->heightForWidth(inner)
                                                              : layout()->itemAt(0)->sizeHint().height();
    const int body = m_list != nullptr ? m_lines->heightForWidth(inner) : 0;
    const int wanted = edges.top() + head + layout()->spacing() + body + edges.bottom();
    const int height = std::min(wanted, area.height());
    setGeometry(area.left() + inset, area.bottom() + 1 - height, width, height);
}

bool WhyPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && watched == parentWidget() && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

/// A key that is a letter is not for the canvas below, whose commands it would give.
bool WhyPanel::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isPlain = (key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
        if (isPlain && key->key() >= Qt::Key_A && key->key() <= Qt::Key_Z)
            event->accept();
    }
    return QWidget::event(event);
}

void WhyPanel::keyPressEvent(QKeyEvent* event) {
    QScrollBar& bar = *m_scroll->verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        emit closed();
        return;
    case Qt::Key_Down:
        return bar.triggerAction(QAbstractSlider::SliderSingleStepAdd);
    case Qt::Key_Up:
        return bar.triggerAction(QAbstractSlider::SliderSingleStepSub);
    case Qt::Key_PageDown:
        return bar.triggerAction(QAbstractSlider::SliderPageStepAdd);
    case Qt::Key_PageUp:
        return bar.triggerAction(QAbstractSlider::SliderPageStepSub);
    case Qt::Key_Space: // runs and pauses, wherever one is
        return QWidget::keyPressEvent(event);
    default:
        event->accept(); // the canvas below would act on it
    }
}

void WhyPanel::mousePressEvent(QMouseEvent* event) {
    event->accept(); // what lies below is not meant
}

void WhyPanel::wheelEvent(QWheelEvent* event) {
    event->accept();
}

void WhyPanel::paintEvent(QPaintEvent*) {
    const Palette& palette = Theme::instance().palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(shade, shade, -shade, -shade);
    paintShadow(painter, palette, box, radius, 1.3);
    painter.setPen(QPen(hasFocus() ? palette.accent : palette.border, hasFocus() ? 2 : 1.2));
    painter.setBrush(palette.panel);
    painter.drawRoundedRect(box, radius, radius);
}

} // namespace resprout::ui

#include "ui/window/sheet.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWindow>

namespace resprout::ui {

namespace {

constexpr int padding = 24; // pixels
constexpr int footHeight = 68;
constexpr double radius = 14;

/// What lies under a sheet is dimmed while it is open.
class Shade : public QWidget {
public:
    explicit Shade(QWidget* window) : QWidget(window) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setGeometry(window->rect());
        window->installEventFilter(this);
        show();
        raise();
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Resize && watched == parentWidget())
            setGeometry(parentWidget()->rect());
        return QWidget::eventFilter(watched, event);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), faded(Theme::instance().palette().background, 0.55));
    }
};

} // namespace

PausedRun::PausedRun(Run& run) : m_run(&run), m_wasPlaying(run.isPlaying()) {
    if (m_wasPlaying)
        run.pause();
}

PausedRun::~PausedRun() {
    if (m_wasPlaying && m_run != nullptr)
        m_run->play();
}

Sheet::Sheet(const QString& title, int width, QWidget* parent) : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    setFixedWidth(width);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->setSizeConstraint(QLayout::SetNoConstraint); // its height follows from its width: see fit()
    auto* upper = new QVBoxLayout;
    upper->setContentsMargins(padding, 22, padding, padding);
    upper->setSpacing(0);
    m_head = new QHBoxLayout;
    m_head->setSpacing(14);
    m_titles = new QVBoxLayout;
    m_titles->setSpacing(4);
    m_titles->addWidget(makeLabel(title, "title", this));
    m_head->addLayout(m_titles, 1);
    m_close = makeIconButton(Sign::Close, tr("Close"), "quiet", this);
    m_close->setIconSize({14, 14});
    connect(m_close, &QToolButton::clicked, this, &QDialog::reject);
    m_head->addWidget(m_close, 0, Qt::AlignTop);
    upper->addLayout(m_head);
    upper->addSpacing(18);
    m_body = new QVBoxLayout;
    m_body->setSpacing(12);
    upper->addLayout(m_body);
    all->addLayout(upper);
    all->addStretch(1);

    auto* foot = new QWidget(this);
    setRole(*foot, "dialogFoot");
    foot->setStyleSheet(QStringLiteral("QWidget[role=\"dialogFoot\"] { background: transparent; }")); // round corners
    foot->setFixedHeight(footHeight);
    m_foot = new QHBoxLayout(foot);
    m_foot->setContentsMargins(padding, 0, padding, 0);
    m_foot->setSpacing(10);
    all->addWidget(foot);
}

void Sheet::pause(Run& run) {
    if (!run.isPlaying())
        return;
    m_paused = std::make_unique<PausedRun>(run);
    m_foot->insertWidget(0, makeSign(Sign::Pause, Tone::Secondary, 12, this));
    auto* words = makeLabel(tr("The run waits while this is open."), "secondary", this);
    m_foot->insertWidget(1, words);
}

Sheet::Box* Sheet::addBox(const char* role, Sign sign) {
    auto* box = new Box(role, sign, this);
    m_body->addWidget(box);
    return box;
}

/// It has no frame of the system to be dragged by.
void Sheet::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && windowHandle() != nullptr)
        windowHandle()->startSystemMove();
}

void Sheet::paintEvent(QPaintEvent*) {
    const Palette& palette = Theme::instance().palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette.panel);
    painter.setPen(QPen(palette.border, 1.2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.6, 0.6, -0.6, -0.6), radius, radius);
}

/// Its corners are cut out of its window: not every screen can show what lies behind a window that is half there.
void Sheet::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    QPainterPath path;
    path.addRoundedRect(QRectF(rect()), radius, radius);
    setMask(QRegion(path.toFillPolygon().toPolygon()));
}

/// As high as its words need at its width.
void Sheet::fit() {
    const QLayout& all = *layout();
    setFixedHeight(all.hasHeightForWidth() ? all.totalHeightForWidth(width()) : all.totalSizeHint().height());
}

void Sheet::addClose() {
    auto* close = makeButton(tr("Close"), "primary", this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    foot().addStretch(1);
    foot().addWidget(close);
}

bool Sheet::event(QEvent* event) {
    const bool isHandled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return isHandled;
}

void Sheet::showEvent(QShowEvent* event) {
    fit();
    QDialog::showEvent(event);
    for (QPushButton* button : findChildren<QPushButton*>()) {
        if (button->isDefault() && (focusWidget() == nullptr || focusWidget() == m_close))
            button->setFocus();
    }
    if (QWidget* owner = parentWidget(); owner != nullptr && m_shade == nullptr) {
        const QRect around = owner->window()->frameGeometry();
        move(around.center() - QPoint(width() / 2, height() / 2));
        m_shade = new Shade(owner->window());
        connect(this, &QObject::destroyed, m_shade, &QObject::deleteLater);
    }
}

void Sheet::hideEvent(QHideEvent* event) {
    QDialog::hideEvent(event);
    if (m_shade != nullptr)
        m_shade->hide();
}

Sheet::Box::Box(const char* role, Sign sign, QWidget* parent) : QFrame(parent) {
    setProperty("role", role);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(13, 11, 13, 11);
    row->setSpacing(11);
    const bool isAmber = QByteArray(role) == "amberBox";
    row->addWidget(makeSign(sign, isAmber ? Tone::Text : Tone::Accent, 16, this), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    m_bold = makeLabel({}, "value", this);
    m_text = makeLabel({}, "secondary", this);
    for (QLabel* label : {m_bold, m_text}) {
        label->setWordWrap(true);
        words->addWidget(label);
    }
    row->addLayout(words, 1);
}

void Sheet::Box::say(const QString& bold, const QString& text) {
    m_bold->setText(bold);
    m_text->setText(text);
    m_bold->setVisible(!bold.isEmpty());
    m_text->setVisible(!text.isEmpty());
    setVisible(!bold.isEmpty() || !text.isEmpty());
}

} // namespace resprout::ui

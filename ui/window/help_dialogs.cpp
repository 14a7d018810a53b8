#include "ui/window/help_dialogs.h"

#include "ui/theme/theme.h"
#include "ui/window/example_library.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QKeyEvent>
#include <QScrollArea>

namespace resprout::ui {

namespace {

constexpr int textWidth = 560; // pixels, of an example's description

/// An example as a card that is pressed to open it.
class ExampleCard : public QPushButton {
public:
    ExampleCard(const Example& example, QWidget* parent) : QPushButton(parent) {
        setProperty("role", "choice");
        setAutoDefault(false);
        setCursor(Qt::PointingHandCursor);
        setAccessibleName(example.name);
        setAccessibleDescription(example.description);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(16, 11, 16, 12);
        column->setSpacing(4);
        auto* name = makeLabel(example.name, "value", this);
        name->setFont(Theme::instance().sans(14, QFont::DemiBold));
        auto* words = makeLabel(example.description, "secondary", this);
        words->setWordWrap(true);
        for (QLabel* label : {name, words}) {
            label->setAttribute(Qt::WA_TransparentForMouseEvents);
            column->addWidget(label);
        }
        setFixedHeight(name->sizeHint().height() + words->heightForWidth(textWidth) + 30);
    }

protected:
    /// Return is for the card that has the focus, not for the dialog's Close.
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QPushButton::keyPressEvent(event);
    }
};

} // namespace

KeysDialog::KeysDialog(const Commands& commands, QWidget* parent) : Sheet(tr("Keys"), 800, parent) {
    titles().addWidget(makeLabel(tr("Single letters act while the canvas has the focus."), "secondary", this));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(7);
    std::vector<std::pair<QString, QString>> rows{{tr("Walk the tree"), tr("Arrows")},
                                                  {tr("Leave the Crash tool"), tr("Esc")},
                                                  {tr("Explain the row of the log"), tr("Enter")}};
    for (std::size_t index = 0; index < static_cast<std::size_t>(Command::Count_); ++index) {
        const auto command = static_cast<Command>(index);
        if (const QString keys = commands.keys(command); !keys.isEmpty())
            rows.emplace_back(commands.text(command), keys);
    }
    const int half = static_cast<int>((rows.size() + 1) / 2);
    int row = 0;
    for (const auto& [text, keys] : rows) {
        const int column = row < half ? 0 : 2;
        auto* words = makeLabel(text, "", this);
        words->setFont(Theme::instance().sans(12.5));
        grid->addWidget(words, row % half, column);
        auto* caps = new QHBoxLayout;
        caps->setSpacing(6);
        for (const QString& key : keys.split(Commands::betweenKeys))
            caps->addWidget(makeKeyCap(key, this));
        caps->addStretch(1);
        grid->addLayout(caps, row % half, column + 1);
        ++row;
    }
    body().addLayout(grid);
    addClose();
}

AboutDialog::AboutDialog(QWidget* parent) : Sheet(tr("Resprout"), 460, parent) {
    head().insertWidget(0, makeSign(Sign::Crashed, Tone::Text, 44, this), 0, Qt::AlignTop);
    titles().addWidget(makeLabel(tr("Version %1").arg(QStringLiteral(RESPROUT_VERSION)), "secondary", this));
    auto* words =
        makeLabel(tr("A laboratory for Erlang/OTP supervision trees. Let it crash; it grows back.\n\nFree software "
                     "under the GNU General Public License, version 3 or later."),
                  "", this);
    words->setWordWrap(true);
    body().addWidget(words);
    addClose();
}

ExamplesDialog::ExamplesDialog(QWidget* parent) : Sheet(tr("Examples"), 660, parent) {
    titles().addWidget(makeLabel(tr("Each says what to try and what will happen."), "secondary", this));
    auto* list = new QWidget(this);
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(2, 2, 8, 2);
    column->setSpacing(9);
    for (const Example& example : exampleLibrary()) {
        auto* card = new ExampleCard(example, list);
        connect(card, &QPushButton::clicked, this, [this, path = example.path] {
            accept();
            emit chosen(path);
        });
        column->addWidget(card);
    }
    column->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(list);
    scroll->setFixedHeight(430);
    body().addWidget(scroll);
    addClose();
}

} // namespace resprout::ui

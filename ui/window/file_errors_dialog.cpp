#include "ui/window/file_errors_dialog.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTableWidget>

#include <algorithm>
#include <iterator>

namespace resprout::ui {

namespace {

constexpr int dialogWidth = 800; // pixels
constexpr int rowHeight = 34;
constexpr int mostRows = 9; // on show; the rest scrolls

} // namespace

QString refusalText(const Complaint& complaint) {
    return FileErrorsDialog::tr("Line %1, %2: %3")
        .arg(complaint.line)
        .arg(QString::fromStdString(complaint.pointer), QString::fromStdString(complaint.message));
}

FileErrorsDialog::FileErrorsDialog(const QString& path, const ReadResult& result, const QString& openName,
                                   QWidget* parent)
    : Sheet(result.scenario ? tr("What OTP refuses in %1").arg(QFileInfo(path).fileName())
                            : tr("%1 cannot be opened").arg(QFileInfo(path).fileName()),
            dialogWidth, parent) {
    std::vector<Complaint> mistakes;
    std::vector<Complaint> refusals;
    for (const Complaint& complaint : result.complaints)
        (complaint.grade == Complaint::Grade::Error ? mistakes : refusals).push_back(complaint);

    head().insertWidget(0, makeSign(result.scenario ? Sign::Warning : Sign::Crashed, Tone::Accent, 32, this), 0,
                        Qt::AlignTop);
    const auto count = static_cast<std::int64_t>(mistakes.size() + result.more);
    QString about = tr("It opens and runs, and ends as OTP ends it.");
    if (!result.scenario) {
        about = counted(count, tr("%1 error. Nothing was loaded"), tr("%1 errors. Nothing was loaded"));
        about += openName.isEmpty() ? QStringLiteral(".") : tr("; %1 is still open.").arg(openName);
    }
    titles().addWidget(makeLabel(about, "secondary", this));
    if (!mistakes.empty())
        addMistakes(mistakes, result.more);
    addRefusals(refusals);

    auto* copy = makeButton(tr("Copy messages"), "", this);
    copy->setIcon(icon(Sign::Copy));
    QStringList lines;
    for (const Complaint& complaint : result.complaints)
        lines.append(QString::fromStdString(describe(QFileInfo(path).fileName().toStdString(), complaint)));
    connect(copy, &QPushButton::clicked, this,
            [lines] { QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n')); });
    auto* other = makeButton(tr("Open another file…"), "", this);
    connect(other, &QPushButton::clicked, this, [this] {
        emit anotherAsked();
        reject();
    });
    auto* close = makeButton(tr("Close"), "primary", this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    foot().addWidget(copy);
    foot().addStretch(1);
    foot().addWidget(other);
    foot().addWidget(close);
}

void FileErrorsDialog::addMistakes(const std::vector<Complaint>& mistakes, std::size_t more) {
    const auto rows = static_cast<int>(mistakes.size());
    auto* table = new QTableWidget(rows, 3, this);
    table->setAccessibleName(tr("Mistakes"));
    table->setHorizontalHeaderLabels({tr("Line"), tr("Where"), tr("What is wrong")});
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setColumnWidth(0, 60);
    table->setColumnWidth(1, 226);
    for (int row = 0; row < rows; ++row) {
        const Complaint& mistake = mistakes[static_cast<std::size_t>(row)];
        auto* line = new QTableWidgetItem(QString::number(mistake.line));
        line->setFont(Theme::instance().sans(13, QFont::DemiBold));
        auto* where = new QTableWidgetItem(QString::fromStdString(mistake.pointer));
        where->setFont(Theme::instance().mono(13));
        auto* what = new QTableWidgetItem(QString::fromStdString(mistake.message));
        for (QTableWidgetItem* item : {line, where, what})
            item->setToolTip(item->text());
        table->setItem(row, 0, line);
        table->setItem(row, 1, where);
        table->setItem(row, 2, what);
    }
    table->setFixedHeight(30 + rowHeight * std::min(rows, mostRows));
    body().addWidget(table);
    if (more > 0)
        body().addWidget(makeLabel(tr("and %1 more").arg(more), "secondary", this));
}

void FileErrorsDialog::addRefusals(const std::vector<Complaint>& refusals) {
    constexpr std::size_t most = 5;
    for (std::size_t number = 0; number < std::min(refusals.size(), most); ++number)
        addBox("amberBox", Sign::Warning)
            ->say(refusalText(refusals[number]), tr("This alone would open and run, and end as OTP ends it."));
    if (refusals.size() > most)
        body().addWidget(makeLabel(tr("OTP refuses %1 more").arg(refusals.size() - most), "secondary", this));
}

} // namespace resprout::ui

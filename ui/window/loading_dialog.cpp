#include "ui/window/loading_dialog.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QLocale>

namespace resprout::ui {

LoadingDialog::LoadingDialog(FileLoader& loader, const QString& openName, QWidget* parent)
    : Sheet(tr("Opening %1").arg(QFileInfo(loader.path()).fileName()), 440, parent), m_loader(loader) {
    if (!openName.isEmpty())
        titles().addWidget(makeLabel(tr("%1 stays until this one is whole.").arg(openName), "secondary", this));
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_bar->setAccessibleName(tr("Progress"));
    body().addWidget(m_bar);
    m_bytes = makeLabel({}, "secondary", this);
    foot().addWidget(m_bytes, 1);
    auto* cancel = makeButton(tr("Cancel"), "", this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    foot().addWidget(cancel);
    connect(&m_timer, &QTimer::timeout, this, &LoadingDialog::tell);
    m_timer.start(60);
    tell();
}

void LoadingDialog::tell() {
    const qint64 read = m_loader.bytesRead();
    const bool isRead = read >= m_loader.size();
    m_bar->setRange(0, isRead ? 0 : 1000); // what it means takes as long again, and says nothing meanwhile
    if (!isRead)
        m_bar->setValue(static_cast<int>(read * 1000 / std::max<qint64>(m_loader.size(), 1)));
    const QLocale locale;
    m_bytes->setText(
        isRead ? tr("Checking %1").arg(locale.formattedDataSize(m_loader.size()))
               : tr("%1 of %2").arg(locale.formattedDataSize(read), locale.formattedDataSize(m_loader.size())));
}

} // namespace resprout::ui

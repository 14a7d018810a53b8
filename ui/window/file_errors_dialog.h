#pragma once

#include "core/scenario/read.h"
#include "ui/window/sheet.h"

namespace resprout::ui {

/// Every mistake of a file at once: line, place, message; what OTP itself refuses stands apart. GUI thread only.
class FileErrorsDialog : public Sheet {
    Q_OBJECT
public:
    /// `openName` is what stays open.
    FileErrorsDialog(const QString& path, const ReadResult& result, const QString& openName, QWidget* parent);

signals:
    void anotherAsked();

private:
    void addMistakes(const std::vector<Complaint>& mistakes, std::size_t more);
    void addRefusals(const std::vector<Complaint>& refusals);
};

/// "Line 6, /tree/strategy: …"
[[nodiscard]] QString refusalText(const Complaint& complaint);

} // namespace resprout::ui

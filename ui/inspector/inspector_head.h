#pragma once

#include "core/node/tree_fold.h"
#include "ui/theme/signs.h"

#include <QString>
#include <QWidget>

class QLabel;

namespace resprout::ui {

/// The head of the inspector: sign, id, pid, and how many children it has or whose child it is. GUI thread only.
class InspectorHead : public QWidget {
    Q_OBJECT
public:
    explicit InspectorHead(QWidget* parent = nullptr);

    /// `sign` is that of its kind.
    void showRecord(const ProcessRecord& record, Sign sign, const QString& id, const QString& relation);

private:
    class Tile;

    void dress();

    Tile* m_tile = nullptr;
    QLabel* m_id = nullptr;
    QLabel* m_pid = nullptr;
    QLabel* m_relation = nullptr;
};

} // namespace resprout::ui

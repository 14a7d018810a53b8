#include "ui/bridge/growth.h"

namespace resprout::ui {

Growth growthOf(const TreeFold& tree, PathId path) {
    const ProcessRecord* process = tree.find(path);
    if (process == nullptr)
        return Growth::None;
    switch (process->kind) {
    case NodeKind::Worker:
        return Growth::None;
    case NodeKind::Supervisor:
        return tree.supervisor(path)->strategy == Strategy::SimpleOneForOne ? Growth::Template : Growth::Named;
    case NodeKind::DynamicSupervisor:
        return Growth::AnyNode;
    }
    return Growth::None;
}

} // namespace resprout::ui

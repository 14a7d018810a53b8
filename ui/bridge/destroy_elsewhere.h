#pragma once

#include <QThreadPool>

#include <memory>
#include <utility>

namespace resprout::ui {

/// Ends what `gone` owns on another thread: there may be much of it.
template <class T>
void destroyElsewhere(std::unique_ptr<T> gone) {
    QThreadPool::globalInstance()->start([last = std::shared_ptr<T>(std::move(gone))]() mutable { last.reset(); });
}

} // namespace resprout::ui

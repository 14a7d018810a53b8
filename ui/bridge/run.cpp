#include "ui/bridge/run.h"

#include "ui/bridge/destroy_elsewhere.h"
#include "ui/bridge/run_impl.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace resprout::ui {

namespace {

const PathTable noPaths;

const TermTable& noTerms() {
    static const TermTable terms;
    return terms;
}

} // namespace

Run::Impl::Impl(Run& owner) : run(owner), timer(new QTimer(&owner)) {
    clock = [] {
        return std::chrono::steady_clock::now().time_since_epoch();
    };
    threads = std::max(2U, std::thread::hardware_concurrency()) - 1;
    timer->setTimerType(Qt::PreciseTimer);
    timer->setInterval(16);
    QObject::connect(timer, &QTimer::timeout, &run, [this] { frame(); });
}

void Run::Impl::start(VirtualTime present) {
    leaveReplay();
    together.clear();
    progress = {};
    show(RunState::begin(std::move(book), present, threads), 0, Reopening::Anew);
    if (!stopped.empty())
        wake();
}

void Run::Impl::show(RunState next, VirtualTime moment, Reopening how) {
    timer->stop();
    auto before = std::make_unique<RunState>(std::exchange(static_cast<RunState&>(*this), std::move(next)));
    player.emplace(node->paths(), moment);
    player->setSpeed(speed);
    granted.reset();
    growing.reset();
    meter.clear();
    wasPlaying = false;
    folded = 0;
    turns = {};
    turns.next(how == Reopening::Resumed && isLarge());
    emit run.reopened(how); // whoever follows still knows the one before
    emit run.advanced();
    emit run.clockChanged();
    destroyElsewhere(std::move(before));
}

Run::Run(QObject* parent) : QObject(parent), m_impl(std::make_unique<Impl>(*this)) {}

Run::~Run() = default;

void Run::setWallClock(WallClock clock) {
    m_impl->clock = std::move(clock);
}

void Run::open(Scenario scenario) {
    m_impl->book = ScriptBook(std::move(scenario));
    m_impl->clicks.clear();
    m_impl->saved = {};
    m_impl->start(0);
    emit scriptChanged();
}

bool Run::isOpen() const {
    return m_impl->node != nullptr;
}

const Scenario& Run::opened() const {
    return m_impl->book.opened();
}

Scenario Run::document() const {
    return m_impl->book.document(now());
}

const TreeFold& Run::tree() const {
    return m_impl->tree;
}

const EventLog& Run::log() const {
    return m_impl->log;
}

const LogIndex& Run::index() const {
    return m_impl->index;
}

const PathTable& Run::paths() const {
    return isOpen() ? m_impl->node->paths() : noPaths;
}

const TermTable& Run::terms() const {
    return isOpen() ? m_impl->node->terms() : noTerms();
}

QString Run::text(TermId term) const {
    return QString::fromStdString(terms().text(term));
}

QString Run::pathText(PathId path) const {
    return path < paths().size() ? QString::fromStdString(paths().text(path)) : QString();
}

VirtualTime Run::now() const {
    return isOpen() ? m_impl->player->now() : 0;
}

int Run::beat() const {
    return isOpen() ? m_impl->player->beat() : 0;
}

bool Run::isPlaying() const {
    return isOpen() && m_impl->player->isPlaying();
}

double Run::speed() const {
    return m_impl->speed;
}

double Run::measuredSpeed() const {
    return m_impl->meter.measured(m_impl->speed);
}

bool Run::isBehind() const {
    return m_impl->meter.isBehind(m_impl->speed);
}

bool Run::isTurnOf(Turns::Part part) const {
    return m_impl->turns.has(part);
}

bool Run::canGoOn() const {
    return isOpen() && !m_impl->isOver();
}

bool Run::stoodStill() const {
    return m_impl->progress.stoodStill;
}

unsigned Run::engineThreads() const {
    return m_impl->threads;
}

int Run::stepCount() const {
    return static_cast<int>(m_impl->book.stepCount());
}

int Run::addedCount() const {
    return static_cast<int>(m_impl->book.addedCount());
}

int Run::offCount() const {
    return static_cast<int>(m_impl->book.offCount());
}

bool Run::wasAdded(std::uint32_t step) const {
    return m_impl->book.wasAdded(step);
}

} // namespace resprout::ui

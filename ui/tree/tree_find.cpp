#include "ui/tree/tree_find.h"

#include "ui/tree/find_bar.h"
#include "ui/tree/tree_canvas.h"

#include <algorithm>

namespace resprout::ui {

namespace {

constexpr std::size_t slice = 20'000; // processes looked at between two events: some 2 ms
constexpr int barWidth = 470;         // pixels, with its shadow

} // namespace

TreeFind::TreeFind(TreeCanvas& canvas, TreeScene& scene)
    : QObject(&canvas), m_canvas(canvas), m_scene(scene), m_bar(new FindBar(&canvas)) {
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, &TreeFind::lookOn);
    connect(m_bar, &FindBar::typed, this, &TreeFind::search);
    connect(m_bar, &FindBar::wentOn, this, &TreeFind::goOn);
    connect(m_bar, &FindBar::wentBack, this, &TreeFind::goBack);
    connect(m_bar, &FindBar::closed, this, &TreeFind::close);
}

bool TreeFind::isOpen() const {
    return m_bar->isVisibleTo(&m_canvas);
}

void TreeFind::open() {
    const bool wasOpen = isOpen();
    place();
    m_bar->open();
    if (!wasOpen)
        search();
}

void TreeFind::close() {
    if (!isOpen())
        return;
    m_canvas.setFocus(); // before the bar hides, which would pass it on to whoever is next
    m_bar->hide();
    m_slices.stop();
    m_search.begin({}, {});
    m_at = noPath;
    light();
    emit litAnew();
}

void TreeFind::begin() {
    m_search.begin({}, {});
    m_at = noPath;
    light();
    if (isOpen())
        search();
}

void TreeFind::place() {
    const int width = std::min(barWidth, m_canvas.width());
    m_bar->setGeometry(m_canvas.width() - width - 4, 4, width, m_bar->sizeHint().height());
}

void TreeFind::search() {
    m_at = noPath;
    m_search.begin(m_scene.shown(), m_bar->text().toStdString());
    m_slices.start();
    lookOn();
}

void TreeFind::lookOn() {
    m_search.advance(slice);
    if (m_search.isDone())
        m_slices.stop();
    light();
    emit litAnew();
}

void TreeFind::light() {
    const std::vector<PathId>& matches = m_search.matches();
    m_scene.found = marksOf(m_scene.model(), matches, m_at);
    m_litVersion = m_scene.model().version();
    const auto at = static_cast<std::size_t>(std::find(matches.begin(), matches.end(), m_at) - matches.begin());
    m_bar->showCount(at < matches.size() ? at + 1 : 0, matches.size());
}

void TreeFind::follow() {
    if (!isOpen())
        return;
    if (m_search.isDone() && m_search.isOutdated()) {
        m_search.again();
        m_slices.start();
    }
    if (m_litVersion != m_scene.model().version())
        light();
}

void TreeFind::goOn() {
    if (!isOpen())
        return open();
    const std::vector<PathId>& matches = m_search.matches();
    if (matches.empty())
        return;
    const auto here = std::find(matches.begin(), matches.end(), m_at);
    goTo(here == matches.end() || here + 1 == matches.end() ? matches.front() : *(here + 1));
}

void TreeFind::goBack() {
    if (!isOpen())
        return open();
    const std::vector<PathId>& matches = m_search.matches();
    if (matches.empty())
        return;
    const auto here = std::find(matches.begin(), matches.end(), m_at);
    goTo(here == matches.begin() || here == matches.end() ? matches.back() : *(here - 1));
}

void TreeFind::goTo(PathId match) {
    m_at = match;
    m_canvas.bringUp(match);
    m_canvas.setCurrent(match);
    light();
    emit litAnew();
}

} // namespace resprout::ui

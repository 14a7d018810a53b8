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
    m_place.reset();
    light();
    emit litAnew();
}

void TreeFind::begin() {
    m_search.begin({}, {});
    m_at = noPath;
    m_place.reset();
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
    m_place.reset();
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

/// A million matches come in fifty slices: what is lit is not lit again unless the picture or the matches are others.
void TreeFind::lightMore() {
    const std::vector<PathId>& matches = m_search.matches();
    const Versions now{m_scene.model().version(), m_search.version()};
    if (m_litVersions.search != now.search) {
        const auto at = std::find(matches.begin(), matches.end(), m_at);
        m_place = at == matches.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - matches.begin()));
    }
    if (m_litVersions != now) {
        m_scene.found = {};
        m_lit = 0;
    }
    m_litVersions = now;
    ui::light(m_scene.found, m_scene.model(), std::span(matches).subspan(m_lit));
    m_lit = matches.size();
}

void TreeFind::light() {
    lightMore();
    m_scene.found.at = m_lit == 0 ? noPath : m_at;
    m_bar->showCount(m_place ? *m_place + 1 : 0, m_lit);
}

void TreeFind::follow() {
    if (!isOpen())
        return;
    if (m_search.isDone() && m_search.isOutdated()) {
        m_search.again();
        m_slices.start();
    }
    if (m_litVersions.model != m_scene.model().version())
        light();
}

void TreeFind::goOn() {
    if (!isOpen())
        return open();
    if (!matches().empty())
        goTo(m_place && *m_place + 1 < matches().size() ? *m_place + 1 : 0);
}

void TreeFind::goBack() {
    if (!isOpen())
        return open();
    if (!matches().empty())
        goTo(m_place && *m_place > 0 ? *m_place - 1 : matches().size() - 1);
}

void TreeFind::goTo(std::size_t place) {
    m_place = place;
    m_at = matches()[place];
    m_canvas.bringUp(m_at);
    m_canvas.setCurrent(m_at);
    light();
    emit litAnew();
}

} // namespace resprout::ui

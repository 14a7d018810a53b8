#include "ui/tree/tidy_tree.h"

namespace resprout::ui {

namespace {

constexpr std::uint32_t none = 0xFFFF'FFFFU;

/// The state of one drawing. Coordinates are relative (`prelim`) with sums of `mod` along the way up; `threads` go on
/// along a contour where a subtree is lower than its neighbour.
class Drawing {
public:
    Drawing(TidyTree& tree, double gap, double levelGap)
        : m_tree(tree), m_gap(gap), m_levelGap(levelGap), m_parts(tree.size()) {}

    void draw() {
        placeDown();
        for (auto i = static_cast<std::uint32_t>(m_tree.size()); i-- > 0;)
            arrangeChildren(i);
        addUp();
    }

private:
    struct Part {
        double prelim = 0, mod = 0, shift = 0, change = 0;
        std::uint32_t leftThread = none, rightThread = none;
        std::uint32_t leftmost = none, rightmost = none; // lowest boxes of the contours
        double leftmostSum = 0, rightmostSum = 0;        // sums of mod down to them
    };
    /// Siblings to the left by how far down they reach; the nearest reaches least.
    struct Reach {
        double low = 0;
        std::uint32_t child = 0;
    };

    [[nodiscard]] double bottom(std::uint32_t i) const { return m_tree.y[i] + m_tree.height[i] + m_levelGap; }
    [[nodiscard]] double width(std::uint32_t i) const { return m_tree.width[i] + m_gap; }
    [[nodiscard]] std::uint32_t child(std::uint32_t i, std::uint32_t k) const { return m_tree.first[i] + k; }
    [[nodiscard]] std::uint32_t last(std::uint32_t i) const { return m_tree.first[i] + m_tree.count[i] - 1; }

    void placeDown() {
        m_tree.y[0] = 0;
        for (std::uint32_t i = 0; i < m_tree.size(); ++i)
            for (std::uint32_t k = 0; k < m_tree.count[i]; ++k)
                m_tree.y[child(i, k)] = bottom(i);
    }

    void arrangeChildren(std::uint32_t i) {
        Part& part = m_parts[i];
        if (m_tree.count[i] == 0) {
            part.leftmost = part.rightmost = i;
            return;
        }
        m_reaches.clear();
        addReach(bottom(m_parts[child(i, 0)].leftmost), 0);
        for (std::uint32_t k = 1; k < m_tree.count[i]; ++k) {
            const double low = bottom(m_parts[child(i, k)].rightmost);
            separate(i, k);
            addReach(low, k);
        }
        const std::uint32_t a = child(i, 0);
        const std::uint32_t b = last(i);
        const double from = m_parts[a].prelim + m_parts[a].mod + m_tree.anchor[a];
        const double to = m_parts[b].prelim + m_parts[b].mod + m_tree.anchor[b];
        part.prelim = (from + to) / 2 - m_tree.width[i] / 2;
        part.leftmost = m_parts[a].leftmost;
        part.leftmostSum = m_parts[a].leftmostSum;
        part.rightmost = m_parts[b].rightmost;
        part.rightmostSum = m_parts[b].rightmostSum;
    }

    void addReach(double low, std::uint32_t k) {
        while (!m_reaches.empty() && low >= m_reaches.back().low)
            m_reaches.pop_back();
        m_reaches.push_back({low, k});
    }

    /// Moves child `k` away from those before it, along the right contour of these and its own left contour.
    void separate(std::uint32_t i, std::uint32_t k) {
        std::uint32_t right = child(i, k - 1);
        std::uint32_t left = child(i, k);
        double rightSum = m_parts[right].mod;
        double leftSum = m_parts[left].mod;
        std::size_t reach = m_reaches.size() - 1;
        while (right != none && left != none) {
            while (reach > 0 && bottom(right) > m_reaches[reach].low)
                --reach;
            const double overlap = rightSum + m_parts[right].prelim + width(right) - (leftSum + m_parts[left].prelim);
            if (overlap > 0) {
                leftSum += overlap;
                move(i, k, m_reaches[reach].child, overlap);
            }
            const double rightBottom = bottom(right);
            const double leftBottom = bottom(left);
            if (rightBottom <= leftBottom) {
                right = m_tree.count[right] == 0 ? m_parts[right].rightThread : last(right);
                if (right != none)
                    rightSum += m_parts[right].mod;
            }
            if (rightBottom >= leftBottom) {
                left = m_tree.count[left] == 0 ? m_parts[left].leftThread : child(left, 0);
                if (left != none)
                    leftSum += m_parts[left].mod;
            }
        }
        if (right == none && left != none)
            threadLeft(i, k, left, leftSum);
        else if (right != none && left == none)
            threadRight(i, k, right, rightSum);
    }

    void threadLeft(std::uint32_t i, std::uint32_t k, std::uint32_t to, double sum) {
        Part& leftEnd = m_parts[child(i, 0)];
        Part& lowest = m_parts[leftEnd.leftmost];
        lowest.leftThread = to;
        const double difference = sum - m_parts[to].mod - leftEnd.leftmostSum;
        lowest.mod += difference;
        lowest.prelim -= difference;
        leftEnd.leftmost = m_parts[child(i, k)].leftmost;
        leftEnd.leftmostSum = m_parts[child(i, k)].leftmostSum;
    }

    void threadRight(std::uint32_t i, std::uint32_t k, std::uint32_t to, double sum) {
        Part& rightEnd = m_parts[child(i, k)];
        Part& lowest = m_parts[rightEnd.rightmost];
        lowest.rightThread = to;
        const double difference = sum - m_parts[to].mod - rightEnd.rightmostSum;
        lowest.mod += difference;
        lowest.prelim -= difference;
        rightEnd.rightmost = m_parts[child(i, k - 1)].rightmost;
        rightEnd.rightmostSum = m_parts[child(i, k - 1)].rightmostSum;
    }

    /// The siblings between `from` and `k` share what `k` moved, so that small subtrees do not huddle at one side.
    void move(std::uint32_t i, std::uint32_t k, std::uint32_t from, double distance) {
        Part& part = m_parts[child(i, k)];
        part.mod += distance;
        part.leftmostSum += distance;
        part.rightmostSum += distance;
        if (from + 1 == k)
            return;
        const double share = distance / (k - from);
        m_parts[child(i, from + 1)].shift += share;
        part.shift -= share;
        part.change -= distance - share;
    }

    void addUp() {
        std::vector<double> sums(m_tree.size(), 0.0);
        for (std::uint32_t i = 0; i < m_tree.size(); ++i) {
            const double sum = sums[i] + m_parts[i].mod;
            m_tree.x[i] = m_parts[i].prelim + sum;
            double shift = 0;
            double mod = 0;
            for (std::uint32_t k = 0; k < m_tree.count[i]; ++k) {
                Part& part = m_parts[child(i, k)];
                shift += part.shift;
                mod += shift + part.change;
                part.mod += mod;
                sums[child(i, k)] = sum;
            }
        }
    }

    TidyTree& m_tree;
    double m_gap;
    double m_levelGap;
    std::vector<Part> m_parts;
    std::vector<Reach> m_reaches;
};

} // namespace

void TidyTree::resize(std::size_t size) {
    first.resize(size, 0);
    count.resize(size, 0);
    for (auto* values : {&width, &height, &anchor, &x, &y})
        values->resize(size, 0);
}

void tidy(TidyTree& tree, double gap, double levelGap) {
    if (tree.size() > 0)
        Drawing(tree, gap, levelGap).draw();
}

} // namespace resprout::ui

#pragma once

#include <QFont>
#include <QHash>
#include <QSizeF>
#include <QStaticText>
#include <QString>

namespace resprout::ui {

/// Words of one line that are laid out: to paint them costs little. A value.
struct LaidOut {
    QStaticText text;
    QSizeF size;
};

[[nodiscard]] LaidOut layOut(const QFont& font, const QString& words);

/// What words that are cut to a width are kept by, beside the whole ones.
[[nodiscard]] QString cutTo(const QString& words, double width);

/// Those that were laid out, by their words; when there are too many all of them go, for those in sight come again at once.
template <class Kept>
class LaidOutWords {
public:
    /// nullptr: it must be laid out.
    [[nodiscard]] const Kept* find(const QString& key) const {
        const auto found = m_kept.constFind(key);
        return found == m_kept.constEnd() ? nullptr : &*found;
    }
    const Kept& keep(const QString& key, const Kept& kept) { return *m_kept.insert(key, kept); }
    void leaveRoom() { ///< what was found before is no longer to be looked at
        if (m_kept.size() > most)
            m_kept.clear();
    }
    void clear() { m_kept.clear(); }

private:
    static constexpr qsizetype most = 4'000;
    QHash<QString, Kept> m_kept;
};

} // namespace resprout::ui

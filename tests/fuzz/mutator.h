#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace resprout::fuzz {

/// Makes broken files from good ones: the same ones for the same seed.
class Mutator {
public:
    Mutator(std::vector<std::string> corpus, std::uint64_t seed) : m_corpus(std::move(corpus)), m_random(seed) {}

    std::string next();

private:
    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(m_random() % bound); }
    std::string_view oneOf(const std::vector<std::string_view>& words) { return words[below(words.size())]; }

    void mutate(std::string& text);
    void changeByte(std::string& text);
    void removePart(std::string& text);
    void repeatPart(std::string& text);
    void insertWord(std::string& text);
    void replaceToken(std::string& text);
    void splice(std::string& text);

    std::vector<std::string> m_corpus;
    std::mt19937_64 m_random;
};

} // namespace resprout::fuzz

#include "text/acronym_match.h"

#include <algorithm>
#include <array>

#include "text/char_class.h"
#include "text/function_words.h"
#include "text/normalizer.h"

namespace depeche::text {
namespace {

// Cedeao, Inserm: several letters may come from one word, in acronyms that are read as words.
constexpr std::size_t kLettersOfSyllables = 4;
constexpr std::size_t kLongestSyllable = 3;

constexpr std::size_t kLongestLinkingWord = 6;

bool is_linking(std::string_view letters) {
  constexpr auto kMore = std::to_array<std::string_view>(
      {"l", "d", "sans", "sous", "contre", "entre", "the", "of", "and", "for", "in", "on", "to"});
  if (letters.size() > kLongestLinkingWord) return false;
  const std::string form = lower_form(letters);
  return function_word_index(form).has_value() || std::find(kMore.begin(), kMore.end(), form) != kMore.end();
}

// Words are many and folding is dear: only what initials and syllables are compared with.
std::string folded_prefix(std::string_view letters) {
  std::size_t end = 0;
  for (std::size_t n = 0; n < kLongestSyllable && end < letters.size(); ++n) end += char_at(letters, end).size;
  return fold(letters.substr(0, end)).substr(0, kLongestSyllable);
}

bool ends_clause(char32_t c) {
  constexpr std::u32string_view kMarks = U".;:!?()[]\n…";
  return kMarks.find(c) != std::u32string_view::npos;
}

SpelledWord spelled(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view letters = text.substr(begin, end - begin);
  const bool capital = is_upper(char_at(letters, 0).code);
  return {begin, end, folded_prefix(letters), capital, capital && is_all_capitals(letters), is_linking(letters)};
}

// Reads letters and words from the last to the first.
class Matcher {
 public:
  Matcher(std::string_view letters, const std::vector<SpelledWord>& words, unsigned skips)
      : letters_(letters), words_(words), skips_(skips), failed_((letters.size() + 1) * (words.size() + 1) * 2) {}

  std::optional<std::size_t> run() { return match(letters_.size(), words_.size(), skips_); }

 private:
  // The word that the first letter begins, when the first `letters` letters come from the first `words` words. What
  // failed once is not tried again: hostile text would take exponential time.
  std::optional<std::size_t> match(std::size_t letters, std::size_t words, unsigned skips) {
    const std::size_t state = (letters * (words_.size() + 1) + words) * 2 + skips;
    if (words == 0 || failed_[state]) return std::nullopt;
    const auto first = try_letters(letters, words, skips);
    if (first) return first;
    const bool is_last = words == words_.size();
    const bool linking = words_[words - 1].linking;
    if (!is_last && (linking || skips > 0))
      if (const auto further = match(letters, words - 1, linking ? skips : skips - 1)) return further;
    failed_[state] = true;
    return std::nullopt;
  }

  // The same when the last of the words gives some letters.
  std::optional<std::size_t> try_letters(std::size_t letters, std::size_t words, unsigned skips) {
    const SpelledWord& word = words_[words - 1];
    for (std::size_t n = 1; n <= longest_syllable(letters); ++n) {
      if (!word.prefix.starts_with(letters_.substr(letters - n, n))) continue;
      // L(es) R(épublicains), but not d(u) r(enseignement).
      if (n == letters && (!word.linking || word.capital)) return words - 1;
      if (n == letters) continue;
      if (const auto first = match(letters - n, words - 1, skips)) return first;
    }
    return std::nullopt;
  }

  std::size_t longest_syllable(std::size_t left) const {
    return std::min(left, letters_.size() >= kLettersOfSyllables ? kLongestSyllable : 1);
  }

  std::string_view letters_;
  const std::vector<SpelledWord>& words_;
  const unsigned skips_;
  std::vector<bool> failed_;
};

}  // namespace

std::vector<SpelledWord> spelled_words(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<SpelledWord> words;
  for (std::size_t at = begin; at < end;) {
    const Char c = char_at(text, at);
    const std::size_t first = at;
    at += c.size;
    if (ends_clause(c.code)) words.clear();
    if (c.kind != CharClass::letter && c.kind != CharClass::digit) continue;
    for (Char next = char_at(text, at); at < end && (next.kind == CharClass::letter || next.kind == CharClass::digit);
         next = char_at(text, at))
      at += next.size;
    words.push_back(spelled(text, first, at));
  }
  return words;
}

std::optional<std::size_t> match_initials(std::string_view letters, const std::vector<SpelledWord>& words,
                                          bool tolerant) {
  const auto first = Matcher(letters, words, 0).run();
  return first || !tolerant ? first : Matcher(letters, words, 1).run();
}

}  // namespace depeche::text

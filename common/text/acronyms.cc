#include "text/acronyms.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "text/acronym_match.h"
#include "text/char_class.h"
#include "text/normalizer.h"

namespace depeche::text {
namespace {

constexpr std::size_t kFewestLetters = 2;
constexpr std::size_t kMostLetters = 10;
constexpr std::size_t kFewestLettersOfAWord = 3;  // Cnil, Insee
constexpr std::size_t kFewestForTolerance = 4;
constexpr std::size_t kMostBytesInside = 160;  // of the parentheses
constexpr std::size_t kMostExpansionBytes = 120;
constexpr std::size_t kSlack = 16;  // blanks, quotation marks and the rest of a word that is cut

struct ShortForm {
  std::string spelling;
  std::string letters;  // folded
  bool capitals = false;
};

// Without blanks and quotation marks at either end.
std::string_view trimmed(std::string_view text) {
  const auto letter = [&](std::size_t at) { return is_word_char(char_at(text, at)); };
  std::size_t begin = 0;
  while (begin < text.size() && !letter(begin)) begin += char_at(text, begin).size;
  std::size_t end = begin;
  for (std::size_t at = begin; at < text.size(); at += char_at(text, at).size)
    if (letter(at)) end = at + char_at(text, at).size;
  return text.substr(begin, end - begin);
}

// The first byte at or behind `at` where no word is cut.
std::size_t word_start(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  for (Char c = char_at(text, at); is_word_char(c); c = char_at(text, at)) at += c.size;
  return at;
}

// The letters and dots that `text` ends with, blanks and quotation marks behind them left out.
std::string_view last_word(std::string_view text) {
  const std::size_t cut = text.size() - std::min(text.size(), 4 * kMostLetters + kSlack);
  const std::size_t from = word_start(text, cut);
  std::size_t begin = from;
  std::size_t end = from;
  bool inside = false;
  for (std::size_t at = from; at < text.size(); at += char_at(text, at).size) {
    const Char c = char_at(text, at);
    const bool part = is_word_char(c) || (inside && c.kind == CharClass::dot);
    if (part && !inside) begin = at;
    if (part) end = at + c.size;
    inside = part;
  }
  return text.substr(begin, end - begin);
}

bool is_roman_number(std::string_view letters) { return letters.find_first_not_of("ivx") == std::string_view::npos; }

// OTSC, O.T.S.C, Cnil; no sigla with figures, and no word in lower case.
std::optional<ShortForm> short_form(std::string_view written) {
  std::string plain;
  std::size_t letters = 0;
  std::size_t dots = 0;
  for (std::size_t at = 0; at < written.size(); at += char_at(written, at).size) {
    const Char c = char_at(written, at);
    if (c.kind == CharClass::letter) {
      plain.append(written.substr(at, c.size));
      ++letters;
    } else if (c.kind == CharClass::dot) {
      ++dots;
    } else {
      return std::nullopt;
    }
    if (letters > kMostLetters || dots > letters) return std::nullopt;
  }
  if (letters < kFewestLetters || !is_upper(char_at(plain, 0).code)) return std::nullopt;
  const bool capitals = is_all_capitals(plain);
  if (!capitals && (dots > 0 || letters < kFewestLettersOfAWord)) return std::nullopt;
  ShortForm form{plain, fold(plain), capitals};
  if (is_roman_number(form.letters)) return std::nullopt;
  return form;
}

// What stands before the first comma or the like: (OTSC, dominée par Moscou).
std::string_view first_clause(std::string_view inside) { return inside.substr(0, inside.find_first_of(",;:/")); }

// "Pierre Sautarel (PS)": two names of a person and a party that happens to have their initials.
bool looks_like_a_person(const std::vector<SpelledWord>& words, std::size_t first) {
  return words.size() - first == 2 && !words[first].linking && words[first].capital && words[first + 1].capital;
}

bool is_headline(const std::vector<SpelledWord>& words, std::size_t first) {
  const auto from = words.begin() + static_cast<std::ptrdiff_t>(first);
  return std::count_if(from, words.end(), [](const SpelledWord& w) { return w.capitals; }) * 2 >= words.end() - from;
}

std::string expansion_text(std::string_view written) {
  std::string text;
  for (std::size_t at = 0; at < written.size(); at += char_at(written, at).size) {
    const Char c = char_at(written, at);
    const bool kept = is_word_char(c) || c.kind == CharClass::apostrophe || c.kind == CharClass::hyphen;
    if (kept)
      text.append(written.substr(at, c.size));
    else if (!text.ends_with(' ') && c.kind != CharClass::ignorable)
      text += ' ';
  }
  return lower_form(text);
}

class Finder {
 public:
  Finder(std::string_view text, std::vector<Acronym>& out) : text_(text), out_(out) {}

  void read_parenthesis(std::size_t open) {
    const std::string_view reach = text_.substr(open + 1, kMostBytesInside);
    const std::size_t size = reach.find_first_of("()\n");
    if (size == std::string_view::npos || reach[size] != ')') return;
    const std::string_view inside = reach.substr(0, size);
    if (const auto form = short_form(trimmed(first_clause(inside))))
      explain_before(*form, open);
    else if (inside.find(' ') != std::string_view::npos)
      explain_inside(inside, open);
  }

 private:
  // Organisation du traité de sécurité collective (OTSC)
  void explain_before(const ShortForm& form, std::size_t open) {
    const std::size_t begin = word_start(text_, open - std::min(open, kMostExpansionBytes + kSlack));
    add(form, spelled_words(text_, begin, open), false);
  }

  // OTSC (Organisation du traité de sécurité collective)
  void explain_inside(std::string_view inside, std::size_t open) {
    const auto form = short_form(last_word(text_.substr(0, open)));
    if (form) add(*form, spelled_words(text_, open + 1, open + 1 + first_clause(inside).size()), true);
  }

  void add(const ShortForm& form, const std::vector<SpelledWord>& words, bool whole) {
    const bool tolerant = form.capitals && form.letters.size() >= kFewestForTolerance;
    const auto first = match_initials(form.letters, words, tolerant);
    if (!first || words.size() - *first < 2) return;
    if (whole && *first > 0 && !(*first == 1 && words.front().linking)) return;
    if (looks_like_a_person(words, *first) || is_headline(words, *first)) return;
    const std::size_t begin = words[*first].begin;
    const std::size_t size = words.back().end - begin;
    if (size <= kMostExpansionBytes) out_.push_back({form.spelling, expansion_text(text_.substr(begin, size))});
  }

  std::string_view text_;
  std::vector<Acronym>& out_;
};

}  // namespace

void find_acronyms(std::string_view text, std::vector<Acronym>& out) {
  Finder finder(text, out);
  for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1))
    finder.read_parenthesis(open);
}

std::string acronym_key(std::string_view spelling) {
  std::string key = fold(spelling);
  std::erase(key, '.');
  return key;
}

}  // namespace depeche::text

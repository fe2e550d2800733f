#include "search/compare/one_sided.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "text/function_words.h"

namespace depeche::search {
namespace {

constexpr auto kTitles = std::to_array<std::string_view>(
    {"m", "mm", "mme", "mmes", "mlle", "mlles", "dr", "drs", "me", "mes", "mgr", "pr", "prs"});

// Up to its last digit.
std::string_view digits_of(std::string_view figure) {
  std::size_t size = figure.size();
  while (size > 0 && !base::is_digit(figure[size - 1])) --size;
  return figure.substr(0, size);
}

// Words of a name, side by side.
using Name = std::span<const TextWord>;

bool says_nothing(const TextWord& word) {
  return text::is_query_stop_word(word.folded) || std::ranges::find(kTitles, word.folded) != kTitles.end();
}

// A letter alone is an initial.
bool is_name(Name name) {
  return std::ranges::any_of(name, [](const TextWord& word) { return !says_nothing(word) && word.folded.size() > 1; });
}

std::vector<Name> names_of(const WordedText& one) {
  std::vector<Name> names;
  for (auto word = one.words.begin(); word != one.words.end();) {
    if (word->kind != WordKind::name) {
      ++word;
      continue;
    }
    auto end = std::next(word);
    // Between two words of a name stands a blank or a hyphen.
    while (end != one.words.end() && end->kind == WordKind::name && end->begin - std::prev(end)->end == 1) ++end;
    auto begin = word;
    while (begin != end && std::ranges::find(kTitles, begin->folded) != kTitles.end()) ++begin;
    if (is_name({begin, end})) names.emplace_back(begin, end);
    word = end;
  }
  return names;
}

bool ends_with(Name longer, Name shorter) {
  return shorter.size() <= longer.size() &&
         std::ranges::equal(longer.last(shorter.size()), shorter, {}, &TextWord::folded, &TextWord::folded);
}

// What a text knows of names.
class KnownNames {
 public:
  explicit KnownNames(const WordedText& text) {
    for (const TextWord& word : text.words) words_.insert(word.folded);
    for (const Name name : names_of(text)) by_last_word_[name.back().folded].push_back(name);
  }

  bool has(Name name) const {
    const std::string_view last = name.back().folded;
    if (!words_.contains(last)) return false;
    const auto found = by_last_word_.find(last);
    if (name.size() == 1 || found == by_last_word_.end()) return true;
    const auto has_first_names = [](Name other) { return other.size() > 1; };
    if (std::ranges::none_of(found->second, has_first_names)) return true;
    return std::ranges::any_of(found->second, [&](Name other) {
      return other.size() > 1 && (ends_with(other, name) || ends_with(name, other));
    });
  }

 private:
  std::unordered_set<std::string_view> words_;
  std::unordered_map<std::string_view, std::vector<Name>> by_last_word_;
};

// Whether it is one word, with which a longer one of the names begins: "Emmanuel" where there is "Emmanuel Macron".
bool is_first_name(Name name, const std::vector<Name>& names) {
  return name.size() == 1 && std::ranges::any_of(names, [&](Name other) {
           return other.size() > 1 && other.front().folded == name.front().folded;
         });
}

void add(std::string_view text, std::vector<std::string>& found) {
  if (std::ranges::find(found, text) == found.end()) found.emplace_back(text);
}

}  // namespace

std::vector<std::string> figures_only_in(const WordedText& one, const WordedText& other) {
  std::unordered_set<std::string_view> known;
  for (const TextWord& word : other.words)
    if (word.kind == WordKind::figure) known.insert(digits_of(word.folded));
  std::vector<std::string> found;
  std::unordered_set<std::string_view> told;
  for (const TextWord& word : one.words) {
    if (word.kind != WordKind::figure) continue;
    const std::string_view digits = digits_of(word.folded);
    if (!known.contains(digits) && told.insert(digits).second)
      add(one.text.substr(word.begin, word.end - word.begin), found);
  }
  return found;
}

std::vector<std::string> names_only_in(const WordedText& one, const WordedText& other) {
  const KnownNames known(other);
  std::vector<std::string> found;
  const std::vector<Name> names = names_of(one);
  for (const Name name : names)
    if (!known.has(name) && !is_first_name(name, names))
      add(one.text.substr(name.front().begin, name.back().end - name.front().begin), found);
  return found;
}

}  // namespace depeche::search

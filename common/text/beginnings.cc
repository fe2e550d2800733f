#include "text/beginnings.h"

#include <set>
#include <string>
#include <unordered_map>

#include "base/ascii.h"
#include "text/conjugation.h"
#include "text/name_variants.h"
#include "text/rule_table.h"
#include "text/stem_exceptions.h"
#include "text/written_word.h"

namespace depeche::text {
namespace {

constexpr std::size_t kLetters = 26;
constexpr std::size_t kTold = 2;  // letters

std::size_t letter_at(std::string_view word, std::size_t at) {
  const char lower = at < word.size() ? base::lower_ascii(word[at]) : '\0';
  return lower >= 'a' && lower <= 'z' ? static_cast<std::size_t>(lower - 'a') : kLetters;
}

// Beginnings of words as they are typed, by the beginning of what the analyzer makes of them where that is another one:
// yeux is oeil, Kiev is Kyiv, vont is aller, St is saint.
class Irregular {
 public:
  Irregular() {
    add_pairs(name_variant_table());
    for (const RuleTable& table : stem_exception_tables()) add_pairs(table);
    for (const RuleTable& table : written_word_tables()) add_pairs(table);
    each_irregular_form([this](const IrregularForm& verb) {
      if (verb.prefix.size() < kTold)
        add(std::string(verb.prefix).append(verb.form), std::string(verb.prefix).append(verb.stem));
    });
  }

  const std::set<std::string>* of(std::string_view word) const {
    const auto found = by_stem_.find(std::string(word.substr(0, kTold)));
    return found == by_stem_.end() ? nullptr : &found->second;
  }

 private:
  // The rows that have a word and what it becomes.
  void add_pairs(const RuleTable& table) {
    for (const std::string& row : table.rows)
      if (const std::size_t blank = row.find(' '); blank != std::string::npos)
        add(std::string_view(row).substr(0, blank), std::string_view(row).substr(blank + 1));
  }

  void add(std::string_view word, std::string_view stem) {
    const std::string_view beginning = word.substr(0, kTold);
    if (beginning != stem.substr(0, kTold)) by_stem_[std::string(stem.substr(0, kTold))].emplace(beginning);
  }

  std::unordered_map<std::string, std::set<std::string>> by_stem_;
};

}  // namespace

void Beginnings::add(std::string_view word) {
  static const Irregular irregular;
  add_letters(word);
  if (const auto* const others = irregular.of(word))
    for (const std::string& other : *others) add_letters(other);
  // 21e is XXIe, too.
  if (!word.empty() && base::is_digit(word.front()))
    for (const char numeral : {'i', 'v', 'x', 'l', 'c'}) add_letters({&numeral, 1});
}

void Beginnings::add_letters(std::string_view word) {
  const std::size_t first = letter_at(word, 0);
  if (first == kLetters) return;
  const std::size_t second = letter_at(word, 1);
  seconds_.at(first) |= second == kLetters ? kAnySecond : 1U << second;
}

bool Beginnings::admits(std::string_view raw) const {
  const std::size_t first = letter_at(raw, 0);
  if (first == kLetters) return true;
  const std::size_t second = letter_at(raw, 1);
  const std::uint32_t admitted = seconds_[first];
  return second == kLetters ? admitted != 0 : ((admitted >> second) & 1U) != 0;
}

}  // namespace depeche::text

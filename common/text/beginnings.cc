#include "text/beginnings.h"

#include <map>
#include <set>
#include <string>

#include "base/ascii.h"
#include "text/conjugation.h"
#include "text/name_variants.h"
#include "text/rule_table.h"
#include "text/stem_exceptions.h"
#include "text/written_word.h"

namespace depeche::text {
namespace {

// Beginnings of words as they are typed, by the beginning of what the analyzer makes of them where that is another one:
// yeux is oeil, Kiev is Kyiv, vont is aller, St is saint.
class Irregular {
 public:
  Irregular() {
    add_pairs(name_variant_table());
    for (const RuleTable& table : stem_exception_tables()) add_pairs(table);
    for (const RuleTable& table : written_word_tables()) add_pairs(table);
    each_irregular_form([this](const IrregularForm& verb) {
      constexpr std::size_t kLongestLetter = 2;  // in bytes; two letters leave the beginning as it is
      if (verb.prefix.size() <= kLongestLetter)
        add(std::string(verb.prefix).append(verb.form), std::string(verb.prefix).append(verb.stem));
    });
  }

  const std::set<FirstLetters>* of(const FirstLetters& letters) const {
    const auto found = by_stem_.find(letters);
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
    const FirstLetters typed = Beginnings::first_letters(word);
    const FirstLetters becomes = Beginnings::first_letters(stem);
    if (typed != becomes) by_stem_[becomes].insert(typed);
  }

  std::map<FirstLetters, std::set<FirstLetters>> by_stem_;
};

}  // namespace

void Beginnings::add(std::string_view word) {
  static const Irregular irregular;
  const FirstLetters letters = first_letters(word);
  add(letters);
  if (const auto* const others = irregular.of(letters))
    for (const FirstLetters& other : *others) add(other);
  // 21e is XXIe, too.
  if (!word.empty() && base::is_digit(word.front()))
    for (const char numeral : {'i', 'v', 'x', 'l', 'c'}) add(first_letters({&numeral, 1}));
}

FirstLetters Beginnings::first_letters(std::string_view word) {
  const Letter first = letter_at(word, 0);
  if (first.number == FirstLetters::kNone) return {};
  return {first.number, letter_at(word, first.bytes).number};
}

void Beginnings::add(const FirstLetters& letters) {
  if (letters.first == FirstLetters::kNone) return;
  seconds_.at(letters.first) |= letters.second == FirstLetters::kNone ? kAnySecond : 1U << letters.second;
}

}  // namespace depeche::text

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "depeche/alias.h"
#include "text/analyzer.h"

namespace depeche::query {

// The words of a text, folded: no particles, no compounds.
std::vector<std::string> folded_words(const std::string& text, text::Analyzer& analyzer);

// The aliases of one query by the words of their names. Views of `aliases`, which must outlive it.
class Aliases {
 public:
  Aliases(const std::vector<Alias>& aliases, text::Analyzer& analyzer);

  // The longest name that the words, folded, begin with; `alias` is null without one.
  struct Found {
    const Alias* alias = nullptr;
    std::size_t size = 0;  // of its words
  };
  Found name_at(const std::vector<std::string>& words, std::size_t from) const;
  // The alias whose name is just these words, or null.
  const Alias* named(const std::vector<std::string>& words) const;
  // The word stands in a name.
  bool has_word(const std::string& folded) const { return words_.contains(folded); }

 private:
  using Words = std::vector<std::string>;
  std::map<Words, const Alias*> by_name_;
  std::map<std::string, std::size_t> words_;  // the longest name that has it
};

}  // namespace depeche::query

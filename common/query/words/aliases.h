#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "depeche/alias.h"
#include "text/analyzer.h"

namespace depeche::query {

// The folded words of a text, without particles and compounds.
std::vector<std::string> folded_words(const std::string& text, text::Analyzer& analyzer);

// The aliases of one query, found by the words of their names. It keeps views of `aliases`, which must outlive it.
class Aliases {
 public:
  Aliases(const std::vector<Alias>& aliases, text::Analyzer& analyzer);

  // The longest name that the folded words begin with. `alias` is null when there is none.
  struct Found {
    const Alias* alias = nullptr;
    std::size_t size = 0;  // of its words
  };
  Found name_at(const std::vector<std::string>& words, std::size_t from) const;
  // The alias whose name is exactly these words, or null.
  const Alias* named(const std::vector<std::string>& words) const;
  // Whether the word is part of a name.
  bool has_word(const std::string& folded) const { return words_.contains(folded); }

 private:
  using Words = std::vector<std::string>;
  std::map<Words, const Alias*> by_name_;
  std::map<std::string, std::size_t> words_;  // the longest name that has it
};

}  // namespace depeche::query

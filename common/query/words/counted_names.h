#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "query/read/form_choice.h"
#include "query/read/indexes.h"
#include "text/token.h"

namespace depeche::query {

// Tells names from other words of their stem by how the dispatches write them: Hulot is no hulotte. All indexes count
// together. For one query; not for several threads.
class CountedNames {
 public:
  explicit CountedNames(const Indexes& indexes) : indexes_(indexes) {}

  // The forms that a typed word stands for; `as_name`: it was typed with a capital, and that says something. A name in
  // small letters may mean either. All forms where a choice would change little for what it takes to look into the
  // stem's dispatches, and of names that text/proper_names.h knows, which have stems of their own. Throws as Xapian
  // does.
  FormChoice choice(const text::Word& word, bool as_name);
  // Whether the archive knows the word as a name beside other words of its stem.
  bool is_name(const text::Word& word);

 private:
  // The forms that are the same without case and accents. In dispatches:
  struct Spelling {
    std::uint64_t documents = 0;
    std::uint64_t named = 0;
    std::uint64_t small = 0;
  };
  struct Stem {
    std::map<std::string, Spelling> spellings;  // none where no name was found
    std::vector<std::string> names;
    std::uint64_t documents = 0;
  };

  const Stem& stem_of(const text::Word& word);
  Stem read(const std::string& stem) const;

  const Indexes& indexes_;
  std::map<std::string, Stem> stems_;
};

}  // namespace depeche::query

#pragma once

// What the archive says of acronyms, and which of it is trusted.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/xapian.h"
#include "query/read/phrase.h"
#include "schema/acronym_list.h"
#include "schema/part_database.h"
#include "text/analyzer.h"

namespace depeche::query {

// The most expansions that one acronym stands for.
inline constexpr std::size_t kMaxAcronymExpansions = 2;

// The acronyms of several indexes together. An unknown acronym costs one look into the metadata of each. Throws as
// Xapian does.
class Acronyms {
 public:
  explicit Acronyms(const std::vector<schema::PartDatabase>& parts) : parts_(parts) {}

  // The trusted explanations of an acronym (text::acronym_key()), the most stated first. An explanation is trusted when
  // two dispatches state it or when it is the only one, unless another one is stated ten times as often.
  std::vector<schema::Explanation> expansions_of(std::string_view key) const;

  // The trusted explanation with the longest expansion that the words begin with, folded. `size` is its number of
  // words.
  struct Found {
    schema::Explanation explanation;
    std::size_t size = 0;
  };
  std::optional<Found> acronym_of(const std::vector<const text::Word*>& words, text::Analyzer& analyzer) const;

  // Typed in lower case, the letters are rather a word of the language than the acronym. `small`: they were typed in
  // small letters; then dispatches decide whether that is how the word is written.
  bool is_ordinary_word(const text::Word& word, const std::vector<schema::Explanation>& explanations, bool small) const;
  // No other form than the acronym itself, in capitals, has its stem.
  bool has_stem_alone(const Phrase::Element& acronym) const;
  // Some dispatch has the word in capitals.
  bool is_in_capitals(const Phrase::Element& word) const;

 private:
  bool is_trusted(const schema::Explanation& explanation) const;

  const std::vector<schema::PartDatabase>& parts_;
};

}  // namespace depeche::query

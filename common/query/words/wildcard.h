#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "base/xapian.h"
#include "schema/part_database.h"

namespace depeche::query {

// The most words that one pattern stands for. When more match, the most frequent ones stay.
inline constexpr std::size_t kMostPatternForms = 500;

struct PatternForms {
  std::vector<std::pair<std::string, std::string>> forms;  // each with its stem
  bool capped = false;
};

// Forms, each with its stem, and the documents that have them.
using FormCounts = std::map<std::pair<std::string, std::string>, std::uint64_t>;

// The first kMostPatternForms by documents.
PatternForms most_frequent(const FormCounts& found);

// In a pattern, * stands for any letters or none, and ? for one letter. Accents, case and apostrophes do not count.
bool matches_pattern(std::string_view pattern, std::string_view folded);

// A stem keeps at least so many bytes of the beginning of its forms, except for a few irregular words (yeux → oeil).
inline constexpr std::size_t kMostSharedBytes = 3;

// A pattern in the shape in which forms of an index are compared with it.
struct FoldedPattern {
  explicit FoldedPattern(std::string_view pattern);
  // The stem and the form, without case and accents, of one word.
  bool matches(std::string_view stem, std::string_view folded) const;

  std::string text;
  std::string prefix;  // of the stems that are looked at
};

// The words of the indexes that match `pattern`. Only words that share the letters before its first wildcard are looked
// at. Throws as Xapian does, and base::DeadlinePassed.
PatternForms expand(std::string_view pattern, const std::vector<schema::PartDatabase>& databases,
                    const base::Deadline& deadline);

}  // namespace depeche::query

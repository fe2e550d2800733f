#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "base/xapian.h"
#include "query/read/pattern.h"
#include "query/read/phrase.h"
#include "query/read/stream_source.h"
#include "schema/part_database.h"

namespace depeche::query {

// Words that stand near each other. Nothing is near across the end of a paragraph or of the title.
struct NearWords {
  // What stands in one place: one of the rows, which are words in a row, or a word that fits one of the patterns. A
  // word is its forms by the stem; the words of a quoted row are as typed (Phrase). Each has its own field.
  struct Operand {
    std::vector<Phrase> rows;
    std::vector<Pattern> patterns;  // that are held against the words of each database
  };
  // Two, with at most so many words between them; or any number of one word each, with so many others among them.
  std::vector<Operand> operands;
  std::size_t most_between = 0;
  bool in_order = false;
  bool is_pair = true;
  // In a dispatch of another language a word is only itself, and such dispatches have terms of their own.
  bool is_foreign = false;
  // The words of a database that fit a pattern, each with its stem; not needed without patterns.
  using Forms = std::vector<std::pair<std::string, std::string>>;
  std::function<Forms(const Pattern&, const schema::PartDatabase&)> forms_of = {};
};

// Finds every document that has them.
std::shared_ptr<const StreamFinder> near_finder(NearWords words, std::shared_ptr<StreamWalk> walk = nullptr);

}  // namespace depeche::query

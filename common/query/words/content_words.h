#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "query/language/tree.h"
#include "text/analyzer.h"

namespace depeche::query {

// Tells the words of a query that carry its subject. Not for several threads.
class ContentWords {
 public:
  // `stop_words` are words beside those of the language that do not.
  ContentWords(const std::vector<std::string>& stop_words, text::Analyzer& analyzer);

  // Words of the query that only ask are stop words from now on.
  void read_question(const Node& tree);
  bool is_stop_word(const text::Word& word) const;
  // Of those that the tree asks for; a pattern counts as one.
  std::size_t count(const Node& tree) const;

 private:
  text::Analyzer& analyzer_;
  std::set<std::string> stop_words_;  // folded, like these
  std::set<std::string> question_words_;
};

}  // namespace depeche::query

#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "query/language/tree.h"
#include "text/analyzer.h"

namespace depeche::query {

// A word of a query that carries its subject.
struct TypedContentWord {
  text::Word word;
  bool capital = false;  // it was typed with one
};

// Knows which words of a query carry its subject. Not for several threads.
class ContentWords {
 public:
  // `stop_words` carry no subject, as those of the language do not.
  ContentWords(const std::vector<std::string>& stop_words, text::Analyzer& analyzer);

  // From now on, words of the query that only ask a question are stop words.
  void read_question(const Node& tree);
  bool is_stop_word(const text::Word& word) const;
  // How many of them the tree asks for. A pattern counts as one.
  std::size_t count(const Node& tree) const;
  // Those of words and phrases that the tree asks for, in order.
  std::vector<TypedContentWord> typed(const Node& tree) const;

 private:
  text::Analyzer& analyzer_;
  std::set<std::string> stop_words_;  // folded, like these
  std::set<std::string> question_words_;
};

}  // namespace depeche::query

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "query/acronyms.h"
#include "query/phrase.h"
#include "query/tree.h"
#include "text/token.h"

namespace depeche::query {

// What may stand in a document for words of the query: the expansion of an acronym, or the acronym of an expansion.
struct Alternative {
  std::string typed;  // both for people
  std::string added;
  Phrase typed_words;
  Phrase added_words;
  std::vector<std::size_t> words;  // the typed ones' places in Compiled::words
};

// A word of the query, and the node that it was typed in.
struct TypedWord {
  const Node* node = nullptr;
  text::Token token;
};

// Finds the alternatives of one query; leaves Alternative::words to the caller. Throws as Xapian does.
class AlternativeFinder {
 public:
  AlternativeFinder(const std::vector<Xapian::Database>& parts, text::Analyzer& analyzer)
      : acronyms_(parts), analyzer_(analyzer) {}

  // Of a query in capitals throughout, capitals do not say that a word is an acronym.
  void judge_capitals(const Node& tree);

  // The expansions of an acronym; nothing for most words. A word of the language (est, sa) must be typed in capitals.
  std::vector<Alternative> expansions_of(const TypedWord& typed) const;

  // The acronym of the longest expansion that begins at `from`; `size`: how many words it has.
  struct Run {
    Alternative alternative;
    std::size_t size = 0;
  };
  std::optional<Run> acronym_at(const std::vector<TypedWord>& words, std::size_t from) const;

 private:
  Phrase phrase_of(const std::string& text, std::optional<schema::Field> field) const;

  Acronyms acronyms_;
  text::Analyzer& analyzer_;
  bool shouting_ = false;
};

}  // namespace depeche::query

#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/language/tree.h"
#include "query/read/phrase.h"
#include "query/words/acronyms.h"
#include "query/words/aliases.h"
#include "query/words/split_words.h"
#include "schema/part_database.h"
#include "text/token.h"

namespace depeche::query {

// What may stand in a document for words of the query: the expansion of an acronym, the acronym of an expansion,
// another name, or the same words joined or apart.
struct Synonym {
  std::string typed;  // both for people
  std::string added;
  Phrase typed_words;
  Phrase added_words;
  std::vector<std::size_t> words;  // the typed ones' places in Plan::words
  bool is_family = false;          // a word of the same family, in a search that found nothing
};

// A word of the query, and the node that it was typed in.
struct TypedWord {
  const Node* node = nullptr;
  text::Token token;
};

// Adds the folded words that the tree asks for, without those that it excludes.
void add_folded_words(const Node& tree, text::Analyzer& analyzer, std::set<std::string>& words);

// Finds the synonyms of one query. It leaves Synonym::words to the caller. Throws as Xapian does.
class SynonymFinder {
 public:
  SynonymFinder(const std::vector<schema::PartDatabase>& parts, const std::vector<Alias>& aliases,
                text::Analyzer& analyzer)
      : parts_(parts), acronyms_(parts), aliases_(aliases, analyzer), analyzer_(analyzer) {}

  // In a query that is all in capitals, capitals do not make a word an acronym.
  void judge_capitals(const Node& tree);

  // The other names of a word, the expansions of an acronym, and what is written apart; nothing for most words. A word
  // of the language (est, sa) must be typed in capitals to be an acronym.
  std::vector<Synonym> synonyms_of(const TypedWord& typed) const;

  // The synonyms of the longest name or expansion of several words that begins at `from`. `size` is its number of
  // words.
  struct Run {
    std::vector<Synonym> synonyms;
    std::size_t size = 0;
    bool is_compound = false;  // of joined words: it counts where dispatches often have them so
  };
  Run run_at(const std::vector<TypedWord>& words, std::size_t from) const;

  // Whether a word is part of an alias that the caller gave.
  bool knows(const std::string& folded) const { return aliases_.has_word(folded); }

  // Neighbours of `words` from `from` on that a dispatch may have as one word.
  Run joined_at(const std::vector<TypedWord>& words, std::size_t from) const;
  // A word of letters and figures as two, alone or `beside` others of a phrase; nothing for other words.
  std::optional<Synonym> apart(const TypedWord& typed, bool beside) const;

  // What `words` from `from` on are in other writings; `in_phrase`: numbers, too.
  Run writings_at(const std::vector<TypedWord>& words, std::size_t from, bool in_phrase) const;

  static Synonym of_split(const TypedWord& typed, const SplitWord& split);

  // Words of the same family; nothing where none is known.
  std::vector<Synonym> family_of(const TypedWord& typed, const base::Deadline& deadline) const;

  // The other names for the value of a filter.
  std::vector<std::string> variants_of(const std::string& value) const;

 private:
  Run acronym_at(const std::vector<TypedWord>& words, std::size_t from) const;
  Run alias_at(const std::vector<TypedWord>& words, std::size_t from) const;
  void add_expansions(const TypedWord& typed, std::vector<Synonym>& synonyms) const;
  std::vector<Synonym> variants(const Alias& alias, const std::vector<TypedWord>& words, std::size_t from,
                                std::size_t size) const;
  Phrase phrase_of(const std::string& text, std::optional<schema::Field> field) const;

  const std::vector<schema::PartDatabase>& parts_;
  Acronyms acronyms_;
  Aliases aliases_;
  text::Analyzer& analyzer_;
  bool shouting_ = false;
};

}  // namespace depeche::query

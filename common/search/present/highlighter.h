#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "depeche/search.h"
#include "query/plan/compiled.h"
#include "search/session/session.h"
#include "text/beginnings.h"
#include "text/token.h"

namespace depeche::search {

// A stretch of text that answers the query.
struct FoundText {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t word = 0;  // which word of the query; phrases count behind the words
  double worth = 0;      // the rarer the word, the more
};

// Finds the words and phrases of one query in a text, by the same analysis as the index. The article of l'OTSC is never
// marked. Not for several threads; the session must outlive it.
class Highlighter {
 public:
  Highlighter(const query::Compiled& compiled, Session& session);

  // The marks in order of their beginning. They do not overlap.
  std::vector<FoundText> find(std::string_view text);

 private:
  struct Target {
    std::size_t word = 0;
    double worth = 0;
    query::FormChoice choice = {};  // of the forms of a stem
  };

  const Target* target_of(const text::Word& word) const;
  const Target* stem_target_of(const text::Word& word) const;
  // A row of words near others, by the number of its paragraph and of its words.
  struct Place {
    std::size_t operand = 0;
    std::size_t paragraph = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t begin = 0;  // in the text
    std::size_t end = 0;
  };

  void look_for(const query::Phrase& phrase);
  void mark_phrases(std::vector<FoundText>& marks) const;
  void mark_near(std::vector<FoundText>& marks) const;
  std::vector<Place> places_of(const query::NearWords& near) const;
  bool phrase_at(const query::Phrase& phrase, std::size_t token, std::size_t& last) const;

  Session& session_;
  std::unordered_map<std::string, std::vector<Target>> by_stem_;
  std::unordered_map<std::string, Target> by_folded_;  // wildcards and function words
  std::vector<query::Phrase> phrases_;
  std::size_t words_ = 0;
  std::vector<query::NearWords> near_;
  text::Beginnings beginnings_;  // of all these
  bool counts_words_ = false;    // those between them, too
  std::vector<text::Token> tokens_;
};

}  // namespace depeche::search

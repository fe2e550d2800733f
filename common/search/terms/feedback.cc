#include "search/terms/feedback.h"

#include <algorithm>
#include <set>

#include "schema/terms.h"
#include "search/terms/significant_terms.h"
#include "text/proper_names.h"

namespace depeche::search {
namespace {

using Op = Xapian::Query::op;

constexpr std::size_t kTrusted = 10;  // matches
constexpr std::size_t kAddedWords = 20;
// Of the weight that the best of them would have if it had been typed.
constexpr double kShare = 0.1;

query::ScoredWord weak_word(const SignificantTerm& word, double share) {
  query::ScoredWord weak;
  weak.stem = word.stem;
  weak.form = weak.folded = word.form;
  weak.weak_share = share;
  return weak;
}

}  // namespace

std::vector<std::string> add_feedback(const std::vector<Match>& ranked, query::Compiled& compiled,
                                      const Session& session) {
  if (compiled.words.empty() || ranked.empty()) return {};
  std::set<std::string> typed;
  for (const query::ScoredWord& word : compiled.words) typed.insert({word.stem, text::name_stem(word.folded)});
  const auto last = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(ranked.size(), kTrusted));
  std::vector<std::string> added;
  std::vector<Xapian::Query> stems;
  for (const SignificantTerm& word : words_of_documents({ranked.begin(), last}, kAddedWords + typed.size(), session)) {
    if (added.size() == kAddedWords) break;
    if (typed.contains(word.stem)) continue;
    const double share = kShare * word.weight;
    stems.emplace_back(Op::OP_SCALE_WEIGHT, Xapian::Query(schema::stem_term(schema::Field::text, word.stem)), share);
    compiled.words.push_back(weak_word(word, share));
    added.push_back(word.form);
  }
  if (stems.empty()) return added;
  const Xapian::Query weak(Op::OP_OR, stems.begin(), stems.end());
  compiled.matching = Xapian::Query(Op::OP_AND_MAYBE, compiled.matching, weak);
  compiled.retrieval = Xapian::Query(Op::OP_AND_MAYBE, compiled.retrieval, weak);
  compiled.term_at_a_time.reset();
  return added;
}

}  // namespace depeche::search

#include "search/retrieve/retrieval.h"

#include "schema/bm25.h"
#include "schema/version.h"
#include "search/retrieve/covering_terms.h"
#include "search/retrieve/matcher_deadline.h"

namespace depeche::search {
namespace {

const Xapian::BM25Weight kWeighting(schema::kK1, 0, 1, schema::kB, 0.5);

void sort_by_date(Xapian::Enquire& enquire, SortOrder order) {
  // Undated dispatches come last in both directions.
  auto* key = new Xapian::MultiValueKeyMaker;
  key->add_value(schema::kDateSlot, false, order == SortOrder::oldest ? "9999" : "");
  enquire.set_sort_by_key_then_relevance(key->release(), order == SortOrder::newest);
}

}  // namespace

Retrieved retrieve(const Xapian::Query& query, SortOrder order, bool ranked, std::size_t count, Session& session) {
  Xapian::Enquire enquire(session.all());
  enquire.set_query(until_deadline(without_covering_terms(query, ranked, session.indexes()), session));
  if (ranked)
    enquire.set_weighting_scheme(kWeighting);
  else
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  if (order != SortOrder::relevance) sort_by_date(enquire, order);
  const Xapian::MSet set = enquire.get_mset(0, static_cast<Xapian::doccount>(count));
  Retrieved retrieved;
  for (auto match = set.begin(); match != set.end(); ++match) retrieved.matches.push_back({*match, match.get_weight()});
  retrieved.at_least = std::max<std::size_t>(set.get_matches_lower_bound(), set.size());
  retrieved.is_everything = set.size() < count || set.get_matches_lower_bound() == set.get_matches_upper_bound();
  return retrieved;
}

std::size_t count_matches(const Xapian::Query& query, const std::vector<Xapian::MatchSpy*>& spies, Session& session) {
  Xapian::Enquire enquire(session.all());
  enquire.set_query(until_deadline(without_covering_terms(query, false, session.indexes()), session));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  for (Xapian::MatchSpy* spy : spies) enquire.add_matchspy(spy);
  return enquire.get_mset(0, 1, session.all().get_doccount()).get_matches_estimated();
}

}  // namespace depeche::search

#include "search/retrieve/retrieval.h"

#include <optional>
#include <utility>

#include "schema/bm25.h"
#include "schema/record.h"
#include "schema/terms.h"
#include "schema/version.h"
#include "search/retrieve/covering_terms.h"
#include "search/retrieve/matcher_deadline.h"

namespace depeche::search {
namespace {

const Xapian::BM25Weight kWeighting(schema::kK1, 0, 1, schema::kB, 0.5);

// When a document was written: its day, month or year, and its moment where that is known.
class WrittenKey : public Xapian::KeyMaker {
 public:
  WrittenKey(std::string undated, bool has_moments) : undated_(std::move(undated)), has_moments_(has_moments) {}

  std::string operator()(const Xapian::Document& document) const override {
    std::string key = document.get_value(schema::kDateSlot);
    if (key.empty()) return undated_;
    if (has_moments_) key += document.get_value(schema::kMomentSlot);
    return key;
  }

 private:
  std::string undated_;
  bool has_moments_;
};

WrittenKey key_maker(SortOrder order, const Session& session) {
  return {order == SortOrder::newest ? "" : "\xFF", session.all().get_value_freq(schema::kMomentSlot) > 0};
}

// Undated dispatches come last in both directions. Those of one moment come in the order in which they came into the
// index, or against it.
void sort_by_date(Xapian::Enquire& enquire, SortOrder order, const Session& session) {
  const bool newest = order == SortOrder::newest;
  enquire.set_sort_by_key((new WrittenKey(key_maker(order, session)))->release(), newest);
  enquire.set_docid_order(newest ? Xapian::Enquire::DESCENDING : Xapian::Enquire::ASCENDING);
}

// Those of the moment at which the page ended are told apart later: in several indexes the matcher knows a document by
// its number in its own.
class Behind : public Xapian::MatchDecider {
 public:
  Behind(const PageEnd& end, SortOrder order, const Session& session)
      : end_(end), order_(order), key_(key_maker(order, session)) {}

  bool operator()(const Xapian::Document& document) const override {
    const std::string key = key_(document);
    return order_ == SortOrder::newest ? key <= end_.key : key >= end_.key;
  }

 private:
  const PageEnd& end_;
  const SortOrder order_;
  const WrittenKey key_;
};

}  // namespace

std::string sort_key(Xapian::docid document, SortOrder order, const Session& session) {
  return key_maker(order, session)(session.all().get_document(document));
}

Retrieved retrieve(const Xapian::Query& query, SortOrder order, bool ranked, std::size_t count, Session& session,
                   const PageEnd* after) {
  Xapian::Enquire enquire(session.all());
  enquire.set_query(until_deadline(without_covering_terms(query, ranked, session.indexes()), session));
  if (ranked)
    enquire.set_weighting_scheme(kWeighting);
  else
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  if (order != SortOrder::relevance) sort_by_date(enquire, order, session);
  std::optional<Behind> behind;
  if (after != nullptr) behind.emplace(*after, order, session);
  const Xapian::MSet set =
      enquire.get_mset(0, static_cast<Xapian::doccount>(count), 0, nullptr, behind ? &*behind : nullptr);
  Retrieved retrieved;
  for (auto match = set.begin(); match != set.end(); ++match) retrieved.matches.push_back({*match, match.get_weight()});
  retrieved.at_least = std::max<std::size_t>(set.get_matches_lower_bound(), set.size());
  retrieved.is_everything = set.size() < count || set.get_matches_lower_bound() == set.get_matches_upper_bound();
  return retrieved;
}

std::vector<Xapian::docid> matches_among(const Xapian::Query& query, const std::vector<Xapian::docid>& ids,
                                         Session& session) {
  std::vector<Xapian::Query> any;
  for (const Xapian::docid id : ids)
    any.emplace_back(schema::id_term(schema::record_id(session.value(id, schema::kRecordSlot))));
  const Xapian::Query among(Xapian::Query::OP_FILTER, query,
                            Xapian::Query(Xapian::Query::OP_OR, any.begin(), any.end()));
  Xapian::Enquire enquire(session.all());
  enquire.set_query(until_deadline(among, session));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet set = enquire.get_mset(0, static_cast<Xapian::doccount>(ids.size()));
  std::vector<Xapian::docid> matching;
  for (auto match = set.begin(); match != set.end(); ++match) matching.push_back(*match);
  return matching;
}

std::size_t count_matches(const Xapian::Query& query, const std::vector<Xapian::MatchSpy*>& spies, Session& session) {
  Xapian::Enquire enquire(session.all());
  enquire.set_query(until_deadline(without_covering_terms(query, false, session.indexes()), session));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  for (Xapian::MatchSpy* spy : spies) enquire.add_matchspy(spy);
  return enquire.get_mset(0, 1, session.all().get_doccount()).get_matches_estimated();
}

}  // namespace depeche::search

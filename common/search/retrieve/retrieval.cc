#include "search/retrieve/retrieval.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schema/bm25.h"
#include "schema/record.h"
#include "schema/terms.h"
#include "schema/version.h"
#include "search/retrieve/covering_terms.h"
#include "search/retrieve/matcher_deadline.h"
#include "search/retrieve/matching_parts.h"
#include "search/retrieve/remote_retrieval.h"

namespace depeche::search {
namespace {

const Xapian::BM25Weight kWeighting(schema::kK1, 0, 1, schema::kB, 0.5);

// When a document was written: its day, month or year, and its moment where that is known. Undated ones come last in
// both orders.
class Written {
 public:
  Written(SortOrder order, const Session& session)
      : newest_(order == SortOrder::newest), has_moments_(session.all().get_value_freq(schema::kMomentSlot) > 0) {}

  std::string key(const Xapian::Document& document) const {
    return key_of([&](Xapian::valueno slot) { return document.get_value(slot); });
  }
  // `value_in` tells the value in a slot.
  template <class ValueIn>
  std::string key_of(ValueIn value_in) const {
    std::string key = value_in(schema::kDateSlot);
    if (key.empty()) return newest_ ? "" : "\xFF";
    if (has_moments_) key += value_in(schema::kMomentSlot);
    return key;
  }
  bool comes_before(const std::string& key, const std::string& other) const {
    return newest_ ? key > other : key < other;
  }

 private:
  bool newest_;
  bool has_moments_;
};

std::string id_of(const Xapian::Document& document) {
  return std::string(schema::record_id(document.get_value(schema::kRecordSlot)));
}

// Behind the end of the page, or a copy of its last hit, which may not have been told yet.
bool may_come_behind(const PageEnd& end, const std::string& key, const Xapian::Document& document, SortOrder order) {
  const auto id = [&] { return id_of(document); };
  return is_behind(end, key, id, order) || is_at(end, key, id);
}

// What is sorted by: when a document was written, and behind a zero, less than all that a date goes on with, its id.
// Ids are read for those alone that may be among the first `count`, since reading them takes longer than the rest.
class OrderKey : public Xapian::KeyMaker {
 public:
  OrderKey(SortOrder order, std::size_t count, const PageEnd* after, const Session& session)
      : order_(order), written_(order, session), count_(count), after_(after) {}

  std::string operator()(const Xapian::Document& document) const override {
    std::string key = written_.key(document);
    if (count_ == 0 || (after_ != nullptr && !may_come_behind(*after_, key, document, order_))) return key;
    const auto before = [&](const std::string& a, const std::string& b) { return written_.comes_before(a, b); };
    if (best_.size() == count_) {
      if (before(best_.front(), key)) return key;
      std::ranges::pop_heap(best_, before);
      best_.pop_back();
    }
    best_.push_back(key);
    std::ranges::push_heap(best_, before);
    return key + '\0' + id_of(document);
  }

 private:
  SortOrder order_;
  Written written_;
  std::size_t count_;
  const PageEnd* after_;
  mutable std::vector<std::string> best_;  // the first `count` that were met, the last of them in front
};

class Behind : public Xapian::MatchDecider {
 public:
  Behind(const PageEnd& end, SortOrder order, const Session& session)
      : end_(end), order_(order), written_(order, session) {}

  bool operator()(const Xapian::Document& document) const override {
    return may_come_behind(end_, written_.key(document), document, order_);
  }

 private:
  const PageEnd& end_;
  const SortOrder order_;
  const Written written_;
};

}  // namespace

std::string sort_key(Xapian::docid document, SortOrder order, const Session& session) {
  return Written(order, session).key_of([&](Xapian::valueno slot) { return session.value(document, slot); });
}

namespace {

// Copies stand first, and those that an earlier page told stand first among them.
void drop_told(const PageEnd& end, SortOrder order, const Session& session, Retrieved& retrieved) {
  std::vector<Match>& matches = retrieved.matches;
  const auto is_copy = [&](const Match& match) {
    return is_at(end, sort_key(match.id, order, session),
                 [&] { return std::string(schema::record_id(session.value(match.id, schema::kRecordSlot))); });
  };
  while (retrieved.told.size() < end.copies && retrieved.told.size() < matches.size() &&
         is_copy(matches[retrieved.told.size()]))
    retrieved.told.push_back(matches[retrieved.told.size()].id);
  const auto count = static_cast<std::ptrdiff_t>(retrieved.told.size());
  matches.erase(matches.begin(), matches.begin() + count);
  retrieved.at_least -= std::min(retrieved.at_least, retrieved.told.size());
}

}  // namespace

namespace {

// The first matches of all parts, out of those of each.
RetrievedByDate merged(std::vector<RetrievedByDate> parts, SortOrder order, std::size_t count, const Session& session) {
  RetrievedByDate all;
  all.is_everything = true;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (KeyedMatch& match : parts[part].matches)
      all.matches.push_back({session.global_id({part, match.id}), std::move(match.key)});
    all.at_least += parts[part].at_least;
    all.is_everything = all.is_everything && parts[part].is_everything;
  }
  std::ranges::sort(all.matches, [&](const KeyedMatch& a, const KeyedMatch& b) {
    if (a.key != b.key) return order == SortOrder::newest ? a.key > b.key : a.key < b.key;
    return a.id < b.id;
  });
  if (all.matches.size() > count) all.matches.resize(count);
  return all;
}

}  // namespace

RetrievedByDate first_by_date(const Xapian::Query& query, SortOrder order, std::size_t count, const PageEnd* after,
                              std::size_t part, Session& session) {
  Xapian::Enquire enquire(session.databases()[part]);
  enquire.set_query(until_deadline(without_covering_terms(query, false, session.indexes()), session));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_key((new OrderKey(order, count, after, session))->release(), order == SortOrder::newest);
  std::optional<Behind> behind;
  if (after != nullptr) behind.emplace(*after, order, session);
  const Xapian::MSet set =
      enquire.get_mset(0, static_cast<Xapian::doccount>(count), 0, nullptr, behind ? &*behind : nullptr);
  RetrievedByDate found;
  for (auto match = set.begin(); match != set.end(); ++match) found.matches.push_back({*match, match.get_sort_key()});
  found.at_least = std::max<std::size_t>(set.get_matches_lower_bound(), set.size());
  found.is_everything = set.size() < count || set.get_matches_lower_bound() == set.get_matches_upper_bound();
  return found;
}

namespace {

Retrieved retrieve_by_date(const Xapian::Query& query, SortOrder order, std::size_t count, Session& session,
                           const PageEnd* after) {
  if (after != nullptr && count > 0) count += after->copies;
  std::vector<RetrievedByDate> parts;
  if (session.remote() != nullptr) {
    parts = first_by_date_remotely(query, order, count, after, session);
  } else {
    for (std::size_t part = 0; part < session.databases().size(); ++part)
      parts.push_back(first_by_date(query, order, count, after, part, session));
  }
  const RetrievedByDate found = merged(std::move(parts), order, count, session);
  Retrieved retrieved;
  for (const KeyedMatch& match : found.matches) retrieved.matches.push_back({match.id, 0});
  retrieved.at_least = found.at_least;
  retrieved.is_everything = found.is_everything;
  if (after != nullptr) drop_told(*after, order, session, retrieved);
  return retrieved;
}

}  // namespace

Retrieved retrieve(const Xapian::Query& query, SortOrder order, bool ranked, std::size_t count, Session& session,
                   const PageEnd* after, AtDeadline at_deadline) {
  if (order != SortOrder::relevance) return retrieve_by_date(query, order, count, session, after);
  bool is_cut = false;
  bool* const cut = at_deadline == AtDeadline::is_cut ? &is_cut : nullptr;
  Xapian::Enquire enquire(session.all());
  enquire.set_query(until_deadline(without_covering_terms(query, ranked, session.indexes()), session, cut));
  if (ranked)
    enquire.set_weighting_scheme(kWeighting);
  else
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet set = enquire.get_mset(0, static_cast<Xapian::doccount>(count));
  Retrieved retrieved;
  for (auto match = set.begin(); match != set.end(); ++match) retrieved.matches.push_back({*match, match.get_weight()});
  retrieved.at_least = std::max<std::size_t>(set.get_matches_lower_bound(), set.size());
  retrieved.is_everything =
      !is_cut && (set.size() < count || set.get_matches_lower_bound() == set.get_matches_upper_bound());
  retrieved.is_cut = is_cut;
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
  // Each index may have a dispatch of an id.
  const Xapian::MSet set = enquire.get_mset(0, static_cast<Xapian::doccount>(ids.size() * session.parts().size()));
  std::vector<Xapian::docid> matching;
  for (auto match = set.begin(); match != set.end(); ++match)
    if (std::ranges::find(ids, *match) != ids.end()) matching.push_back(*match);
  return matching;
}

std::size_t count_matches(const Xapian::Query& query, const std::vector<Xapian::MatchSpy*>& spies, Session& session) {
  Xapian::Database database = session.all();
  if (session.remote() != nullptr) {
    const std::vector<bool> asked = parts_with_matches(query, session.indexes());
    if (std::ranges::none_of(asked, std::identity())) return 0;
    database = session.remote()->together(asked);
  }
  Xapian::Enquire enquire(database);
  enquire.set_query(until_deadline(without_covering_terms(query, false, session.indexes()), session));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  for (Xapian::MatchSpy* spy : spies) enquire.add_matchspy(spy);
  return enquire.get_mset(0, 1, database.get_doccount()).get_matches_estimated();
}

}  // namespace depeche::search

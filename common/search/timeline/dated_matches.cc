#include "search/timeline/dated_matches.h"

#include <algorithm>
#include <tuple>

#include "schema/version.h"
#include "search/retrieve/covering_terms.h"
#include "search/retrieve/matcher_deadline.h"
#include "search/retrieve/matching_parts.h"
#include "search/session/shipped_dates.h"

namespace depeche::base {

template <>
struct Shipped<search::DatedMatch> {
  static auto of(auto& match) { return std::tie(match.id, match.date, match.moment); }
};

template <>
struct Shipped<search::DatedMatches> {
  static auto of(auto& matches) { return std::tie(matches.dated, matches.total); }
};

}  // namespace depeche::base

namespace depeche::search {
namespace {

void add_moments(const Session& session, DatedMatches& found) {
  auto moment = session.all().valuestream_begin(schema::kMomentSlot);
  const auto end = session.all().valuestream_end(schema::kMomentSlot);
  base::DeadlineSteps steps(session.deadline());
  for (DatedMatch& match : found.dated) {
    steps.step();
    if (moment == end) return;
    moment.skip_to(match.id);
    if (moment != end && moment.get_docid() == match.id) match.moment = schema::read_moment_value(*moment);
  }
}

DatedMatches remote_dates(const Xapian::Query& query, Session& session) {
  const auto parts = session.remote()->ask_some<DatedMatches>(parts_with_matches(query, session.indexes()),
                                                              RemoteCall::dates, query.serialise());
  DatedMatches all;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    all.total += parts[part].total;
    for (DatedMatch match : parts[part].dated) {
      match.id = session.global_id({part, match.id});
      all.dated.push_back(match);
    }
  }
  std::ranges::sort(all.dated, {}, &DatedMatch::id);
  return all;
}

}  // namespace

DatedMatches dated_matches(const Xapian::Query& query, Session& session) {
  if (session.remote() != nullptr) return remote_dates(query, session);
  Xapian::Enquire enquire(session.all());
  enquire.set_query(until_deadline(without_covering_terms(query, false, session.indexes()), session));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet set = enquire.get_mset(0, session.all().get_doccount());
  DatedMatches found;
  found.total = set.size();
  auto date = session.all().valuestream_begin(schema::kDateSlot);
  const auto end = session.all().valuestream_end(schema::kDateSlot);
  base::DeadlineSteps steps(session.deadline());
  for (auto match = set.begin(); match != set.end() && date != end; ++match) {
    steps.step();
    date.skip_to(*match);
    if (date == end || date.get_docid() != *match) continue;
    if (const auto range = parse_iso_range(*date)) found.dated.push_back({*match, *range, std::nullopt, std::nullopt});
  }
  add_moments(session, found);
  return found;
}

std::string answer_dates(base::WireReader& request, const Xapian::Registry& registry, Session& session) {
  const Xapian::Query query = Xapian::Query::unserialise(request.next<std::string>(), registry);
  return base::to_wire(dated_matches(query, session));
}

}  // namespace depeche::search

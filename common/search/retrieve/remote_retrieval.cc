#include "search/retrieve/remote_retrieval.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "query/plan/shipped_query.h"
#include "search/retrieve/best_matches.h"
#include "search/retrieve/matching_parts.h"

namespace depeche::base {

template <>
inline constexpr std::uint64_t kLastOnWire<SortOrder> = static_cast<std::uint64_t>(SortOrder::oldest);

template <>
struct Shipped<search::Match> {
  static auto of(auto& match) { return std::tie(match.id, match.weight); }
};

template <>
struct Shipped<search::Retrieved> {
  static auto of(auto& found) {
    return std::tie(found.matches, found.at_least, found.with_all, found.is_everything, found.is_cut);
  }
};

template <>
struct Shipped<search::KeyedMatch> {
  static auto of(auto& match) { return std::tie(match.id, match.key); }
};

template <>
struct Shipped<search::RetrievedByDate> {
  static auto of(auto& found) { return std::tie(found.matches, found.at_least, found.is_everything); }
};

template <>
struct Shipped<search::PageEnd> {
  static auto of(auto& end) { return std::tie(end.shown, end.key, end.id, end.copies); }
};

template <>
struct Shipped<query::ArchiveCounts> {
  static auto of(auto& counts) { return std::tie(counts.documents, counts.mean_length, counts.with_term); }
};

}  // namespace depeche::base

namespace depeche::search {
namespace {

void add_terms(const query::Leaf& leaf, std::vector<std::string>& terms) {
  for (const query::RankedTerm& term : leaf.terms) terms.push_back(term.term);
  for (const query::Leaf& synonym : leaf.synonyms) add_terms(synonym, terms);
}

// What the parts must know of each other.
query::ArchiveCounts counts_for(const query::TermAtATimeQuery& query, Session& session) {
  const query::Indexes indexes = session.indexes();
  std::vector<std::string> terms;
  for (const query::Leaf& leaf : query.leaves) add_terms(leaf, terms);
  const auto add_all = [&](const std::vector<std::vector<std::string>>& rows) {
    for (const auto& row : rows) terms.insert(terms.end(), row.begin(), row.end());
  };
  add_all(query.filters);
  for (const query::RequiredDocuments& documents : query.required) add_all(documents.terms);
  indexes.expect_counts(terms);
  query::ArchiveCounts counts{indexes.documents(), session.mean_length(), {}};
  for (const std::string& term : terms) counts.with_term[term] = indexes.documents_with(term);
  return counts;
}

// Whether a document of the part may have one of the words, and one term of each filter. Shards that are periods of an
// archive have nothing of most dates.
bool may_match(const query::TermAtATimeQuery& query, const schema::PartDatabase& part) {
  const auto has = [&](const std::string& term) { return part.documents_with(term) > 0; };
  const auto has_leaf = [&](const query::Leaf& leaf) {
    return !leaf.documents.empty() || !leaf.synonyms.empty() ||
           std::ranges::any_of(leaf.terms, [&](const query::RankedTerm& term) { return has(term.term); });
  };
  return (query.leaves.empty() || std::ranges::any_of(query.leaves, has_leaf)) &&
         std::ranges::all_of(query.filters, [&](const auto& terms) { return std::ranges::any_of(terms, has); });
}

// While it lives, the session's index counts as a part of an archive.
class PartOfArchive {
 public:
  PartOfArchive(query::ArchiveCounts archive, Session& session) : session_(session) {
    session_.be_part_of(std::move(archive));
  }
  ~PartOfArchive() { session_.be_whole(); }
  PartOfArchive(const PartOfArchive&) = delete;
  PartOfArchive& operator=(const PartOfArchive&) = delete;

 private:
  Session& session_;
};

}  // namespace

Retrieved retrieve_remotely(const query::TermAtATimeQuery& query, std::size_t count, Evaluation evaluation,
                            Session& session, AtDeadline at_deadline, const RetrievalPace& pace) {
  const query::Indexes indexes = session.indexes();
  const bool prunes = evaluation == Evaluation::top_k && postings_of(query, indexes) >= pace.prunes_from;
  const query::ArchiveCounts counts = counts_for(query, session);
  std::vector<bool> asked;
  for (const schema::PartDatabase& part : indexes.parts) asked.push_back(may_match(query, part));
  auto parts = session.remote()->ask_some<Retrieved>(asked, RemoteCall::term_at_a_time, shipped(query), count,
                                                     evaluation, prunes, at_deadline, counts);
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (asked[part]) continue;
    parts[part].is_everything = true;
    if (query.counts_all) parts[part].with_all = 0;
  }
  BestMatches best(count);
  Retrieved retrieved;
  retrieved.is_everything = true;
  retrieved.with_all = 0;
  std::size_t found = 0;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (const Match& match : parts[part].matches)
      best.add(session.global_id({part, match.id}), static_cast<float>(match.weight));
    found += parts[part].matches.size();
    retrieved.at_least += parts[part].at_least;
    retrieved.is_everything = retrieved.is_everything && parts[part].is_everything;
    retrieved.is_cut = retrieved.is_cut || parts[part].is_cut;
    if (retrieved.with_all && parts[part].with_all)
      *retrieved.with_all += *parts[part].with_all;
    else
      retrieved.with_all.reset();
  }
  // Where there are more than were asked for, something was passed over.
  if (prunes && found >= count) retrieved.is_everything = false;
  if (!retrieved.is_everything && !retrieved.is_cut) retrieved.at_least = fewest_matches(query, best.size(), indexes);
  retrieved.matches = std::move(best).sorted();
  return retrieved;
}

std::string answer_term_at_a_time(base::WireReader& request, Session& session) {
  query::Finders finders;
  const auto query = query::unshipped_query(request.next<std::string>(), finders);
  const auto count = request.next<std::size_t>();
  const auto evaluation = request.next<Evaluation>();
  RetrievalPace pace;
  pace.prunes_from = request.next<bool>() ? 0 : std::numeric_limits<std::size_t>::max();
  const auto at_deadline = request.next<AtDeadline>();
  auto counts = request.next<query::ArchiveCounts>();
  if (std::ranges::any_of(counts.with_term, [&](const auto& row) { return row.second > counts.documents; }))
    throw base::WireError();
  const PartOfArchive part(std::move(counts), session);
  return base::to_wire(retrieve_term_at_a_time(query, count, evaluation, session, at_deadline, pace));
}

std::vector<RetrievedByDate> first_by_date_remotely(const Xapian::Query& query, SortOrder order, std::size_t count,
                                                    const PageEnd* after, Session& session) {
  const std::optional<PageEnd> behind = after != nullptr ? std::optional(*after) : std::nullopt;
  const std::vector<bool> asked = parts_with_matches(query, session.indexes());
  auto parts =
      session.remote()->ask_some<RetrievedByDate>(asked, RemoteCall::by_date, query.serialise(), order, count, behind);
  for (std::size_t part = 0; part < parts.size(); ++part)
    if (!asked[part]) parts[part].is_everything = true;
  return parts;
}

std::string answer_by_date(base::WireReader& request, const Xapian::Registry& registry, Session& session) {
  const Xapian::Query query = Xapian::Query::unserialise(request.next<std::string>(), registry);
  const auto order = request.next<SortOrder>();
  const auto count = request.next<std::size_t>();
  const auto after = request.next<std::optional<PageEnd>>();
  return base::to_wire(first_by_date(query, order, count, after ? &*after : nullptr, 0, session));
}

}  // namespace depeche::search

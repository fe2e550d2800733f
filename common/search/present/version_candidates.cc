#include "search/present/version_candidates.h"

#include <algorithm>

#include "schema/version_terms.h"
#include "search/present/story_text.h"

namespace depeche::search {
namespace {

constexpr std::size_t kMaxSharers = 100;

// A document and a term that it has.
struct Owner {
  Xapian::docid id;
  const std::string& term;
};

// Adds the other documents with the terms from `at` on; false when there are too many.
bool add_sharers(const schema::VersionTerms& terms, const Owner& own, const Xapian::Database& database,
                 Xapian::TermIterator& at, std::vector<Xapian::docid>& found) {
  const Xapian::TermIterator end = database.allterms_end();
  if (at != end) at.skip_to(terms.first);
  for (; at != end && *at <= terms.last; ++at) {
    const Xapian::doccount documents = at.get_termfreq();
    if (documents == 1 && own.id != 0 && *at == own.term) continue;
    if (found.size() + documents > kMaxSharers) return false;
    for (auto posting = database.postlist_begin(*at); posting != database.postlist_end(*at); ++posting)
      if (*posting != own.id) found.push_back(*posting);
  }
  return true;
}

// The other documents with the key of the term that may be of about the same days.
std::vector<Xapian::docid> sharers_of(const Owner& own, const Xapian::Database& database) {
  std::vector<Xapian::docid> found;
  const auto undated = schema::undated_terms(own.term);
  const auto near = schema::near_terms(own.term, kVersionDays);
  auto at = database.allterms_begin(std::string(schema::version_key(own.term)));
  if (!add_sharers(undated, own, database, at, found) || !add_sharers(near, own, database, at, found)) return {};
  return found;
}

}  // namespace

bool may_have_versions(const VersionTermList& terms, const std::optional<DateRange>& days) {
  return std::ranges::any_of(
      terms, [&](const std::string& term) { return !days || schema::is_near(term, *days, kVersionDays); });
}

std::vector<Xapian::docid> version_candidates(const VersionTermList& terms, Xapian::docid own,
                                              const Xapian::Database& database) {
  std::vector<Xapian::docid> candidates;
  for (const std::string& term : terms)
    for (const Xapian::docid candidate : sharers_of({own, term}, database)) candidates.push_back(candidate);
  std::ranges::sort(candidates);
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  return candidates;
}

std::string answer_version_candidates(base::WireReader& request, const Xapian::Database& database) {
  std::vector<std::vector<Xapian::docid>> candidates;
  for (const auto& terms : request.next<std::vector<VersionTermList>>())
    candidates.push_back(version_candidates(terms, 0, database));
  return base::to_wire(candidates);
}

}  // namespace depeche::search

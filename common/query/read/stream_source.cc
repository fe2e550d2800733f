#include "query/read/stream_source.h"

#include <algorithm>
#include <iterator>

#include "base/wire.h"

namespace depeche::query {

namespace {

const DocumentList kNothing;

DocumentList passing(const StreamTest& test, const DocumentList& candidates, const schema::StreamFile& streams,
                     const base::Deadline& deadline) {
  DocumentList passing;
  for_each_stream(candidates, streams, deadline, [&](Xapian::docid id, std::string_view stream) {
    if (test(stream)) passing.push_back(id);
  });
  return passing;
}

DocumentList merged(const DocumentList& a, const DocumentList& b) {
  DocumentList all;
  std::ranges::set_union(a, b, std::back_inserter(all));
  return all;
}

}  // namespace

const DocumentList& StreamFinder::documents(const Indexes& indexes, std::size_t part) const {
  if (!has_found(part) && walk_ != nullptr) walk_->run(indexes, part);
  const auto known = found_.find(part);
  if (known != found_.end()) return known->second;
  DocumentList found =
      passing(test(indexes.parts[part]), candidates(indexes.postings(part)), indexes.streams[part], indexes.deadline);
  return found_.emplace(part, std::move(found)).first->second;
}

// Those that documents of this database can have.
std::optional<StreamFinder::Rows> StreamFinder::rows_of(const Xapian::Database& database) const {
  auto rows = this->rows();
  // Most archives have no dispatch that these could find.
  if (rows && !database.term_exists(std::string(schema::kForeignMark)))
    std::erase_if(*rows,
                  [](const auto& terms) { return !terms.empty() && terms.front().starts_with(schema::kForeignMark); });
  return rows;
}

DocumentList StreamFinder::candidates(const Postings& postings) const {
  const auto rows = rows_of(postings.database);
  if (!rows) return unite(postings, {""});
  DocumentList found;
  std::vector<std::string> alone;
  for (const auto& terms : *rows) {
    if (terms.size() == 1)
      alone.push_back(terms.front());
    else
      found = merged(found, intersect(postings, terms));
  }
  return alone.empty() ? found : merged(found, unite(postings, alone));
}

DocumentList StreamFinder::candidates_among(const DocumentList& documents, const Postings& postings) const {
  const auto rows = rows_of(postings.database);
  if (!rows) return documents;
  DocumentList found;
  for (const auto& terms : *rows)
    if (!terms.empty()) found = merged(found, those_with_all(postings, terms, documents));
  return found;
}

std::size_t StreamFinder::most_candidates(const Xapian::Database& database) const {
  const std::size_t documents = database.get_doccount();
  const auto rows = this->rows();
  if (!rows) return documents;
  std::size_t most = 0;
  for (const auto& terms : *rows) {
    std::size_t fewest = documents;
    for (const std::string& term : terms) fewest = std::min<std::size_t>(fewest, database.get_termfreq(term));
    most += fewest;
  }
  return std::min(most, documents);
}

StreamSource::StreamSource(std::shared_ptr<const StreamFinder> finder, const Indexes& indexes, double weight)
    : finder_(std::move(finder)), indexes_(indexes), weight_(weight), found_(&kNothing) {}

void StreamSource::init(const Xapian::Database& database) {
  const std::string uuid = database.get_uuid();
  const auto part = std::find_if(indexes_.parts.begin(), indexes_.parts.end(),
                                 [&](const schema::PartDatabase& p) { return p.get_uuid() == uuid; });
  found_ = &finder_->documents(indexes_, static_cast<std::size_t>(part - indexes_.parts.begin()));
  at_ = 0;
  started_ = false;
  set_maxweight(weight_);
}

void StreamSource::next(double) {
  if (started_) ++at_;
  started_ = true;
}

void StreamSource::skip_to(Xapian::docid id, double) {
  started_ = true;
  const auto from = found_->begin() + static_cast<std::ptrdiff_t>(at_);
  at_ = static_cast<std::size_t>(std::lower_bound(from, found_->end(), id) - found_->begin());
}

std::string StreamSource::serialise() const { return base::to_wire(weight_, finder_->shipped()); }

Xapian::PostingSource* StreamSource::clone() const { return new StreamSource(finder_, indexes_, weight_); }

std::size_t count_found(const std::shared_ptr<const StreamFinder>& finder, const Indexes& indexes) {
  if (indexes.are_remote()) {
    Xapian::Enquire enquire(indexes.all);
    enquire.set_query(Xapian::Query((new StreamSource(finder, indexes))->release()));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return enquire.get_mset(0, 1, indexes.all.get_doccount()).get_matches_estimated();
  }
  std::size_t count = 0;
  for (std::size_t part = 0; part < indexes.parts.size(); ++part) count += finder->documents(indexes, part).size();
  return count;
}

}  // namespace depeche::query

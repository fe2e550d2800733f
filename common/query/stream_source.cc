#include "query/stream_source.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <iterator>

namespace depeche::query {

namespace {

const DocumentList kNothing;

}  // namespace

const DocumentList& StreamFinder::documents(const Indexes& indexes, std::size_t part) const {
  const auto known = found_.find(part);
  if (known != found_.end()) return known->second;
  return found_.emplace(part, find(indexes.parts[part], indexes.streams[part])).first->second;
}

StreamSource::StreamSource(std::shared_ptr<const StreamFinder> finder, const Indexes& indexes, double weight)
    : finder_(std::move(finder)), indexes_(indexes), weight_(weight), found_(&kNothing) {}

void StreamSource::init(const Xapian::Database& database) {
  const std::string uuid = database.get_uuid();
  const auto part = std::find_if(indexes_.parts.begin(), indexes_.parts.end(),
                                 [&](const Xapian::Database& p) { return p.get_uuid() == uuid; });
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

Xapian::PostingSource* StreamSource::clone() const { return new StreamSource(finder_, indexes_, weight_); }

DocumentList intersect(const Xapian::Database& database, std::vector<std::string> terms) {
  std::sort(terms.begin(), terms.end(),
            [&](const auto& a, const auto& b) { return database.get_termfreq(a) < database.get_termfreq(b); });
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  DocumentList found;
  if (terms.empty()) return found;
  std::vector<Xapian::PostingIterator> others;
  for (std::size_t i = 1; i < terms.size(); ++i) others.push_back(database.postlist_begin(terms[i]));
  for (auto rarest = database.postlist_begin(terms[0]); rarest != database.postlist_end(terms[0]); ++rarest) {
    const Xapian::docid id = *rarest;
    const bool in_all = std::all_of(others.begin(), others.end(), [&](Xapian::PostingIterator& other) {
      if (other == Xapian::PostingIterator()) return false;
      if (*other < id) other.skip_to(id);
      return other != Xapian::PostingIterator() && *other == id;
    });
    if (in_all) found.push_back(id);
  }
  return found;
}

DocumentList unite(const Xapian::Database& database, const std::vector<std::string>& terms) {
  std::vector<std::uint64_t> has(database.get_lastdocid() / 64 + 1);
  for (const std::string& term : terms)
    for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting) {
      const Xapian::docid id = *posting;
      has[id / 64] |= std::uint64_t{1} << (id % 64);
    }
  DocumentList found;
  for (std::size_t i = 0; i < has.size(); ++i)
    for (std::uint64_t bits = has[i]; bits != 0; bits &= bits - 1)
      found.push_back(static_cast<Xapian::docid>(i * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
  return found;
}

DocumentList merge(const DocumentList& a, const DocumentList& b) {
  DocumentList all;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
  return all;
}

}  // namespace depeche::query

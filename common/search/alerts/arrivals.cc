#include "search/alerts/arrivals.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "search/session/contents.h"

namespace depeche::search {
namespace {

using Row = std::pair<std::uint64_t, Xapian::docid>;

// Of each document, ascending.
std::vector<Row> hashes_of(const Session& session, std::size_t part) {
  std::vector<Row> rows;
  for (const Content& content : contents_behind(0, part, session)) rows.emplace_back(content.hash, content.id);
  std::ranges::sort(rows);
  return rows;
}

void add_sorted(std::vector<std::uint64_t> more, std::vector<std::uint64_t>& hashes) {
  std::ranges::sort(more);
  const auto middle = static_cast<std::ptrdiff_t>(hashes.size());
  hashes.insert(hashes.end(), more.begin(), more.end());
  std::inplace_merge(hashes.begin(), hashes.begin() + middle, hashes.end());
}

}  // namespace

Arrivals::Arrivals(const Session& session) {
  for (std::size_t part = 0; part < session.databases().size(); ++part) {
    Place& place = places_.emplace_back(place_of(session, part));
    for (const auto& [hash, id] : hashes_of(session, part)) place.contents.push_back(hash);
  }
}

Arrivals::Place Arrivals::place_of(const Session& session, std::size_t part) {
  return {session.numbering(part), session.databases()[part].get_lastdocid()};
}

Arrivals::Place* Arrivals::known_place(const std::string& numbering) {
  const auto place = std::ranges::find(places_, numbering, &Place::numbering);
  return place != places_.end() ? &*place : nullptr;
}

std::vector<DocumentAddress> Arrivals::list(const Session& session) {
  listed_.clear();
  for (std::size_t part = 0; part < session.databases().size(); ++part) listed_.push_back(place_of(session, part));
  std::optional<Hashes> went;
  std::vector<DocumentAddress> found;
  for (std::size_t part = 0; part < listed_.size(); ++part) {
    if (const Place* known = known_place(listed_[part].numbering)) {
      if (listed_[part].last != known->last) list_behind(known->last, session, part, found);
    } else {
      replaced_ = true;
      if (!went) went = contents_that_went();
      list_unknown(session, part, *went, listed_[part], found);
    }
  }
  return found;
}

Arrivals::Hashes Arrivals::contents_that_went() const {
  Hashes went = accepted_;
  for (const Place& place : places_)
    if (std::ranges::find(listed_, place.numbering, &Place::numbering) == listed_.end())
      went.insert(went.end(), place.contents.begin(), place.contents.end());
  std::ranges::sort(went);
  return went;
}

void Arrivals::list_behind(Xapian::docid last, const Session& session, std::size_t part,
                           std::vector<DocumentAddress>& found) {
  for (const Content& content : contents_behind(last, part, session)) found.push_back({part, content.id});
}

// Of several documents with the same content the last ones are new. What is found again is known no longer: another
// database may have the same content once more.
void Arrivals::list_unknown(const Session& session, std::size_t part, Hashes& known, Place& place,
                            std::vector<DocumentAddress>& found) {
  std::vector<Xapian::docid> fresh;
  Hashes left;
  auto next = known.begin();
  for (const auto& [hash, id] : hashes_of(session, part)) {
    place.contents.push_back(hash);
    while (next != known.end() && *next < hash) left.push_back(*next++);
    if (next != known.end() && *next == hash)
      ++next;
    else
      fresh.push_back(id);
  }
  left.insert(left.end(), next, known.end());
  known = std::move(left);
  std::ranges::sort(fresh);
  for (const Xapian::docid id : fresh) found.push_back({part, id});
}

void Arrivals::accept(std::span<const DocumentAddress> documents, const Session& session) {
  std::vector<Hashes> more(listed_.size());
  for (const DocumentAddress& document : documents) {
    more[document.part].push_back(content_of(document, session));
    if (Place* place = known_place(listed_[document.part].numbering)) place->last = document.id;
  }
  for (std::size_t part = 0; part < listed_.size(); ++part) {
    Place* const place = known_place(listed_[part].numbering);
    add_sorted(std::move(more[part]), place != nullptr ? place->contents : accepted_);
  }
}

void Arrivals::finish() {
  std::vector<Place> places;
  for (Place& listed : listed_) {
    Place* const known = known_place(listed.numbering);
    if (known != nullptr) listed.contents = std::move(known->contents);
    places.push_back(std::move(listed));
  }
  places_ = std::move(places);
  listed_.clear();
  accepted_.clear();
}

}  // namespace depeche::search

#include "search/alerts/arrivals.h"

#include <algorithm>
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

}  // namespace

Arrivals::Arrivals(const Session& session) {
  for (std::size_t part = 0; part < session.databases().size(); ++part) {
    places_.push_back(place_of(session, part));
    Hashes& known = known_.emplace_back();
    for (const auto& [hash, id] : hashes_of(session, part)) known.push_back(hash);
  }
  listed_ = places_;
}

Arrivals::Place Arrivals::place_of(const Session& session, std::size_t part) {
  return {session.numbering(part), session.databases()[part].get_lastdocid()};
}

std::vector<DocumentAddress> Arrivals::list(const Session& session) {
  std::vector<DocumentAddress> found;
  for (std::size_t part = 0; part < places_.size(); ++part) {
    listed_[part] = place_of(session, part);
    if (listed_[part].numbering == places_[part].numbering) {
      if (listed_[part].last != places_[part].last) list_behind(places_[part].last, session, part, found);
    } else {
      replaced_ = true;
      list_unknown(session, part, found);
    }
  }
  return found;
}

void Arrivals::list_behind(Xapian::docid last, const Session& session, std::size_t part,
                           std::vector<DocumentAddress>& found) {
  for (const Content& content : contents_behind(last, part, session)) found.push_back({part, content.id});
}

// Of several documents with the same content the last ones are new.
void Arrivals::list_unknown(const Session& session, std::size_t part, std::vector<DocumentAddress>& found) {
  const std::vector<Row> rows = hashes_of(session, part);
  std::vector<Xapian::docid> fresh;
  auto known = known_[part].begin();
  for (auto row = rows.begin(); row != rows.end();) {
    const auto end = std::find_if(row, rows.end(), [&](const Row& other) { return other.first != row->first; });
    while (known != known_[part].end() && *known < row->first) ++known;
    for (; row != end && known != known_[part].end() && *known == row->first; ++row) ++known;
    for (; row != end; ++row) fresh.push_back(row->second);
  }
  std::ranges::sort(fresh);
  for (const Xapian::docid id : fresh) found.push_back({part, id});
}

void Arrivals::accept(std::span<const DocumentAddress> documents, const Session& session) {
  std::vector<std::ptrdiff_t> before;
  for (const Hashes& known : known_) before.push_back(std::ssize(known));
  for (const DocumentAddress& document : documents) {
    known_[document.part].push_back(content_of(document, session));
    Place& place = places_[document.part];
    if (place.numbering == listed_[document.part].numbering) place.last = document.id;
  }
  for (std::size_t part = 0; part < known_.size(); ++part) {
    const auto middle = known_[part].begin() + before[part];
    std::sort(middle, known_[part].end());
    std::inplace_merge(known_[part].begin(), middle, known_[part].end());
  }
}

}  // namespace depeche::search

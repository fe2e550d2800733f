#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "search/session/session.h"

namespace depeche::search {

// Finds out which documents of some indexes are new. Within a database, those with higher numbers are. A database that
// takes its place (after a merge or a rebuild, another index, another replica of a shard) has other numbers: there,
// documents are new when their content was not there before. Contents are compared by hashes, 8 bytes for each
// document. A replica that is behind lists again what came to it later than to the one before. Throws as Xapian does.
class Arrivals {
 public:
  // From now on, nothing that the session has is new.
  explicit Arrivals(const Session& session);

  // The new documents in the order in which they came, index by index. The session must have been refreshed.
  std::vector<DocumentAddress> list(const Session& session);
  // Accepts the next documents of the last list: they are no longer new.
  void accept(std::span<const DocumentAddress> documents, const Session& session);
  // Whether the whole last list was accepted.
  void finish() { places_ = listed_; }
  // Whether a database was replaced since the last call.
  bool take_replaced() { return std::exchange(replaced_, false); }

 private:
  // What numbers of documents belong to, and the last one that is known.
  struct Place {
    std::string numbering;
    Xapian::docid last = 0;
  };
  using Hashes = std::vector<std::uint64_t>;  // ascending; as often as documents have them

  static Place place_of(const Session& session, std::size_t part);
  static void list_behind(Xapian::docid last, const Session& session, std::size_t part,
                          std::vector<DocumentAddress>& found);
  void list_unknown(const Session& session, std::size_t part, std::vector<DocumentAddress>& found);

  std::vector<Place> places_;
  std::vector<Place> listed_;
  std::vector<Hashes> known_;
  bool replaced_ = false;
};

}  // namespace depeche::search

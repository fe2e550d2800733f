#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "search/session/session.h"

namespace depeche::search {

// Finds out which documents of some indexes are new. Within a database, those with higher numbers are. A database that
// was not there before (a further part of an index, one after a merge or a rebuild, another index, another replica of a
// shard) has numbers of its own: there, documents are new when no database that has gone had their content. Contents
// are compared by hashes, 8 bytes for each document. A replica that is behind lists again what came to it later than to
// the one before. Throws as Xapian does.
class Arrivals {
 public:
  // From now on, nothing that the session has is new.
  explicit Arrivals(const Session& session);

  // The new documents in the order in which they came, index by index. The session must have been refreshed.
  std::vector<DocumentAddress> list(const Session& session);
  // Accepts the next documents of the last list: they are no longer new.
  void accept(std::span<const DocumentAddress> documents, const Session& session);
  // Says that the whole last list was accepted.
  void finish();
  // Whether a database came that was not there before, since the last call.
  bool take_replaced() { return std::exchange(replaced_, false); }

 private:
  using Hashes = std::vector<std::uint64_t>;  // ascending; as often as documents have them

  // What numbers of documents belong to, the last one that is known, and the known contents.
  struct Place {
    std::string numbering;
    Xapian::docid last = 0;
    Hashes contents = {};
  };

  static Place place_of(const Session& session, std::size_t part);
  static void list_behind(Xapian::docid last, const Session& session, std::size_t part,
                          std::vector<DocumentAddress>& found);
  static void list_unknown(const Session& session, std::size_t part, Hashes& known, Place& place,
                           std::vector<DocumentAddress>& found);
  Place* known_place(const std::string& numbering);
  // Of databases that are no longer among those that were listed.
  Hashes contents_that_went() const;

  std::vector<Place> places_;
  std::vector<Place> listed_;  // contents only of those that are not among the places
  Hashes accepted_;            // the contents of documents in these
  bool replaced_ = false;
};

}  // namespace depeche::search

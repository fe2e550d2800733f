#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/wire.h"
#include "base/xapian.h"
#include "search/session/remote_parts.h"

namespace depeche::search {

class Session;

// What is read of a document.
enum class PartOfDocument : std::uint8_t { values, terms, stream };

struct RemoteDocument {
  std::optional<std::map<Xapian::valueno, std::string>> values;
  std::optional<std::vector<std::pair<std::string, std::uint32_t>>> terms;  // with occurrences, in ascending order
  std::optional<std::string> stream;                                        // the forward stream
};

// Documents of parts that other processes have, as long as no commit comes. Several are fetched at once, since each
// message takes as long as reading a hundred documents. Throws as RemoteParts does. Not for several threads.
class RemoteDocuments {
 public:
  // Fetches what is not known of these.
  void fetch(const std::vector<Xapian::docid>& ids, PartOfDocument what, RemoteParts& remote);
  // Valid until the next call.
  const RemoteDocument& document(Xapian::docid id, PartOfDocument what, RemoteParts& remote);
  // What came with another answer.
  void learn(Xapian::docid id, RemoteDocument read);
  // To be called between searches: forgets all when there are many.
  void forget_beyond(std::size_t most) {
    if (documents_.size() > most) documents_.clear();
  }

 private:
  bool knows(Xapian::docid id, PartOfDocument what) const;

  std::unordered_map<Xapian::docid, RemoteDocument> documents_;
};

// Of the session's one index. Throws as Xapian does.
RemoteDocument read_document(Xapian::docid id, PartOfDocument what, const Session& session);
// What a process answers about documents of its one index. Throws as Xapian does, and base::WireError.
std::string answer_documents(base::WireReader& request, Session& session);

}  // namespace depeche::search

namespace depeche::base {

template <>
struct Shipped<search::RemoteDocument> {
  static auto of(auto& document) { return std::tie(document.values, document.terms, document.stream); }
};

}  // namespace depeche::base

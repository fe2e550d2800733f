#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/deadline.h"
#include "base/wire.h"
#include "query/words/word_lookups.h"
#include "schema/part_database.h"
#include "search/session/remote_parts.h"

namespace depeche::search {

// Fetches what parts in other processes say of words. One by one each would be a message to each part. All throw as
// RemoteParts does. Not for several threads.
class RemoteWords final : public schema::PartFetcher {
 public:
  // `remote` must outlive it. `memories` are those of its parts.
  RemoteWords(RemoteParts& remote, std::vector<std::shared_ptr<schema::PartMemory>> memories)
      : remote_(remote), memories_(std::move(memories)) {}

  // What is not known of these.
  void fetch(const query::WordLookups& lookups);
  void fetch_metadata(const std::string& key) override { ask({key}, {}); }
  void fetch_counts(const std::vector<std::string>& terms) override;
  void fetch_work(schema::PartWork work, const std::string& arguments) override;

 private:
  void ask(const std::vector<std::string>& keys, const std::vector<std::string>& terms);

  RemoteParts& remote_;
  const std::vector<std::shared_ptr<schema::PartMemory>> memories_;
};

// What a process answers of its one database. Throw as Xapian does, base::DeadlinePassed, and base::WireError.
std::string answer_words(base::WireReader& request, const schema::PartDatabase& database);
std::string answer_work(base::WireReader& request, const schema::PartDatabase& database,
                        const base::Deadline& deadline);

}  // namespace depeche::search

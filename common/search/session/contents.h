#pragma once

// Which contents the documents of a part have: 8 bytes of a hash for each.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/wire.h"
#include "base/xapian.h"
#include "search/session/session.h"

namespace depeche::search {

struct Content {
  Xapian::docid id = 0;  // within the part
  std::uint64_t hash = 0;
};

// The contents of all documents of a part with numbers beyond `last`, in the order of their numbers. Other processes
// are asked for some ten thousand at a time. Throws as Xapian does, and base::DeadlinePassed.
std::vector<Content> contents_behind(Xapian::docid last, std::size_t part, const Session& session);
std::uint64_t content_of(const DocumentAddress& document, const Session& session);
// What a process answers of its one index. Throws the same, and base::WireError.
std::string answer_contents(base::WireReader& request, const Session& session);

}  // namespace depeche::search

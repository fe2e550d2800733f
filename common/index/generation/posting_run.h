#pragma once

// Postings of consecutive documents, sorted by term, before they become a part of a database.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/varint.h"

namespace depeche::index {

// One term of a run: the term, how many documents have it, how often all in all, the bytes of its postings, and these:
// for each document how far it is from the one before (the first: from 0), and its occurrences. All are varints.
struct RunEntry {
  std::string_view term;
  std::uint32_t documents = 0;
  std::uint64_t occurrences = 0;
  std::string_view postings;
};

inline void put_entry(std::string& run, const RunEntry& entry) {
  base::put_string(run, entry.term);
  base::put_varint(run, entry.documents);
  base::put_varint(run, entry.occurrences);
  base::put_string(run, entry.postings);
}

// Takes the first entry off `run`; nothing when it is empty.
inline std::optional<RunEntry> take_entry(std::string_view& run) {
  const auto term = base::take_string(run);
  const auto documents = base::take_varint(run);
  const auto occurrences = base::take_varint(run);
  const auto postings = base::take_string(run);
  if (!term || !documents || !occurrences || !postings) return std::nullopt;
  return RunEntry{*term, static_cast<std::uint32_t>(*documents), *occurrences, *postings};
}

}  // namespace depeche::index

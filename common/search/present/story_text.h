#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/session/session.h"

namespace depeche::search {

// What is compared of a dispatch to tell whether another one is a version of it.
struct StoryText {
  Xapian::docid id = 0;  // in the session
  std::optional<DateRange> dated;
  std::string source;                    // folded
  std::vector<std::uint64_t> sequences;  // of three words each, ascending, none twice; of the text, without the title
};

// By the codes that one index has for words: comparable within that index alone. Throws as Xapian does.
StoryText read_stream(Xapian::docid id, Session& session);
// By the words themselves, which takes ten times as long. Without sequences where the record cannot be read. Throws as
// Xapian does.
StoryText read_record(Xapian::docid id, Session& session);

// Two dispatches are versions of one story when
// - they were written at most kVersionDays apart, and
// - half of the shorter one is in the other (containment, Broder 1997), or nearly all of both is the same where they
//   are of two sources or one has no date; and
// - unless nearly all is the same, the shorter one has ten words or more, they mention a common day, and most names of
//   the shorter one are in the other. So two matches told by one pattern, or the weather of two days, are no versions.
// Both must have been read in the same way. Throws as Xapian does.
bool are_versions(const StoryText& one, const StoryText& other, Session& session);

inline constexpr int kVersionDays = 2;

}  // namespace depeche::search

#pragma once

#include <string_view>

namespace depeche::schema {

// Raised whenever the layout of the index changes; the analyzer has a fingerprint of its own.
inline constexpr int kSchemaVersion = 11;

// Metadata keys of the database.
inline constexpr std::string_view kVersionKey = "depeche:schema";
inline constexpr std::string_view kAnalyzerKey = "depeche:analyzer";
// The unique name of the database, once more: in the table of postings, which has none of its own (version_file.h).
inline constexpr std::string_view kDatabaseKey = "depeche:database";
inline constexpr std::string_view kCountersKey = "depeche:counters";
// A sample of the titles (title_sample.h); none in an index that was begun before it was kept.
inline constexpr std::string_view kTitlesKey = "depeche:titles";
inline constexpr std::string_view kRecordDictionaryKey = "depeche:record-dictionary";
// Before a stem: its forms (form_list.h).
inline constexpr std::string_view kFormsPrefix = "f:";
// Before an acronym, and before the first two words of an expansion: explanations (acronym_list.h).
inline constexpr std::string_view kAcronymPrefix = "acronym:";
inline constexpr std::string_view kOpeningPrefix = "opening:";
// Before the hash of a file's path: how it looked when it was read, and how many dispatches it gave.
inline constexpr std::string_view kFilePrefix = "file:";

// Value slots. 0 to 2 and 5 are sorted by or counted in facets; an absent value is empty.
enum Slot : unsigned {
  kDateSlot = 0,      // "2022-01-13", "2022-01" or "2022"
  kSourceSlot = 1,    // as printed
  kPlaceSlot = 2,     // as printed
  kHashSlot = 3,      // of the dispatch's content, 8 bytes
  kRecordSlot = 4,    // stored record: in a slot, since Xapian would try to compress document data again
  kMentionsSlot = 5,  // the days that the dispatch mentions (range_list.h)
  kEmbargoSlot = 6,   // "2022-01-13T05:00:00Z"
  kMomentSlot = 7,    // when it was written, where the hour is known (moment_value())
  // From here on, each name of a property has the slot that property_slot() gives it (property_values.h).
  kFirstPropertySlot = 16,
};
inline constexpr unsigned kPropertySlots = 1 << 16;

}  // namespace depeche::schema

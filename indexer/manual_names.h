#pragma once

// What the man page says about the names in JSON, CSV and header lines. The names are those of the tables that read
// them.

#include <array>

#include "base/message.h"
#include "dispatch/formats/member_names.h"
#include "dispatch/outcome/property_table.h"
#include "manual/option.h"

namespace depeche::indexer {

// One row for each part of a dispatch, in the order of dispatch::Slot.
inline constexpr std::array<manual::Text, dispatch::kSlots> kParts{{
    to_translate("id"),
    to_translate("title"),
    to_translate("chapô (abstract)"),
    to_translate("text"),
    to_translate("date"),
    to_translate("hour of the date"),
    to_translate("source"),
    to_translate("place"),
    to_translate("page on the web"),
    to_translate("credits"),
    to_translate("status"),
    to_translate("embargo"),
}};

inline constexpr auto kNameEntries = [] {
  std::array<manual::ManualEntry, dispatch::kSlots> entries{};
  for (std::size_t at = 0; at < entries.size(); ++at) {
    const dispatch::MemberNames& row = dispatch::kMemberNames[at];
    entries[at] = {.text = row.names.data(), .title = kParts[static_cast<std::size_t>(row.slot)]};
  }
  return entries;
}();

inline constexpr manual::Section kNames{
    .title = to_translate("NAMES"),
    .text = to_translate(
        "JSON, CSV and header lines (Titre: …) may call the parts of a dispatch by these names, in capitals or "
        "not, with accents or not; any run of other characters counts as _. When a dispatch has several names of "
        "a part, the one that stands first below wins, and the others are kept under their own names. What is "
        "known by no name is kept under its own: it is shown, searched for (bureau:Nice) and counted. The summary "
        "of a run says what was kept in this way, and what was ignored."),
    .entries = kNameEntries,
};

inline constexpr auto kCommonEntries = [] {
  std::array<manual::ManualEntry, dispatch::kPropertyTable.size()> entries{};
  for (std::size_t at = 0; at < entries.size(); ++at) {
    const dispatch::PropertyNames& row = dispatch::kPropertyTable[at];
    entries[at] = {.name = row.name, .text = row.aliases.data()};
  }
  return entries;
}();

inline constexpr manual::Section kCommonNames{
    .title = to_translate("COMMON PROPERTIES"),
    .text = to_translate(
        "Most agencies send these properties. Each has one name here, and the names beside it mean the same:"),
    .entries = kCommonEntries,
};

}  // namespace depeche::indexer

#pragma once

// What the names of a source stand for, by the table of members, the user's own map and the fields that were asked for.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "depeche/read.h"
#include "depeche/result.h"
#include "dispatch/formats/members.h"

namespace depeche::dispatch {

struct Meaning {
  std::string name;               // the name of the property that its value is or becomes
  std::optional<Slot> slot = {};  // nothing: it is a property
  int rank = 0;                   // a lower one wins over a higher one of the same slot
  bool is_ignored = false;
  bool is_known = false;    // by the table, by known_properties() or by the map
  bool is_listed = false;   // several values may stand in one text, separated by semicolons or bars
  bool has_commas = false;  // or by commas
};

// Errors of `options.fields` and `options.map`: invalid_argument for a name without letter and digit.
Status check_names(const ReadOptions& options);

// Not for several threads at once: it remembers what it was asked.
class Names {
 public:
  // `ninjs`: names mean what they mean in an item of ninjs.
  enum class Dialect : std::uint8_t { plain, ninjs };
  // `options` must have passed check_names().
  explicit Names(const ReadOptions& options, Dialect dialect = Dialect::plain);

  // Call this before each dispatch.
  void begin();
  // `written` may have a leading "_source.", which is no part of it. Valid until begin(). Ignored are a name without
  // letter and digit, and properties beyond some thousands of names in one dispatch.
  const Meaning& meaning_of(std::string_view written);

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  Meaning find(std::string_view written) const;
  Meaning find_own(const std::string& folded) const;
  bool is_wanted(const std::string& folded, const Meaning& meaning) const;

  Dialect dialect_;
  std::unordered_map<std::string, std::string> map_;  // folded names to targets
  std::vector<std::string> fields_;                   // folded
  bool wants_any_text_ = true;
  std::unordered_map<std::string, Meaning, Hash, std::equal_to<>> known_;
  Meaning beyond_{.name = "…", .is_ignored = true};  // what too many names are
};

// The same options without fields: all names are taken.
ReadOptions of_all_fields(ReadOptions options);

// How `written` looks without a leading "_source.".
std::string_view without_wrapper(std::string_view written);

}  // namespace depeche::dispatch

#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/date.h"

namespace depeche {

// What the agency says about an item. `withheld`: it must not be published. `canceled`: it was withdrawn.
enum class PublicationStatus { usable, withheld, canceled };

// A value that a dispatch has under a name, beside what it has members for: what its agency says of it, such as its
// category, or a column of the user's own.
struct Property {
  std::string name;   // as property_name() makes it: "category", "bureau"
  std::string value;  // as people read it, on one line; never empty
  std::string code;   // what stands for the value in a vocabulary: "medtop:11000000"; empty when nothing does

  bool operator==(const Property&) const = default;  // in all members
};

// A property that agencies have in common, and that every format which has it gives the same name.
struct PropertyInfo {
  std::string_view name;                      // "category"
  std::span<const std::string_view> aliases;  // other names of it, as property_name() would make them: "rubrique"
  std::string_view example;                   // a query: "rubrique:Politique"
};

// How many dispatches have a property.
struct PropertyCount {
  std::string name;            // "category"
  std::size_t dispatches = 0;  // that have a value of it
};

// The properties that are common to agencies: slug, category, subject, keyword, ….
std::span<const PropertyInfo> known_properties();

// The name under which a property is kept, asked for and counted: in lower case, without accents, with "_" for each run
// of other characters ("N° d'édition" → "n_d_edition"). The alias of a common property becomes its name ("Rubrique" →
// "category"). Empty when `written` has no letter and no digit.
std::string property_name(std::string_view written);

// One news item as it was read. Every string is valid UTF-8 in NFC; an absent value is empty.
struct Dispatch {
  std::string id;                     // the id its format carries, else the absolute path of its file
  std::string title;                  // the headline; many dispatches have none
  std::string abstract;               // what the agency puts above the text to sum it up; paragraphs as in the text
  std::string text;                   // paragraphs separated by a blank line; empty only beside a title
  std::string source;                 // the agency or publisher: "AFP"
  std::string place;                  // the place of the dateline: "Almaty, Kazakhstan"
  std::string url;                    // the page of the dispatch on the web
  std::string path;                   // the file or stream that it came from
  std::string credits;                // "Reportage Olzhas Auyezov …", printed at the end of some agencies' copy
  std::optional<DateRange> dated;     // when it was written, as exactly as it is known
  std::optional<Instant> written_at;  // the moment at which it was written, when it is known; a moment of `dated`
  PublicationStatus status = PublicationStatus::usable;     // does not include embargoes
  std::optional<std::chrono::sys_seconds> embargoed_until;  // must not be published before this moment
  std::vector<Property> properties;  // in the order of the source; a name may have several values

  bool operator==(const Dispatch&) const = default;  // in all members
};

// "usable", "withheld", "canceled".
std::string_view to_string(PublicationStatus status);
// True when it is neither withheld nor canceled, and not under embargo at `now`.
bool is_usable(const Dispatch& dispatch, std::chrono::sys_seconds now);

}  // namespace depeche

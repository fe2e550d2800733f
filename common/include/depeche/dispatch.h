#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "depeche/date.h"

namespace depeche {

// What the agency says about an item. `withheld`: it must not be published. `canceled`: it was withdrawn.
enum class PublicationStatus { usable, withheld, canceled };

// One news item as it was read. Every string is valid UTF-8 in NFC; an absent value is empty.
struct Dispatch {
  std::string id;                  // the id its format carries, else the absolute path of its file
  std::string title;               // the headline; many dispatches have none
  std::string text;                // paragraphs separated by a blank line; never empty
  std::string source;              // the agency or publisher: "AFP"
  std::string place;               // the place of the dateline: "Almaty, Kazakhstan"
  std::string url;                 // the page of the dispatch on the web
  std::string path;                // the file or stream that it came from
  std::string credits;             // "Reportage Olzhas Auyezov …", printed at the end of some agencies' copy
  std::optional<DateRange> dated;  // when it was written, as exactly as it is known
  PublicationStatus status = PublicationStatus::usable;     // does not include embargoes
  std::optional<std::chrono::sys_seconds> embargoed_until;  // must not be published before this moment

  bool operator==(const Dispatch&) const = default;  // in all members
};

// "usable", "withheld", "canceled".
std::string_view to_string(PublicationStatus status);
// True when it is neither withheld nor canceled, and not under embargo at `now`.
bool is_usable(const Dispatch& dispatch, std::chrono::sys_seconds now);

}  // namespace depeche

#pragma once

#include <optional>
#include <string>

#include "depeche/date.h"

namespace depeche {

// One news item as it was read. Every string is valid UTF-8 in NFC; an absent value is empty.
struct Dispatch {
  std::string id;      // the id its format carries, else the absolute path of its file
  std::string title;   // the headline; many dispatches have none
  std::string text;    // paragraphs separated by a blank line; never empty
  std::string source;  // the agency or publisher: "AFP"
  std::string place;   // the place of the dateline: "Almaty, Kazakhstan"
  std::string url;
  std::string path;                // the file or stream that it came from
  std::string credits;             // "Reportage Olzhas Auyezov …", printed at the end of some agencies' copy
  std::optional<DateRange> dated;  // when it was written, as exactly as it is known

  bool operator==(const Dispatch&) const = default;
};

}  // namespace depeche

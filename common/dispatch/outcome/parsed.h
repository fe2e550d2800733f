#pragma once

// What every parser of this room takes and returns.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.h"
#include "depeche/dispatch.h"
#include "depeche/result.h"

namespace depeche::dispatch {

// Where a text came from. UTF-8 in NFC.
struct Origin {
  std::string path;  // becomes Dispatch::path
  std::string id;    // the id of a dispatch whose format carries none
};

// A dispatch, and what was dropped or doubted on the way, in words for people.
struct Parsed {
  Dispatch dispatch;
  std::vector<std::string> warnings;
  std::vector<std::string> faults;   // of some warnings: what is wrong, without what was done about it
  std::vector<std::string> limits;   // what was cut or left out by a bound; the same for all dispatches that it befalls
  std::vector<std::string> ignored;  // the names of what was left out because the caller, or the format, says so
  std::size_t property_names = 0;    // how many names dispatch.properties has
};

// Warns of a fault. `consequence`, marked by to_translate(), says with the fault in it what was done.
inline void doubt(std::string fault, const char* consequence, Parsed& parsed) {
  parsed.warnings.push_back(tr(consequence, fault));
  parsed.faults.push_back(std::move(fault));
}

// Sets `field` only when it is empty: what came first is kept.
inline void fill(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

}  // namespace depeche::dispatch

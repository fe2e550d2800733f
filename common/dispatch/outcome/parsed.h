#pragma once

// What every parser of this room takes and gives.

#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.h"
#include "depeche/result.h"

namespace depeche::dispatch {

// Where a text came from. UTF-8 in NFC.
struct Origin {
  std::string path;  // becomes Dispatch::path
  std::string id;    // of a dispatch whose format carries none
};

// A dispatch, and what was dropped or doubted on the way, in words for people.
struct Parsed {
  Dispatch dispatch;
  std::vector<std::string> warnings;
};

// What came first is kept: sets `field` only when it is empty.
inline void fill(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

}  // namespace depeche::dispatch

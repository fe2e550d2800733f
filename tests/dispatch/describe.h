#pragma once

// Dispatches as one line of text, for tables of expected results.

#include <string>

#include "dispatch/outcome/parsed.h"

namespace depeche::test {

inline std::string describe(const Dispatch& dispatch) {
  std::string line = dispatch.dated ? to_string(*dispatch.dated) : "-";
  line += " [" + dispatch.source + "] [" + dispatch.place + "] [" + dispatch.title + "] " + dispatch.text;
  if (!dispatch.credits.empty()) line += " (" + dispatch.credits + ")";
  return line;
}

inline std::string describe(const Result<dispatch::Parsed>& parsed) {
  if (!parsed) return "refused: " + parsed.error().message;
  std::string line = describe(parsed->dispatch);
  for (const std::string& warning : parsed->warnings) line += "\n! " + warning;
  return line;
}

}  // namespace depeche::test

#pragma once

// What is read of bytes, as lines of text.

#include <sstream>
#include <string>
#include <vector>

#include "depeche/read.h"
#include "dispatch/describe.h"

namespace depeche::test {

using Lines = std::vector<std::string>;

// "id status: …" of each dispatch, with its abstract before the text, and what was refused or warned of.
inline Lines read_items(const std::string& bytes, Format format = Format::automatic) {
  Lines lines;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& d) {
    std::string line = d.id + " " + std::string(to_string(d.status));
    if (d.embargoed_until) line += " until " + format_time(*d.embargoed_until);
    if (!d.url.empty()) line += " {" + d.url + "}";
    if (!d.abstract.empty()) d.text = "<" + d.abstract + "> " + d.text;
    lines.push_back(line + ": " + describe(d));
  };
  observer.refused = [&](const Refusal& refusal) { lines.push_back("refused " + refusal.error.message); };
  observer.warned = [&](const std::string& where, const std::string& what) {
    lines.push_back("warned " + where + ": " + what);
  };
  ReadOptions options;
  options.format = format;
  std::istringstream in(bytes);
  read_stream(in, "in", options, observer);
  return lines;
}

// "name=value {code}" of each property of the first dispatch.
inline Lines read_properties(const std::string& bytes) {
  Lines lines;
  bool any = false;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& d) {
    if (std::exchange(any, true)) return;
    for (const Property& property : d.properties)
      lines.push_back(property.name + "=" + property.value + (property.code.empty() ? "" : " {" + property.code + "}"));
  };
  observer.refused = [&](const Refusal& refusal) { lines.push_back("refused " + refusal.error.message); };
  std::istringstream in(bytes);
  read_stream(in, "in", {}, observer);
  return lines;
}

}  // namespace depeche::test

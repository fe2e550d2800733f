#pragma once

// Everything that was read of a source, as lines for tables of expected results.

#include <sstream>
#include <string>
#include <vector>

#include "depeche/read.h"

namespace depeche::test {

using Lines = std::vector<std::string>;

// "id=a title=Pluie abstract=… text=… date=… source=… place=… url=… credits=… | name=value(code) name=value".
inline std::string whole(const Dispatch& dispatch) {
  std::string line = "id=" + dispatch.id;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) line.append(" ").append(name).append("=").append(value);
  };
  add("title", dispatch.title);
  add("abstract", dispatch.abstract);
  add("text", dispatch.text);
  add("date", dispatch.dated ? to_string(*dispatch.dated) : "");
  add("source", dispatch.source);
  add("place", dispatch.place);
  add("url", dispatch.url);
  add("credits", dispatch.credits);
  add("status", dispatch.status == PublicationStatus::usable ? "" : std::string(to_string(dispatch.status)));
  if (!dispatch.properties.empty()) line += " |";
  for (const Property& property : dispatch.properties) {
    line.append(" ").append(property.name).append("=").append(property.value);
    if (!property.code.empty()) line.append("(").append(property.code).append(")");
  }
  return line;
}

inline Lines read_whole(const std::string& bytes, const ReadOptions& options = {}) {
  Lines lines;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) { lines.push_back(whole(dispatch)); };
  observer.refused = [&](const Refusal& refusal) { lines.push_back("refused " + refusal.error.message); };
  observer.warned = [&](const std::string& where, const std::string& what) {
    lines.push_back("warned " + where + ": " + what);
  };
  observer.limited = [&](const std::string& where, const std::string& what) {
    lines.push_back("limited " + where + ": " + what);
  };
  observer.ignored = [&](const std::string& name) { lines.push_back("ignored " + name); };
  std::istringstream in(bytes);
  read_stream(in, "in", options, observer);
  return lines;
}

}  // namespace depeche::test

#pragma once

// The name of a source, for people and in the ids of its dispatches.

#include <cstddef>
#include <string>
#include <string_view>

namespace depeche::dispatch {

struct SourceName {
  std::string where;       // in messages: the path as it was given
  std::string path;        // Dispatch::path
  bool is_stream = false;  // it has no path of its own: ids are "name:line"
};

// `path` as it was given; Dispatch::path becomes absolute, without "." and "..", links as they are.
SourceName name_file(const std::string& path);
SourceName name_stream(const std::string& name);

// "path:line".
std::string at_line(const std::string& name, std::size_t line);

// UTF-8 in NFC for any bytes that a path may have: control characters and ill-formed bytes become %XX.
std::string path_as_text(std::string_view path);

}  // namespace depeche::dispatch

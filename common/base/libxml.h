#pragma once

// What the sources that talk to libxml2 share.

#include <string_view>

#include <libxml/parser.h>
#include <libxml/tree.h>

namespace depeche::base {

inline std::string_view view_of(const xmlChar* text) {
  return text != nullptr ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view{};
}

// libxml2 keeps the last error of each thread.
inline bool lacked_memory() {
  const auto* error = ::xmlGetLastError();
  return error != nullptr && error->code == XML_ERR_NO_MEMORY;
}

}  // namespace depeche::base

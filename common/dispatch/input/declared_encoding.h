#pragma once

#include <string>
#include <string_view>

namespace depeche::dispatch {

// The encoding that the declaration of XML or a meta element of HTML names in `head`; empty without one, for a name
// that ICU does not know, and for UTF-8 and UTF-16, which bytes show themselves.
std::string declared_encoding(std::string_view head);

}  // namespace depeche::dispatch

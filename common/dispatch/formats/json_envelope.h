#pragma once

// Tells objects that hold dispatches, such as the answers of an API, from dispatches.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "dispatch/formats/names.h"

namespace depeche::dispatch {

// What an object is.
struct Unwrapped {
  enum class Kind { dispatch, several, action };
  Kind kind = Kind::dispatch;
  simdjson::dom::object object;  // the dispatch itself: an object, or what "_source", "doc" or "item" of it is
  std::string_view id;           // the id that stands beside it; empty when there is none
  std::vector<simdjson::dom::element> dispatches;  // of `several`; they may be envelopes again
};

// `several`: an object without a text of its own that has an array of objects, which have titles or texts, under a name
// such as "items", "_items", "articles" or "hits", or in an object under such a name. `action`: a line of a bulk file
// of Elasticsearch which says what to do with the next one, whose id it may name.
Unwrapped unwrap(const simdjson::dom::object& object, Names& names);

// Where the array of dispatches begins in the first bytes of such an object; nothing when they show none.
std::optional<std::size_t> find_envelope(std::string_view json);

}  // namespace depeche::dispatch

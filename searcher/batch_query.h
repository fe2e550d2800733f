#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/date.h"
#include "depeche/result.h"
#include "depeche/search.h"
#include "query/language/date_words.h"

namespace depeche::searcher {

// A longer line of a batch is refused.
inline constexpr std::size_t kMaxLineBytes = std::size_t{4} << 20;

// One line of a batch. What is not set, or empty, is as the command line says.
struct BatchQuery {
  std::string id;
  std::string text;
  std::optional<AskedTime> asked;  // the "from", "to" and "on" of this line
  std::optional<DateRange> mentioned;
  std::vector<std::string> sources;
  std::vector<std::string> places;
  std::vector<PropertyFilter> where;
  std::vector<PropertyFilter> not_where;
  std::string like;  // the id of a dispatch
  std::optional<bool> usable;
  std::optional<bool> strict_dates;
  std::optional<bool> expand;
  std::optional<bool> relax;
};

// Reads {"id","text"} with the filters of the command line: "from", "to", "on", "strict_dates", "mentions", "source",
// "place", "where", "not_source", "not_place", "not_where", "usable", "like", "expand", "relax". The id is a string or
// a whole number; sources and places are a text or a list. Beside "like" there may be no text. An error names a member
// that means nothing.
Result<BatchQuery> parse_batch_query(std::string_view line, const query::Present& present);

// Puts what the line says into what the command line says. Sources, places and values are added to its own.
void ask(const BatchQuery& query, SearchRequest& request);

}  // namespace depeche::searcher

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

// One line of a batch.
struct BatchQuery {
  std::string id;
  std::string text;
  std::optional<AskedTime> asked;  // the "from" and "to" of this line
  std::optional<DateRange> mentioned;
  std::vector<PropertyFilter> where;
};

// Reads {"id","text"[,"from","to","mentions","where"]}. The id is a string or a whole number; other members are
// ignored.
Result<BatchQuery> parse_batch_query(std::string_view line, const query::Present& present);

}  // namespace depeche::searcher

#include "dispatch/copy/copy.h"

#include <string>

#include "dispatch/copy/credits.h"
#include "dispatch/copy/dateline.h"
#include "dispatch/copy/headline.h"
#include "dispatch/copy/publication_heading.h"
#include "time/field_date.h"
#include "time/printed_date.h"
#include "time/written_day.h"

namespace depeche::dispatch {
namespace {

std::string_view take_headline(std::string_view copy, Dispatch& dispatch) {
  if (!dispatch.title.empty()) return copy;
  const auto split = split_headline(copy);
  if (!split) return copy;
  dispatch.title = split->headline;
  return split->body;
}

std::string_view take_dateline(std::string_view copy, const Dateline& dateline, Dispatch& dispatch) {
  fill(dispatch.place, dateline.place);
  fill(dispatch.source, dateline.source);
  return copy.substr(dateline.end);
}

std::string_view take_credits(std::string_view copy, Dispatch& dispatch) {
  const auto split = split_credits(copy);
  if (!split) return copy;
  fill(dispatch.credits, split->credits);
  return split->body;
}

void date_by(const time::PrintedDate& printed, Parsed& parsed) {
  time::Resolved resolved = time::resolve(printed, parsed.dispatch.dated);
  parsed.dispatch.dated = resolved.dated;
  if (!resolved.warning.empty()) parsed.warnings.push_back(std::move(resolved.warning));
}

// The hour that a dateline prints behind the day.
void time_by(std::string_view hour, Dispatch& dispatch) {
  if (hour.empty() || dispatch.written_at || !dispatch.dated || dispatch.dated->precision != DatePrecision::day) return;
  const time::FieldDate read = time::read_hour(dispatch.dated->first, hour);
  if (!read.written_at) return;
  dispatch.dated = read.dated;
  dispatch.written_at = read.written_at;
}

// Without a header nothing tells the year of "ce 7 janvier", or that it is not told of another time.
void date_by_text(std::string_view copy, Parsed& parsed) {
  const auto header = parsed.dispatch.dated;
  if (!header || header->precision == DatePrecision::day) return;
  const auto printed = time::find_written_day(copy);
  if (!printed) return;
  const auto alone =
      time::resolve({printed->day, printed->month, printed->year, printed->short_year, std::nullopt, 0}, header);
  if (alone.warning.empty()) date_by(*printed, parsed);
}

}  // namespace

void read_copy(std::string_view copy, Parsed& parsed) {
  Dispatch& dispatch = parsed.dispatch;
  copy = take_publication_heading(copy, parsed);
  auto dateline = read_dateline(copy);
  if (!dateline) {
    copy = take_headline(copy, dispatch);
    dateline = read_dateline(copy);
  }
  if (dateline) copy = take_dateline(copy, *dateline, dispatch);
  copy = take_credits(copy, dispatch);
  if (dateline && dateline->printed) {
    date_by(*dateline->printed, parsed);
    time_by(dateline->hour, dispatch);
  } else {
    date_by_text(copy, parsed);
  }
  dispatch.text = copy;
}

}  // namespace depeche::dispatch

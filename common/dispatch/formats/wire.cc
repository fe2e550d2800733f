#include "dispatch/formats/wire.h"

#include <optional>

#include "base/ascii.h"
#include "base/message.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/copy/copy.h"
#include "time/calendar.h"

namespace depeche::dispatch {
namespace {

struct WireHeader {
  std::string_view date;  // "2022-01"
  std::string_view copy;
};

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && base::is_digit(text[at + count])) ++count;
  return count;
}

// The size of "2022", "2022-01" or "2022-1-3" at the start of `text`; 0 for anything else.
std::size_t date_size(std::string_view text) {
  if (digits_at(text, 0) != 4) return 0;
  std::size_t size = 4;
  for (int part = 0; part < 2 && size < text.size() && text[size] == '-'; ++part) {
    const std::size_t digits = digits_at(text, size + 1);
    if (digits == 0 || digits > 2) return 0;
    size += 1 + digits;
  }
  return size == text.size() || is_white(text[size]) ? size : 0;
}

std::optional<WireHeader> read_wire_header(std::string_view text) {
  text = trim(text.starts_with("\uFEFF") ? text.substr(3) : text);
  if (!text.starts_with("date") && !text.starts_with("Date") && !text.starts_with("DATE")) return std::nullopt;
  const std::string_view rest = trim(text.substr(4));
  const std::size_t size = date_size(rest);
  if (size == 0 || rest.data() == text.data() + 4) return std::nullopt;
  return WireHeader{rest.substr(0, size), rest.substr(size)};
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// Of a date that date_size() accepted; nothing when the calendar has no such month or day.
std::optional<DateRange> interval(std::string_view date) {
  const int year = number(date.substr(0, 4));
  if (year < time::kFirstYear) return std::nullopt;
  if (date.size() == 4) return year_range(year);
  const std::size_t dash = date.find('-', 5);
  const auto month = static_cast<unsigned>(number(date.substr(5, dash == std::string_view::npos ? dash : dash - 5)));
  if (month < 1 || month > 12) return std::nullopt;
  if (dash == std::string_view::npos) return month_range(year, month);
  const auto day = time::make_day(year, month, static_cast<unsigned>(number(date.substr(dash + 1))));
  return day ? std::optional(day_range(*day)) : std::nullopt;
}

}  // namespace

bool has_wire_header(std::string_view text) { return read_wire_header(text).has_value(); }

Result<Parsed> parse_wire(std::string_view text, const Origin& origin) {
  const auto header = read_wire_header(text);
  if (!header)
    return fail(ErrorCode::format, tr("does not begin with a header like \"date 2022-01\""),
                tr("let the format be recognised, or text for a dispatch without header"));
  Parsed parsed;
  parsed.dispatch.id = origin.id;
  parsed.dispatch.path = origin.path;
  parsed.dispatch.dated = interval(header->date);
  if (!parsed.dispatch.dated)
    parsed.warnings.push_back(tr("the header's date {} does not exist: the dispatch is undated", header->date));
  read_copy(clean_text(header->copy), parsed);
  if (parsed.dispatch.text.empty())
    return fail(ErrorCode::format, tr("no text after the date header"), tr("add the dispatch's text"));
  return parsed;
}

}  // namespace depeche::dispatch

#include "dispatch/formats/iptc7901.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "dispatch/copy/clean_text.h"
#include "dispatch/copy/copy.h"
#include "text/normalizer.h"
#include "time/calendar.h"

namespace depeche::dispatch {
namespace {

constexpr char kStartOfText = '\x02';
constexpr char kEndOfText = '\x03';
constexpr char kEndOfTransmission = '\x04';
constexpr std::string_view kBeforeHeader(" \r\n\t\0\x16", 6);
constexpr std::size_t kShortestMonth = 3;

constexpr std::array<std::pair<std::string_view, unsigned>, 17> kMonthNumbers{{{"jan", 1},
                                                                               {"feb", 2},
                                                                               {"fev", 2},
                                                                               {"mar", 3},
                                                                               {"apr", 4},
                                                                               {"avr", 4},
                                                                               {"may", 5},
                                                                               {"mai", 5},
                                                                               {"jun", 6},
                                                                               {"jui", 6},
                                                                               {"jul", 7},
                                                                               {"aug", 8},
                                                                               {"aou", 8},
                                                                               {"sep", 9},
                                                                               {"oct", 10},
                                                                               {"nov", 11},
                                                                               {"dec", 12}}};

std::vector<std::string_view> words_of(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(kBlanks); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(kBlanks, end);
  }
  return words;
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return digits.empty() || digits.size() > 6 ? std::nullopt : std::optional(value);
}

std::optional<unsigned> month_of(std::string_view word) {
  const std::string folded = text::fold(word);
  if (folded.size() < kShortestMonth) return std::nullopt;
  if (folded.starts_with("juil")) return 7;
  for (const auto& [name, month] : kMonthNumbers)
    if (folded.starts_with(name)) return month;
  return std::nullopt;
}

// "131052 JAN 22", also with a zone before the month: day, hour and minute, month, year.
std::optional<DateRange> find_time(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text);
  for (std::size_t at = 0; at + 2 < words.size(); ++at) {
    const auto time = words[at].size() == 6 ? number(words[at]) : std::nullopt;
    if (!time) continue;
    const std::size_t month_at = month_of(words[at + 1]) ? at + 1 : at + 2;
    const auto month = month_of(words[month_at]);
    if (!month || month_at + 1 >= words.size()) continue;
    const auto year = number(words[month_at + 1]);
    if (!year || (words[month_at + 1].size() != 2 && words[month_at + 1].size() != 4)) continue;
    const int full = *year >= 100 ? *year : *year + (*year < 70 ? 2000 : 1900);
    if (const auto day = time::make_day(full, *month, static_cast<unsigned>(*time / 10000))) return day_range(*day);
  }
  return std::nullopt;
}

bool is_indented(std::string_view line) { return line.starts_with("  ") || line.starts_with('\t'); }

// Lines of a wire are as wide as a teleprinter.
std::string joined_paragraphs(std::string_view text) {
  std::string joined;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const bool blank = trim(line).empty() || trim(line) == "\r";
    if (blank || is_indented(line)) joined += "\n\n";
    if (!blank) joined.append(joined.empty() || joined.ends_with('\n') ? "" : " ").append(trim(line));
  }
  return joined;
}

struct Message {
  std::string_view header;
  std::string_view text;
  std::string_view trailer;
};

std::optional<Message> split(std::string_view message) {
  const std::size_t begin = message.find(kStartOfText);
  const std::size_t end = message.find(kEndOfText, begin == std::string_view::npos ? 0 : begin);
  if (begin == std::string_view::npos || end == std::string_view::npos) return std::nullopt;
  return Message{message.substr(0, begin), message.substr(begin + 1, end - begin - 1), message.substr(end + 1)};
}

// Takes the line of the time off the end of the text.
std::optional<DateRange> take_last_line(std::string_view& text) {
  const std::string_view whole = trim(text);
  const std::size_t at = whole.rfind('\n');
  const auto time = at == std::string_view::npos ? std::nullopt : find_time(whole.substr(at));
  if (time) text = whole.substr(0, at);
  return time;
}

void name_by_header(const Message& message, Dispatch& dispatch) {
  const std::vector<std::string_view> words = words_of(message.header);
  if (words.empty() || !dispatch.dated || dispatch.dated->precision != DatePrecision::day) return;
  dispatch.id = clean_line(words.front()) + "-" + to_string(*dispatch.dated);
}

}  // namespace

bool begins_iptc7901(std::string_view head) {
  const std::size_t at = head.find_first_not_of(kBeforeHeader);
  if (at == std::string_view::npos || head[at] != kStartOfHeader || at + 1 == head.size()) return false;
  return head[at + 1] >= ' ';
}

Result<Parsed> parse_iptc7901(std::string_view bytes) {
  auto message = split(bytes.substr(0, bytes.find(kEndOfTransmission)));
  if (!message)
    return fail(ErrorCode::format, "an IPTC 7901 message without start (STX) or end (ETX) of its text",
                "get a whole copy of it");
  Parsed parsed;
  const auto last_line = take_last_line(message->text);
  parsed.dispatch.dated = find_time(message->trailer);
  if (!parsed.dispatch.dated) parsed.dispatch.dated = last_line;
  read_copy(clean_text(joined_paragraphs(message->text)), parsed);
  if (parsed.dispatch.text.empty()) return fail(ErrorCode::format, "no text", "leave it out, or fill it");
  name_by_header(*message, parsed.dispatch);
  return parsed;
}

}  // namespace depeche::dispatch

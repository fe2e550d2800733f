#include "dispatch/copy/dateline.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "dispatch/copy/clean_text.h"
#include "text/char_class.h"
#include "text/normalizer.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kLongestDateline = 160;  // bytes
constexpr std::size_t kLongestPlace = 60;      // characters
constexpr std::size_t kLongestAgency = 30;

constexpr std::array<std::string_view, 26> kAgencies{"afp",
                                                     "reuters",
                                                     "thomson reuters",
                                                     "belga",
                                                     "ap",
                                                     "associated press",
                                                     "ats",
                                                     "keystone-ats",
                                                     "awp",
                                                     "ansa",
                                                     "efe",
                                                     "dpa",
                                                     "tass",
                                                     "upi",
                                                     "xinhua",
                                                     "apa",
                                                     "aps",
                                                     "map",
                                                     "tap",
                                                     "ria",
                                                     "interfax",
                                                     "bloomberg",
                                                     "anp",
                                                     "pti",
                                                     "cp",
                                                     "la presse canadienne"};

bool is_known_agency(std::string_view name) {
  const std::string folded = text::lower_form(name);
  return std::find(kAgencies.begin(), kAgencies.end(), folded) != kAgencies.end();
}

// Calls `accepts` with each character until it says no.
template <class Accepts>
bool all_characters(std::string_view text, Accepts accepts) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Char c = text::char_at(text, at);
    if (!accepts(c)) return false;
    at += c.size;
  }
  return true;
}

bool is_name_character(const text::Char& c) {
  using text::CharClass;
  return c.kind == CharClass::letter || c.kind == CharClass::space || c.kind == CharClass::hyphen ||
         c.kind == CharClass::comma || c.kind == CharClass::apostrophe || c.kind == CharClass::dot || c.code == '/' ||
         c.code == '(' || c.code == ')';
}

bool begins_with_capital(std::string_view text) { return !text.empty() && text::is_upper(text::char_at(text, 0).code); }

bool is_place(std::string_view text) {
  return begins_with_capital(text) && base::count_code_points(text) <= kLongestPlace &&
         all_characters(text, is_name_character);
}

bool is_agency(std::string_view text) {
  return begins_with_capital(text) && base::count_code_points(text) <= kLongestAgency &&
         all_characters(text, [](const text::Char& c) {
           return (is_name_character(c) && c.code != '(' && c.code != ')') || c.kind == text::CharClass::digit ||
                  c.code == '&';
         });
}

// "dpa", "ats afp", "tca/dpa": some agencies write themselves in lower case.
bool is_small_agency(std::string_view text) {
  constexpr std::string_view kSmall = "abcdefghijklmnopqrstuvwxyz /-";
  if (text.size() > kLongestAgency || text.find_first_not_of(kSmall) != std::string_view::npos) return false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" /"), text.size());
    if (is_known_agency(text.substr(0, end))) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

bool is_in_capitals(std::string_view text) {
  return all_characters(
      text, [](const text::Char& c) { return c.kind != text::CharClass::letter || text::is_upper(c.code); });
}

// The size of the dash at `at`, 0 when there is none.
std::size_t dash_size(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 5> kDashes{"--", "-", "–", "—", "―"};
  for (const std::string_view dash : kDashes)
    if (text.substr(at).starts_with(dash)) return dash.size();
  return 0;
}

std::size_t skip_white(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const text::Char c = text::char_at(text, at);
    if (c.kind != text::CharClass::space && c.kind != text::CharClass::newline) break;
    at += c.size;
  }
  return at;
}

// Where the copy begins after blanks, a dash and blanks at `at`; nothing when they do not stand there.
std::optional<std::size_t> after_dash(std::string_view text, std::size_t at) {
  at = skip_white(text, at);
  const std::size_t size = dash_size(text, at);
  if (size == 0) return std::nullopt;
  const std::size_t copy = skip_white(text, at + size);
  if (copy == at + size || copy == text.size()) return std::nullopt;
  return copy;
}

// Where a sentence begins after blanks at `at`: "Berne (ats) Le Conseil", "Paris (ats afp) «C'est".
std::optional<std::size_t> capital_after(std::string_view text, std::size_t at) {
  const std::size_t copy = skip_white(text, at);
  if (copy == at || copy == text.size()) return std::nullopt;
  const bool begins = begins_with_capital(text.substr(copy)) || text.substr(copy).starts_with("«");
  return begins ? std::optional(copy) : std::nullopt;
}

// The first dash with blanks on both sides; `to` is where the copy begins after it.
std::size_t find_spaced_dash(std::string_view text, std::size_t& to) {
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    const auto copy = after_dash(text, at);
    if (!copy) continue;
    to = *copy;
    return at;
  }
  return std::string_view::npos;
}

std::string_view without_comma(std::string_view text) {
  text = trim(text);
  if (text.ends_with(',')) text.remove_suffix(1);
  return trim(text);
}

// True when nothing but a time of day ("14h30", "à 09:15", "06:00 GMT") is left after a date.
bool is_time_of_day(std::string_view text) {
  text = trim(text);
  if (text.empty()) return true;
  return text.size() <= 20 && text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("0123456789:hHmM GTUCà,.+") == std::string_view::npos;
}

struct PlaceAndDate {
  std::string_view place;
  std::optional<time::PrintedDate> printed;
  std::string_view hour;
};

// False when something else than a date, and perhaps an hour, stands there.
bool read_whole_date(std::string_view text, PlaceAndDate& where) {
  const auto date = time::read_printed_date(text, 0);
  if (!date || !is_time_of_day(text.substr(date->end))) return false;
  where.printed = date;
  where.hour = trim(text.substr(date->end));
  return true;
}

// "ALMATY, 13 janvier", "ALMATY jeudi 13 janvier 2022", "ALMATY", "13 janvier"; the date takes all words from where it
// begins.
std::optional<PlaceAndDate> split_place(std::string_view text) {
  text = trim(text);
  if (is_place(text)) return PlaceAndDate{text, std::nullopt, {}};
  for (std::size_t at = 0; at != std::string_view::npos;) {
    const std::string_view place = without_comma(text.substr(0, at));
    PlaceAndDate where{place, std::nullopt, {}};
    if (read_whole_date(text.substr(at), where) && (place.empty() || is_place(place))) return where;
    const std::size_t blank = text.find_first_of(" \n", at);
    at = blank == std::string_view::npos ? blank : blank + 1;
  }
  return std::nullopt;
}

Dateline make_dateline(const PlaceAndDate& where, std::string_view source, std::size_t end) {
  return {std::string(where.place), std::string(source), where.printed, std::string(where.hour), end};
}

std::vector<std::string_view> split_at_bars(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t bar = text.find('|', begin);
    parts.push_back(trim(text.substr(begin, bar == std::string_view::npos ? bar : bar - begin)));
    if (bar == std::string_view::npos) return parts;
    begin = bar + 1;
  }
}

std::optional<Dateline> read_bars(std::string_view text) {
  std::size_t copy = 0;
  const std::size_t dash = find_spaced_dash(text, copy);
  if (dash == std::string_view::npos) return std::nullopt;
  const auto parts = split_at_bars(text.substr(0, dash));
  if (parts.size() < 2 || parts.size() > 3 || !is_place(parts[0]) || !is_agency(parts[1])) return std::nullopt;
  PlaceAndDate where{parts[0], std::nullopt, {}};
  if (parts.size() == 3 && !read_whole_date(parts[2], where)) return std::nullopt;
  return make_dateline(where, parts[1], copy);
}

// "(Belga) Le ministre …": nothing before the brackets.
std::optional<Dateline> read_agency_alone(std::string_view text, std::string_view agency, std::size_t close) {
  if (!is_known_agency(agency)) return std::nullopt;
  const std::size_t copy = after_dash(text, close + 1).value_or(skip_white(text, close + 1));
  if (copy == text.size()) return std::nullopt;
  return make_dateline({}, agency, copy);
}

std::optional<Dateline> read_brackets_at(std::string_view text, std::size_t open) {
  const std::size_t close = text.find(')', open);
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view agency = trim(text.substr(open + 1, close - open - 1));
  const bool is_small = is_small_agency(agency);
  if (!is_agency(agency) && !is_small) return std::nullopt;
  const std::string_view before = trim(text.substr(0, open));
  if (before.empty()) return read_agency_alone(text, agency, close);
  const auto where = split_place(before);
  auto copy = after_dash(text, close + 1);
  if (!copy && is_small) copy = capital_after(text, close + 1);
  if (!where || !copy) return std::nullopt;
  const bool sure = where->printed || is_in_capitals(where->place) || is_known_agency(agency) || is_small;
  return sure ? std::optional(make_dateline(*where, agency, *copy)) : std::nullopt;
}

// The agency stands in the first brackets, or, after "Moscou (Russie)", in the second.
std::optional<Dateline> read_brackets(std::string_view text) {
  const std::size_t first = text.find('(');
  if (first == std::string_view::npos) return std::nullopt;
  if (auto dateline = read_brackets_at(text, first)) return dateline;
  const std::size_t second = text.find('(', first + 1);
  return second == std::string_view::npos ? std::nullopt : read_brackets_at(text, second);
}

std::optional<Dateline> read_without_agency(std::string_view text) {
  std::size_t copy = 0;
  const std::size_t dash = find_spaced_dash(text, copy);
  if (dash == std::string_view::npos) return std::nullopt;
  const auto where = split_place(text.substr(0, dash));
  if (!where || !where->printed || where->place.empty()) return std::nullopt;
  return make_dateline(*where, {}, copy);
}

// The end of the first paragraph, or of the longest dateline.
std::string_view opening(std::string_view text) {
  const std::string_view paragraph = text.substr(0, text.find("\n\n"));
  return base::truncate_utf8(paragraph, kLongestDateline + 80);
}

}  // namespace

std::optional<Dateline> read_dateline(std::string_view text) {
  const std::string_view start = opening(text);
  auto dateline = read_bars(start);
  if (!dateline) dateline = read_brackets(start);
  if (!dateline) dateline = read_without_agency(start);
  if (dateline && dateline->end > kLongestDateline) return std::nullopt;
  return dateline;
}

}  // namespace depeche::dispatch

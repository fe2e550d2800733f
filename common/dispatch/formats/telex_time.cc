#include "dispatch/formats/telex_time.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "dispatch/formats/telex_words.h"
#include "text/normalizer.h"
#include "time/calendar.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kShortestMonth = 3;

// How the folded names of months begin.
constexpr std::array<std::pair<std::string_view, unsigned>, 32> kTelexMonths{
    {{"juil", 7}, {"jan", 1},  {"gen", 1},  {"ene", 1},  {"feb", 2},  {"fev", 2},  {"mar", 3},  {"mrz", 3},
     {"mae", 3},  {"apr", 4},  {"avr", 4},  {"abr", 4},  {"may", 5},  {"mai", 5},  {"mag", 5},  {"jun", 6},
     {"jui", 6},  {"giu", 6},  {"jul", 7},  {"lug", 7},  {"aug", 8},  {"aou", 8},  {"ago", 8},  {"sep", 9},
     {"set", 9},  {"oct", 10}, {"okt", 10}, {"ott", 10}, {"nov", 11}, {"dec", 12}, {"dez", 12}, {"dic", 12}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kTelexZones{{{"gmt", "Z"},
                                                                                     {"utc", "Z"},
                                                                                     {"tu", "Z"},
                                                                                     {"ut", "Z"},
                                                                                     {"z", "Z"},
                                                                                     {"cet", "+01:00"},
                                                                                     {"mez", "+01:00"},
                                                                                     {"hec", "+01:00"},
                                                                                     {"bst", "+01:00"},
                                                                                     {"cest", "+02:00"},
                                                                                     {"mesz", "+02:00"},
                                                                                     {"eet", "+02:00"},
                                                                                     {"msk", "+03:00"},
                                                                                     {"jst", "+09:00"},
                                                                                     {"edt", "-04:00"},
                                                                                     {"est", "-05:00"},
                                                                                     {"pst", "-08:00"}}};

std::optional<unsigned> telex_month(std::string_view word) {
  const std::string folded = text::fold(word);
  if (folded.size() < kShortestMonth) return std::nullopt;
  for (const auto& [name, month] : kTelexMonths)
    if (folded.starts_with(name)) return month;
  return std::nullopt;
}

std::string two_digits(int value) { return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)}; }

int whole_year(int year) {
  if (year >= 100) return year;
  return year + (year < 70 ? 2000 : 1900);
}

// `clock`: hour times 100 and minute. One that no clock shows, and an unknown zone, leave the day alone.
std::optional<TelexTime> make_time(int year, unsigned month, int day, int clock, std::string_view zone) {
  const auto made = time::make_day(whole_year(year), month, static_cast<unsigned>(day));
  if (!made) return std::nullopt;
  TelexTime time{to_string(*made), *made};
  if (clock / 100 > 23 || clock % 100 > 59) return time;
  const auto* known = std::find_if(kTelexZones.begin(), kTelexZones.end(),
                                   [&](const auto& entry) { return entry.first == base::lower_ascii(zone); });
  if (!zone.empty() && known == kTelexZones.end()) return time;
  time.date += 'T' + two_digits(clock / 100) + ':' + two_digits(clock % 100);
  if (!zone.empty()) time.date += known->second;
  return time;
}

// "131052 JAN 22", also with a zone before the month.
std::optional<TelexTime> read_named_month(const std::vector<std::string_view>& words, std::size_t at) {
  const auto time = words[at].size() == 6 ? telex_number(words[at]) : std::nullopt;
  if (!time || at + 2 >= words.size()) return std::nullopt;
  const bool has_zone = !telex_month(words[at + 1]);
  const std::size_t month_at = has_zone ? at + 2 : at + 1;
  const auto month = telex_month(words[month_at]);
  if (!month || month_at + 1 >= words.size()) return std::nullopt;
  const std::string_view year_word = words[month_at + 1];
  const auto year = telex_number(year_word);
  if (!year || (year_word.size() != 2 && year_word.size() != 4)) return std::nullopt;
  return make_time(*year, *month, *time / 10000, *time % 10000, has_zone ? words[at + 1] : std::string_view{});
}

std::vector<std::string_view> split_at(std::string_view word, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = word.find(separator);
    parts.push_back(word.substr(0, end));
    if (end == std::string_view::npos) return parts;
    word.remove_prefix(end + 1);
  }
}

// The three numbers of two digits with which `parts` end.
std::optional<std::array<int, 3>> last_three(const std::vector<std::string_view>& parts) {
  if (parts.size() < 3) return std::nullopt;
  std::array<int, 3> numbers{};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string_view part = parts[parts.size() - 3 + i];
    const auto number = part.size() == 2 ? telex_number(part) : std::nullopt;
    if (!number) return std::nullopt;
    numbers[i] = *number;
  }
  return numbers;
}

// "KWS-21:37-09-12-18".
std::optional<TelexTime> read_after_clock(std::string_view word) {
  const auto parts = split_at(word, '-');
  const auto numbers = last_three(parts);
  if (!numbers || parts.size() < 4) return std::nullopt;
  const std::string_view clock = parts[parts.size() - 4];
  const auto hour = clock.size() == 5 && clock[2] == ':' ? telex_number(clock.substr(0, 2)) : std::nullopt;
  const auto minute = hour ? telex_number(clock.substr(3)) : std::nullopt;
  if (!minute) return std::nullopt;
  const auto& [day, month, year] = *numbers;
  return make_time(year, static_cast<unsigned>(month), day, *hour * 100 + *minute, {});
}

// "AP-WF-02-20-16 0337GMT".
std::optional<TelexTime> read_american(const std::vector<std::string_view>& words, std::size_t at) {
  const auto numbers = last_three(split_at(words[at], '-'));
  if (!numbers || at + 1 >= words.size()) return std::nullopt;
  const auto clock = telex_number(words[at + 1].substr(0, 4));
  if (!clock || words[at + 1].size() < 4) return std::nullopt;
  std::string_view zone = words[at + 1].substr(4);
  zone = zone.substr(0, zone.find('<'));
  const auto& [month, day, year] = *numbers;
  return make_time(year, static_cast<unsigned>(month), day, *clock, zone);
}

}  // namespace

std::optional<TelexTime> find_telex_time(std::string_view text) {
  const std::vector<std::string_view> words = telex_words(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    auto time = read_named_month(words, at);
    if (!time) time = read_after_clock(words[at]);
    if (!time) time = read_american(words, at);
    if (time) return time;
  }
  return std::nullopt;
}

}  // namespace depeche::dispatch

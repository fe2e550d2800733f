#include "dispatch/copy/publication_heading.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/files.h"
#include "base/message.h"
#include "base/utf8.h"
#include "dispatch/copy/clean_text.h"
#include "text/normalizer.h"
#include "time/find_dates.h"
#include "time/zone.h"

namespace depeche::dispatch {
namespace {

constexpr std::string_view kDecoration = " */()[]=_#+-.:!";
constexpr std::array<std::string_view, 8> kCancellations{
    "ANNULATION",        "ANNULÉ",          "ANNULÉE",        "ANNULEE", "AVIS D'ANNULATION",
    "AVIS D’ANNULATION", "DÉPÊCHE ANNULÉE", "DEPECHE ANNULEE"};
constexpr std::array<std::string_view, 2> kEmbargoes{"SOUS EMBARGO", "EMBARGO"};
constexpr std::array<std::string_view, 4> kHeadingSeparators{":", "- ", "– ", "— "};
// Folded words behind a clock. Those of the second list are towns and countries whose clocks show the same as Paris's.
constexpr std::array<std::string_view, 4> kUtc{"gmt", "utc", "tu", "z"};
constexpr std::array<std::string_view, 7> kLikeParis{"paris",  "france", "francaise", "bruxelles",
                                                     "geneve", "cet",    "cest"};

std::string_view without_decoration(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(kDecoration);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kDecoration) + 1 - begin);
}

template <std::size_t n>
std::string_view label_of(std::string_view line, const std::array<std::string_view, n>& labels) {
  std::string_view longest;
  for (const std::string_view label : labels)
    if (line.starts_with(label) && label.size() > longest.size()) longest = label;
  return longest;
}

bool begins_with_separator(std::string_view rest) {
  rest = trim(rest);
  return std::any_of(kHeadingSeparators.begin(), kHeadingSeparators.end(),
                     [&](std::string_view separator) { return rest.starts_with(separator); });
}

struct Clock {
  std::chrono::minutes time{};
  std::string_view behind;  // what stands behind it
};

// "06H00", "6 h", "18:30", wherever it stands.
std::optional<Clock> find_clock(std::string_view text) {
  for (std::size_t at = text.find_first_of("hH:"); at != std::string_view::npos;
       at = text.find_first_of("hH:", at + 1)) {
    std::size_t end = at;
    while (end > 0 && text[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < 2 && base::is_digit(text[begin - 1])) --begin;
    if (begin == end) continue;
    const int hour = std::stoi(std::string(text.substr(begin, end - begin)));
    const std::string_view after = text.substr(at + 1, 2);
    const bool has_minutes = after.size() == 2 && base::is_digit(after[0]) && base::is_digit(after[1]);
    const int minute = has_minutes ? std::stoi(std::string(after)) : 0;
    if (hour < 24 && minute < 60)
      return Clock{std::chrono::hours(hour) + std::chrono::minutes(minute), text.substr(at + (has_minutes ? 3 : 1))};
  }
  return std::nullopt;
}

bool holds_word(std::string_view folded, std::string_view word) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  for (std::size_t at = folded.find(word); at != std::string_view::npos; at = folded.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_letter(folded[at - 1])) && (end == folded.size() || !is_letter(folded[end]))) return true;
  }
  return false;
}

template <std::size_t n>
bool holds_any(std::string_view folded, const std::array<std::string_view, n>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return holds_word(folded, word); });
}

// When a clock shows `time` where `behind`, which stands behind it in a heading, says: in the reader's zone when it
// does not. Nothing for a place that is not known.
std::optional<std::chrono::sys_seconds> resolve(std::chrono::local_seconds time, std::string_view behind) {
  const std::string folded = text::fold(behind);
  const bool is_offset = folded.find_first_of("+-") != std::string::npos;
  if (holds_any(folded, kUtc))
    return is_offset ? std::nullopt : std::optional(std::chrono::sys_seconds(time.time_since_epoch()));
  const bool names_paris = holds_any(folded, kLikeParis);
  if (!names_paris && (holds_word(folded, "heure") || holds_word(folded, "heures"))) return std::nullopt;
  return (names_paris ? time::paris() : time::reader_zone()).time_of(time);
}

// `text` says what is not understood of the line.
void withhold(std::string_view line, const char* text, Parsed& parsed) {
  parsed.dispatch.status = PublicationStatus::withheld;
  doubt(tr(text, base::in_quotes(base::truncate_utf8(line, 60))), to_translate("{}: the dispatch counts as withheld"),
        parsed);
}

void embargo(std::string_view line, std::string_view rest, Parsed& parsed) {
  const auto dates = time::find_dates(rest, parsed.dispatch.dated);
  if (dates.empty()) return withhold(line, to_translate("the day of {} is not understood"), parsed);
  auto clock = find_clock(rest.substr(dates.front().end));
  if (!clock) clock = find_clock(rest);
  const std::chrono::local_seconds day((dates.front().range.last).time_since_epoch());
  const auto until = clock ? resolve(day + clock->time, clock->behind) : resolve(day + std::chrono::hours(24), {});
  if (!until) return withhold(line, to_translate("the hour of {} is not understood"), parsed);
  parsed.dispatch.embargoed_until = *until;
}

}  // namespace

std::string_view take_publication_heading(std::string_view copy, Parsed& parsed) {
  const std::string_view line = copy.substr(0, copy.find('\n'));
  const std::string_view rest_of_copy = trim(copy.substr(line.size()));
  const std::string_view core = without_decoration(line);
  if (const auto label = label_of(core, kCancellations); !label.empty()) {
    const bool alone = label.size() == core.size() && !rest_of_copy.empty();
    if (!alone && !begins_with_separator(core.substr(label.size()))) return copy;
    parsed.dispatch.status = PublicationStatus::canceled;
    return alone ? rest_of_copy : copy;
  }
  const auto label = label_of(core, kEmbargoes);
  const std::string_view rest = trim(core.substr(label.size()));
  const bool until = rest.starts_with("JUSQU") || rest.starts_with("jusqu");
  if (label.empty() || rest_of_copy.empty() || !(rest.empty() || until)) return copy;
  embargo(line, rest, parsed);
  return rest_of_copy;
}

}  // namespace depeche::dispatch

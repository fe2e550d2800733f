#include "time/clock_zone.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "time/folded_word.h"
#include "time/scan.h"
#include "time/symbol.h"

namespace depeche::time {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

struct NamedOffset {
  std::string_view name;  // in small letters
  minutes offset;
};

constexpr std::array kNamedOffsets{
    NamedOffset{"z", hours(0)},     NamedOffset{"gmt", hours(0)},   NamedOffset{"utc", hours(0)},
    NamedOffset{"ut", hours(0)},    NamedOffset{"tuc", hours(0)},   NamedOffset{"tu", hours(0)},
    NamedOffset{"hec", hours(1)},   NamedOffset{"cet", hours(1)},   NamedOffset{"cest", hours(2)},
    NamedOffset{"met", hours(1)},   NamedOffset{"mest", hours(2)},  NamedOffset{"mez", hours(1)},
    NamedOffset{"mesz", hours(2)},  NamedOffset{"wet", hours(0)},   NamedOffset{"west", hours(1)},
    NamedOffset{"bst", hours(1)},   NamedOffset{"eet", hours(2)},   NamedOffset{"eest", hours(3)},
    NamedOffset{"msk", hours(3)},   NamedOffset{"est", hours(-5)},  NamedOffset{"edt", hours(-4)},
    NamedOffset{"cst", hours(-6)},  NamedOffset{"cdt", hours(-5)},  NamedOffset{"mst", hours(-7)},
    NamedOffset{"mdt", hours(-6)},  NamedOffset{"pst", hours(-8)},  NamedOffset{"pdt", hours(-7)},
    NamedOffset{"hne", hours(-5)},  NamedOffset{"hae", hours(-4)},  NamedOffset{"jst", hours(9)},
    NamedOffset{"kst", hours(9)},   NamedOffset{"hkt", hours(8)},   NamedOffset{"sgt", hours(8)},
    NamedOffset{"aest", hours(10)}, NamedOffset{"aedt", hours(11)}, NamedOffset{"nzst", hours(12)},
    NamedOffset{"nzdt", hours(13)}, NamedOffset{"sast", hours(2)},  NamedOffset{"trt", hours(3)},
    NamedOffset{"brt", hours(-3)},  NamedOffset{"akst", hours(-9)}, NamedOffset{"akdt", hours(-8)},
    NamedOffset{"hst", hours(-10)}, NamedOffset{"hnec", hours(1)},  NamedOffset{"haec", hours(2)},
    NamedOffset{"hna", hours(-4)},  NamedOffset{"haa", hours(-3)},  NamedOffset{"hnc", hours(-6)},
    NamedOffset{"hac", hours(-5)},  NamedOffset{"hnr", hours(-7)},  NamedOffset{"har", hours(-6)},
    NamedOffset{"hnp", hours(-8)},  NamedOffset{"hap", hours(-7)}};

// What American newspapers call their hour, in summer and in winter.
struct NamedZone {
  std::string_view name;
  std::string_view zone;
};
constexpr std::array kNamedZones{NamedZone{"ET", "America/New_York"}, NamedZone{"CT", "America/Chicago"},
                                 NamedZone{"MT", "America/Denver"}, NamedZone{"PT", "America/Los_Angeles"}};

// Towns and countries whose clocks show the same as those of Paris.
constexpr std::array<std::string_view, 8> kLikeParis{"paris",  "france", "francaise", "bruxelles",
                                                     "geneve", "berne",  "belgique",  "luxembourg"};

// The last word of towns and regions in French, and a zone that has their clocks.
constexpr std::array kPlaces{NamedZone{"londres", "Europe/London"},
                             NamedZone{"lisbonne", "Europe/Lisbon"},
                             NamedZone{"berlin", "Europe/Berlin"},
                             NamedZone{"madrid", "Europe/Madrid"},
                             NamedZone{"rome", "Europe/Rome"},
                             NamedZone{"athenes", "Europe/Athens"},
                             NamedZone{"kiev", "Europe/Kiev"},
                             NamedZone{"kyiv", "Europe/Kiev"},
                             NamedZone{"moscou", "Europe/Moscow"},
                             NamedZone{"istanbul", "Europe/Istanbul"},
                             NamedZone{"ankara", "Europe/Istanbul"},
                             NamedZone{"jerusalem", "Asia/Jerusalem"},
                             NamedZone{"beyrouth", "Asia/Beirut"},
                             NamedZone{"teheran", "Asia/Tehran"},
                             NamedZone{"doubai", "Asia/Dubai"},
                             NamedZone{"delhi", "Asia/Kolkata"},
                             NamedZone{"pekin", "Asia/Shanghai"},
                             NamedZone{"shanghai", "Asia/Shanghai"},
                             NamedZone{"kong", "Asia/Hong_Kong"},
                             NamedZone{"singapour", "Asia/Singapore"},
                             NamedZone{"seoul", "Asia/Seoul"},
                             NamedZone{"tokyo", "Asia/Tokyo"},
                             NamedZone{"sydney", "Australia/Sydney"},
                             NamedZone{"noumea", "Pacific/Noumea"},
                             NamedZone{"tahiti", "Pacific/Tahiti"},
                             NamedZone{"papeete", "Pacific/Tahiti"},
                             NamedZone{"reunion", "Indian/Reunion"},
                             NamedZone{"mayotte", "Indian/Mayotte"},
                             NamedZone{"guyane", "America/Cayenne"},
                             NamedZone{"cayenne", "America/Cayenne"},
                             NamedZone{"guadeloupe", "America/Guadeloupe"},
                             NamedZone{"martinique", "America/Martinique"},
                             NamedZone{"york", "America/New_York"},
                             NamedZone{"washington", "America/New_York"},
                             NamedZone{"est", "America/Toronto"},
                             NamedZone{"montreal", "America/Toronto"},
                             NamedZone{"quebec", "America/Toronto"},
                             NamedZone{"ottawa", "America/Toronto"},
                             NamedZone{"chicago", "America/Chicago"},
                             NamedZone{"angeles", "America/Los_Angeles"},
                             NamedZone{"caire", "Africa/Cairo"},
                             NamedZone{"alger", "Africa/Algiers"},
                             NamedZone{"tunis", "Africa/Tunis"},
                             NamedZone{"rabat", "Africa/Casablanca"},
                             NamedZone{"dakar", "Africa/Dakar"},
                             NamedZone{"abidjan", "Africa/Abidjan"},
                             NamedZone{"kinshasa", "Africa/Kinshasa"},
                             NamedZone{"greenwich", "Etc/GMT"}};

std::shared_ptr<const Zone> shared_paris() { return {std::shared_ptr<const Zone>(), &paris()}; }

// The digits and signs of an offset at `at`.
std::string_view offset_text(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find_first_not_of("+-:0123456789", at), text.size());
  return text.substr(at, end - at);
}

// "GMT", "UTC+2", "CEST".
std::optional<ClockZone> read_named_offset(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && base::lower_ascii(text[end]) >= 'a' && base::lower_ascii(text[end]) <= 'z') ++end;
  for (const NamedZone& named : kNamedZones)
    if (text.substr(at, end - at) == named.name) return ClockZone{std::nullopt, Zone::named(named.zone), true, end};
  // T.U.
  constexpr std::string_view kDotted = "t.u.";
  const bool is_dotted = base::lower_ascii(text.substr(at, kDotted.size())) == kDotted;
  if (is_dotted) end = at + kDotted.size();
  const std::string name = is_dotted ? "tu" : base::lower_ascii(text.substr(at, end - at));
  const auto* found = std::ranges::find(kNamedOffsets, name, &NamedOffset::name);
  if (found == kNamedOffsets.end()) return std::nullopt;
  ClockZone zone;
  zone.utc_offset = found->offset;
  zone.end = end;
  if (end == text.size() || (text[end] != '+' && text[end] != '-')) return zone;
  std::string offset(offset_text(text, end));
  zone.end = end + offset.size();
  if (offset.size() == 2) offset.insert(1, "0");
  const auto further = read_utc_offset(offset);
  if (!further) return std::nullopt;
  zone.utc_offset = *zone.utc_offset + *further;
  return zone;
}

// "Europe/Paris" of "EUROPE/PARIS".
std::string with_capitals(std::string_view name) {
  std::string cased;
  for (const char c : name) {
    const bool begins = cased.empty() || cased.back() == '/' || cased.back() == '_';
    cased += begins ? c : base::lower_ascii(c);
  }
  return cased;
}

// "America/Montreal".
std::optional<ClockZone> read_zone_name(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const auto belongs = [](char c) {
    return (base::lower_ascii(c) >= 'a' && base::lower_ascii(c) <= 'z') || c == '/' || c == '_';
  };
  while (end < text.size() && belongs(text[end])) ++end;
  const std::string_view name = text.substr(at, end - at);
  if (name.find('/') == std::string_view::npos) return std::nullopt;
  ClockZone zone;
  zone.zone = Zone::named(name);
  if (!zone.zone) zone.zone = Zone::named(with_capitals(name));
  if (!zone.zone) return std::nullopt;
  zone.end = end;
  return zone;
}

// "heure de Paris", "(heure locale)", "heures de New York"; of several words any may be the one that is known.
std::optional<ClockZone> read_hour_of(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const std::string first(read_word(text, end).view());
  if (first != "heure" && first != "heures") return std::nullopt;
  ClockZone zone;
  zone.known = false;
  for (zone.end = end; end < text.size() && text[end] != ')' && text[end] != ','; zone.end = end) {
    std::size_t word_end = skip_blanks(text, end);
    if (word_end < text.size() && symbol_at(text, word_end).kind == SymbolKind::apostrophe)
      word_end += symbol_at(text, word_end).size;
    const FoldedWord word = read_word(text, word_end);
    if (word.view().empty()) break;
    if (std::ranges::find(kLikeParis, word.view()) != kLikeParis.end()) {
      zone.zone = shared_paris();
      zone.known = true;
    }
    if (const auto* place = std::ranges::find(kPlaces, word.view(), &NamedZone::name); place != kPlaces.end()) {
      zone.zone = Zone::named(place->zone);
      zone.known = zone.zone != nullptr;
    }
    end = word_end;
  }
  return zone;
}

std::optional<ClockZone> read_zone(std::string_view text, std::size_t at) {
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
    std::string offset(offset_text(text, at));
    const std::size_t end = at + offset.size();
    if (offset.size() == 2) offset.insert(1, "0");
    const auto utc_offset = read_utc_offset(offset);
    if (!utc_offset) return std::nullopt;
    return ClockZone{utc_offset, nullptr, true, end};
  }
  if (auto zone = read_zone_name(text, at)) return zone;
  if (auto zone = read_named_offset(text, at)) return zone;
  if (auto zone = read_hour_of(text, at)) return zone;
  // "(Paris)"
  std::size_t end = at;
  if (at == 0 || text[at - 1] != '(' || !is_one_of(read_word(text, end).view(), kLikeParis)) return std::nullopt;
  return ClockZone{std::nullopt, shared_paris(), true, end};
}

}  // namespace

std::optional<minutes> read_utc_offset(std::string_view text) {
  if (text == "Z") return minutes(0);
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  std::string digits(text.substr(1));
  if (digits.size() == 5 && digits[2] == ':') digits.erase(2, 1);
  if ((digits.size() != 2 && digits.size() != 4) || !std::ranges::all_of(digits, base::is_digit)) return std::nullopt;
  const int hour = (digits[0] - '0') * 10 + digits[1] - '0';
  const int minute = digits.size() == 4 ? (digits[2] - '0') * 10 + digits[3] - '0' : 0;
  if (hour > 14 || minute > 59) return std::nullopt;
  const minutes offset = hours(hour) + minutes(minute);
  return text[0] == '-' ? -offset : offset;
}

ClockZone read_clock_zone(std::string_view text, std::size_t at) {
  std::size_t begin = skip_blanks(text, at);
  if (begin < text.size() && text[begin] == ',') begin = skip_blanks(text, begin + 1);
  const bool bracketed = begin < text.size() && (text[begin] == '(' || text[begin] == '[');
  if (bracketed) ++begin;
  auto zone = begin < text.size() ? read_zone(text, begin) : std::nullopt;
  if (!zone) return {std::nullopt, nullptr, true, at};
  // "+0100 (CET)": what stands in brackets says the same again.
  if (bracketed && text.substr(zone->end).starts_with(text[begin - 1] == '(' ? ')' : ']')) ++zone->end;
  const std::size_t again = skip_blanks(text, zone->end);
  if (!bracketed && again < text.size() && text[again] == '(') {
    const std::size_t close = text.find(')', again);
    if (close != std::string_view::npos) zone->end = close + 1;
  }
  return *zone;
}

Instant moment_at(std::chrono::local_seconds local, const ClockZone& where) {
  if (where.utc_offset)
    return {std::chrono::sys_seconds(local.time_since_epoch() - *where.utc_offset), *where.utc_offset};
  const Zone& zone = where.zone ? *where.zone : reader_zone();
  return zone.show(zone.time_of(local));
}

}  // namespace depeche::time

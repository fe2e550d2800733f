#include "dispatch/formats/page_date_words.h"

#include <algorithm>

#include "base/ascii.h"
#include "depeche/date.h"
#include "time/month_names.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kLabelBytes = 48;

// As fold_letters() leaves them.
constexpr std::array<std::string_view, 25> kPublication{
    "mise en ligne", "datum:",    "date:",          "publie",      "mis en ligne", "paru",        "parution",
    "ecrit",         "poste",     "redige",         "publication", "published",    "posted",      "written",
    "released",      "issued",    "veroffentlicht", "erstellt",    "erschienen",   "geschrieben", "verfasst",
    "eingestellt",   "publicado", "pubblicato",     "gepubliceerd"};
constexpr std::array<std::string_view, 30> kUpdate{
    "mises a jour", "joined",     "registriert", "inscrit",        "member since",   "mis a jour",
    "mise a jour",  "maj",        "modifie",     "modification",   "actualise",      "updated",
    "update",       "modified",   "revised",     "edited",         "reviewed",       "aktualisiert",
    "geandert",     "bearbeitet", "stand",       "aktualisierung", "uberarbeitet",   "actualizado",
    "aggiornato",   "bijgewerkt", "derniere",    "anderung",       "anderungsdatum", "last changed"};

template <std::size_t n>
std::size_t last_of(std::string_view text, const std::array<std::string_view, n>& words) {
  std::size_t last = 0;
  for (const std::string_view word : words)
    if (const std::size_t at = text.rfind(word); at != std::string_view::npos) last = std::max(last, at + 1);
  return last;
}

std::string before(std::string_view line, std::size_t at) {
  const std::size_t begin = at > kLabelBytes ? at - kLabelBytes : 0;
  return time::fold_letters(line.substr(begin, at - begin));
}

struct Figures {
  int value = 0;
  std::size_t begin = 0;
  std::size_t size = 0;
};

// The number that begins at `at`, in figures alone.
Figures figures_at(std::string_view text, std::size_t at) {
  Figures number{0, at, 0};
  for (; at + number.size < text.size() && base::is_digit(text[at + number.size]) && number.size < 9; ++number.size)
    number.value = number.value * 10 + (text[at + number.size] - '0');
  return number;
}

bool is_year(const Figures& number) { return number.size == 4 && number.value >= 1990 && number.value <= 2100; }

std::string_view path_of(std::string_view address) {
  const std::size_t scheme = address.find("//");
  const std::size_t begin = scheme == std::string_view::npos ? 0 : address.find('/', scheme + 2);
  return begin == std::string_view::npos ? std::string_view{} : address.substr(begin);
}

std::optional<time::LineDate> day_of(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || Day{std::chrono::sys_days(date)} > local_today() + std::chrono::days{2}) return std::nullopt;
  time::LineDate found;
  found.day = date;
  return found;
}

// 13-01-2022, 13.01.2022
std::optional<time::LineDate> day_first_at(std::string_view path, std::size_t at) {
  const Figures day = figures_at(path, at);
  const Figures month = figures_at(path, at + 3);
  const Figures year = figures_at(path, at + 6);
  if (at + 10 > path.size() || month.size != 2 || !is_year(year) || path[at + 2] != path[at + 5]) return std::nullopt;
  if (path[at + 2] != '-' && path[at + 2] != '.' && path[at + 2] != '_') return std::nullopt;
  return month.value > 12 ? std::nullopt : day_of(year.value, month.value, day.value);
}

std::optional<time::LineDate> day_at(std::string_view path, std::size_t at) {
  const Figures year = figures_at(path, at);
  if (year.size == 2) return day_first_at(path, at);
  if (year.size == 8 && year.value / 10000 >= 1990 && year.value / 10000 <= 2100)
    return day_of(year.value / 10000, year.value / 100 % 100, year.value % 100);
  if (!is_year(year) || at + 4 >= path.size()) return std::nullopt;
  const char separator = path[at + 4];
  if (separator != '/' && separator != '-' && separator != '_') return std::nullopt;
  const Figures month = figures_at(path, at + 5);
  const std::size_t next = at + 5 + month.size;
  if (month.size == 0 || month.size > 2 || next >= path.size() || path[next] != separator) return std::nullopt;
  const Figures day = figures_at(path, next + 1);
  if (day.size == 0 || day.size > 2) return std::nullopt;
  // "2023/10/3-questions" is the number of the questions.
  const std::size_t end = next + 1 + day.size;
  if (day.size == 1 && separator == '/' && end < path.size() && path[end] != '/') return std::nullopt;
  return day_of(year.value, month.value, day.value);
}

}  // namespace

bool follows_publication(std::string_view line, std::size_t at) {
  const std::string text = before(line, at);
  return last_of(text, kPublication) > last_of(text, kUpdate);
}

bool follows_update(std::string_view line, std::size_t at) {
  const std::string text = before(line, at);
  return last_of(text, kUpdate) > last_of(text, kPublication);
}

SlashOrder slash_order(std::string_view language) {
  const std::string lower = base::lower_ascii(language);
  if (lower == "en" || lower.starts_with("en-us") || lower.starts_with("en_us")) return SlashOrder::month_first;
  for (const std::string_view day_first : {"fr", "en", "es", "it", "pt", "ca", "el", "ar", "he", "id", "ms", "vi"})
    if (lower.starts_with(day_first)) return SlashOrder::day_first;
  return SlashOrder::unknown;
}

std::optional<time::LineDate> read_address_day(std::string_view address) {
  const std::string_view path = path_of(address);
  for (std::size_t at = 0; at < path.size(); ++at) {
    if (!base::is_digit(path[at]) || (at > 0 && base::is_digit(path[at - 1]))) continue;
    if (const auto day = day_at(path, at)) return day;
  }
  return std::nullopt;
}

std::string month_in_address(std::string_view address) {
  const std::string_view path = path_of(address);
  for (std::size_t at = path.find('/'); at != std::string_view::npos; at = path.find('/', at + 1)) {
    const Figures year = figures_at(path, at + 1);
    if (!is_year(year) || !path.substr(at + 5).starts_with('/')) continue;
    const Figures month = figures_at(path, at + 6);
    if (month.size != 2 || month.value < 1 || month.value > 12 || !path.substr(at + 8).starts_with('/')) continue;
    if (day_of(year.value, month.value, 1))
      return std::string(path.substr(at + 1, 4)) + "-" + std::string(path.substr(at + 6, 2));
  }
  return {};
}

}  // namespace depeche::dispatch

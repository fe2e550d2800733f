#include "dispatch/formats/export_fields.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "time/line_dates.h"
#include "time/month_names.h"

namespace depeche::dispatch {
namespace {

constexpr std::array<std::string_view, 9> kWords{"words",   "word",     "mots",   "mot",     "worter",
                                                 "woerter", "palabras", "parole", "palavras"};
constexpr std::array<std::string_view, 22> kLanguages{
    "francais", "french",   "franzosisch", "frances", "francese", "anglais", "english", "englisch",
    "ingles",   "inglese",  "allemand",    "german",  "deutsch",  "aleman",  "tedesco", "espagnol",
    "spanish",  "spanisch", "espanol",     "italien", "italian",  "italiano"};

template <std::size_t n>
bool is_one_of(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Without "(90%)" at the end.
std::string_view without_weight(std::string_view value) {
  const std::size_t open = value.rfind('(');
  if (!value.ends_with("%)") || open == std::string_view::npos) return value;
  return trim(value.substr(0, open));
}

}  // namespace

void add_export_property(std::string_view name, std::string_view value, RawItem& item) {
  value = trim(value);
  if (!value.empty()) item.properties.push_back({std::string(name), std::string(value), {}});
}

void add_export_list(std::string_view name, std::string_view values, char separator, RawItem& item) {
  for (std::size_t begin = 0; begin <= values.size();) {
    const std::size_t end = std::min(values.find(separator, begin), values.size());
    std::string_view value = without_weight(trim(values.substr(begin, end - begin)));
    begin = end + 1;
    if (value.empty()) continue;
    const std::size_t colon = value.find(" : ");
    std::string code;
    if (colon != std::string_view::npos && value.substr(0, colon).find(' ') == std::string_view::npos) {
      code = value.substr(0, colon);
      value = trim(value.substr(colon + 3));
    }
    item.properties.push_back({std::string(name), std::string(value), std::move(code)});
  }
}

std::string word_count_in(std::string_view line) {
  if (line.size() > 60) return {};
  std::string number;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (base::is_digit(line[at])) {
      number += line[at];
      continue;
    }
    if (number.empty()) {
      if (line[at] == ':') continue;
      // A label may stand before it: "LENGTH: 310 words".
      const std::size_t label = line.find(':', at);
      if (label == std::string_view::npos || label > 20) return {};
      at = label;
      continue;
    }
    const std::string_view rest = line.substr(at);
    if (rest.starts_with(',') || rest.starts_with('.')) continue;
    const std::string word = time::fold_letters(trim(rest));
    if (is_one_of(word.substr(0, word.find_first_of(" ,;.")), kWords)) return number;
    const bool is_thousand = rest.size() > 1 && (rest[0] == ' ' || (rest[0] & 0x80) != 0);
    if (!is_thousand) return {};
  }
  return {};
}

bool is_copyright(std::string_view line) {
  const std::string lower = base::lower_ascii(line.substr(0, 12));
  return lower.starts_with("copyright") || lower.starts_with("(c) ") || line.starts_with("©");
}

std::string date_in(std::string_view line) {
  const auto dates = time::find_line_dates(line);
  return dates.empty() ? std::string{} : to_iso(dates.front());
}

bool is_language(std::string_view line) {
  if (line.size() > 30) return false;
  const std::string folded = time::fold_letters(trim(line));
  return is_one_of(folded.substr(0, folded.find_first_of(" ;,(")), kLanguages);
}

}  // namespace depeche::dispatch

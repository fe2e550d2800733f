#include "dispatch/formats/xml_values.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/copy/publication.h"
#include "dispatch/copy/version_date.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kLongestPlace = 80;
constexpr std::size_t kMostCompared = 256;

// Codes of three letters that agencies of Europe use.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kLanguages{
    {{"fra", "fr"}, {"fre", "fr"}, {"eng", "en"}, {"deu", "de"}, {"ger", "de"}, {"nld", "nl"}, {"dut", "nl"},
     {"spa", "es"}, {"ita", "it"}, {"por", "pt"}, {"swe", "sv"}, {"nor", "no"}, {"dan", "da"}, {"fin", "fi"},
     {"rus", "ru"}, {"ara", "ar"}, {"zho", "zh"}, {"chi", "zh"}, {"jpn", "ja"}, {"ell", "el"}}};

}  // namespace

using base::XmlElement;

std::vector<XmlElement> children_like(const XmlElement& element, std::string_view lower_name) {
  std::vector<XmlElement> found;
  for (const XmlElement& child : element.children())
    if (child.name().size() == lower_name.size() && base::lower_ascii(child.name()) == lower_name)
      found.push_back(child);
  return found;
}

XmlElement at_like(const XmlElement& element, std::initializer_list<std::string_view> lower_path) {
  XmlElement at = element;
  for (const std::string_view name : lower_path) {
    const std::vector<XmlElement> found = children_like(at, name);
    if (found.empty()) return {};
    at = found.front();
  }
  return at;
}

std::string text_like(const XmlElement& element, std::string_view lower_name) {
  for (const XmlElement& child : children_like(element, lower_name))
    if (std::string text = child.text(); !trim(text).empty()) return text;
  return {};
}

std::string line_of(const XmlElement& element) {
  std::string line;
  XmlElement::Visitor visitor;
  visitor.open = [&](const XmlElement&) {
    line += ' ';
    return true;
  };
  visitor.close = [&](const XmlElement&) { line += ' '; };
  visitor.text = [&](std::string_view text) { line += text; };
  element.walk(visitor);
  return clean_line(line);
}

void say(RawItem& item, std::string_view name, std::string_view value, std::string_view code) {
  value = trim(value);
  if (value.empty() && trim(code).empty()) return;
  // A code that was said without its name gets it here.
  const std::size_t looked_at = std::min(item.properties.size(), kMostCompared);
  for (std::size_t at = 0; at < looked_at && !code.empty(); ++at) {
    Property& known = item.properties[at];
    if (known.name != name || known.code != code || !(known.value.empty() || value.empty())) continue;
    return fill(known.value, value);
  }
  item.properties.push_back({std::string(name), std::string(value), std::string(code)});
}

void say_each(RawItem& item, std::string_view name, std::string_view values, std::string_view separators) {
  for (std::size_t at = 0; at < values.size();) {
    const std::size_t end = std::min(values.find_first_of(separators, at), values.size());
    say(item, name, values.substr(at, end - at));
    at = end + 1;
  }
}

void say_word_count(RawItem& item, std::string_view count) {
  count = trim(count);
  const std::size_t begin = count.find_first_not_of('0');
  if (begin != std::string_view::npos) say(item, "word_count", count.substr(begin));
}

std::string first_with_hour(std::initializer_list<std::string> dates) {
  const std::string* first = nullptr;
  for (const std::string& date : dates) {
    if (trim(date).empty()) continue;
    if (date.find_first_of("T:") != std::string::npos) return date;
    if (first == nullptr) first = &date;
  }
  return first != nullptr ? *first : std::string();
}

std::string written_moment(const std::string& created, const std::string& revised) {
  return is_of_version(created, revised) ? revised : created;
}

std::string place_of_dateline(std::string_view dateline) {
  std::string_view place = trim(dateline);
  for (const std::string_view end : {",", "(", "/", "|", " -", "–", "—"}) place = place.substr(0, place.find(end));
  const bool has_digit = place.find_first_of("0123456789") != std::string_view::npos;
  return has_digit || place.size() > kLongestPlace ? std::string() : std::string(trim(place));
}

void say_language(RawItem& item, std::string_view code) {
  std::string language = base::lower_ascii(trim(code));
  language.resize(std::min(language.find_first_of("-_"), language.size()));
  for (const auto& [three, two] : kLanguages)
    if (language == three) language = two;
  if (!language.empty() && !has_property(item, "language")) say(item, "language", language);
}

bool has_property(const RawItem& item, std::string_view name) {
  return std::any_of(item.properties.begin(), item.properties.end(),
                     [&](const Property& property) { return property.name == name; });
}

void say_country(RawItem& item, std::string_view written) {
  written = trim(written);
  const bool is_code = (written.size() == 2 || written.size() == 3) &&
                       std::all_of(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!is_code) return say(item, "country", written);
  say(item, "country", written, (written.size() == 2 ? "iso3166-1a2:" : "iso3166-1a3:") + std::string(written));
}

std::string subject_code(std::string_view written) {
  const bool is_iptc = written.size() == 8 && std::all_of(written.begin(), written.end(), base::is_digit);
  return std::string(is_iptc ? "subj:" : "").append(written);
}

bool is_withdrawal(std::string_view status) { return read_status(status) == PublicationStatus::canceled; }

}  // namespace depeche::dispatch

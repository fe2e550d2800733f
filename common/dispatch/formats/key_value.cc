#include "dispatch/formats/key_value.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/copy/copy.h"
#include "dispatch/copy/date_field.h"
#include "dispatch/copy/publication.h"
#include "text/normalizer.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kLongestKey = 30;  // characters

enum class Key { title, date, source, place, id, url, credits, status, embargo };

constexpr std::array<std::pair<std::string_view, Key>, 21> kKeys{{
    {"title", Key::title},       {"titre", Key::title},     {"headline", Key::title}, {"date", Key::date},
    {"source", Key::source},     {"agence", Key::source},   {"agency", Key::source},  {"place", Key::place},
    {"lieu", Key::place},        {"id", Key::id},           {"identifiant", Key::id}, {"url", Key::url},
    {"lien", Key::url},          {"credits", Key::credits}, {"auteur", Key::credits}, {"signature", Key::credits},
    {"author", Key::credits},    {"status", Key::status},   {"statut", Key::status},  {"embargo", Key::embargo},
    {"embargoed", Key::embargo},
}};

std::optional<Key> find_key(std::string_view name) {
  const std::string folded = text::fold(trim(name));
  for (const auto& [known, key] : kKeys)
    if (known == folded) return key;
  return std::nullopt;
}

struct HeaderLine {
  std::string key;
  std::string value;
};

bool is_key(std::string_view name) {
  name = trim(name);
  if (name.empty() || base::count_code_points(name) > kLongestKey) return false;
  return name.find_first_of("\".,;!?()«»|") == std::string_view::npos;
}

std::optional<HeaderLine> read_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_key(line.substr(0, colon))) return std::nullopt;
  return HeaderLine{std::string(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1)))};
}

struct Header {
  std::vector<HeaderLine> lines;
  std::string_view copy;
};

bool continues(std::string_view line, const Header& header) {
  return !header.lines.empty() && (line.starts_with(' ') || line.starts_with('\t'));
}

bool add_line(std::string_view line, Header& header) {
  if (continues(line, header)) {
    header.lines.back().value.append(" ").append(trim(line));
    return true;
  }
  auto read = read_line(line);
  if (!read || (header.lines.empty() && !find_key(read->key))) return false;
  header.lines.push_back(std::move(*read));
  return true;
}

std::string_view without_leading_blank_lines(std::string_view text) {
  if (text.starts_with("\uFEFF")) text.remove_prefix(3);
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

std::optional<Header> read_header(std::string_view text) {
  text = without_leading_blank_lines(text);
  Header header;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    if (trim(line).empty()) break;
    if (!add_line(line, header)) return std::nullopt;
    text.remove_prefix(end);
    text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
  }
  if (header.lines.empty()) return std::nullopt;
  header.copy = text;
  return header;
}

std::string* text_field(Key key, Dispatch& dispatch) {
  switch (key) {
    case Key::title:
      return &dispatch.title;
    case Key::source:
      return &dispatch.source;
    case Key::place:
      return &dispatch.place;
    case Key::id:
      return &dispatch.id;
    case Key::url:
      return &dispatch.url;
    case Key::credits:
      return &dispatch.credits;
    case Key::date:
    case Key::status:
    case Key::embargo:
      break;
  }
  return nullptr;
}

void take(const HeaderLine& line, Parsed& parsed) {
  const auto key = find_key(line.key);
  const std::string value = clean_line(line.value);
  if (!key || value.empty()) return;
  std::string* field = text_field(*key, parsed.dispatch);
  if (field && field->empty()) *field = value;
  if (*key == Key::date && !parsed.dispatch.dated) set_date(value, parsed);
  if (*key == Key::status) set_status(value, parsed);
  if (*key == Key::embargo) set_embargo(value, parsed);
}

}  // namespace

bool has_key_value_header(std::string_view text) { return read_header(text).has_value(); }

Result<Parsed> parse_key_value(std::string_view text, const Origin& origin) {
  const auto header = read_header(text);
  if (!header) return fail(ErrorCode::format, "does not begin with lines like \"Titre: …\"", "let --format be auto");
  Parsed parsed;
  parsed.dispatch.path = origin.path;
  for (const HeaderLine& line : header->lines) take(line, parsed);
  if (parsed.dispatch.id.empty()) parsed.dispatch.id = origin.id;
  read_copy(clean_text(header->copy), parsed);
  if (parsed.dispatch.text.empty())
    return fail(ErrorCode::format, "no text after the header lines",
                "put a blank line and the dispatch's text after them");
  return parsed;
}

}  // namespace depeche::dispatch

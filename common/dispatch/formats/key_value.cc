#include "dispatch/formats/key_value.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/message.h"
#include "base/utf8.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/copy/copy.h"
#include "dispatch/formats/gathering.h"
#include "dispatch/formats/names.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kLongestKey = 30;  // characters

struct HeaderLine {
  std::string key;
  std::string value;
};

bool is_key(std::string_view name) {
  name = trim(name);
  if (name.empty() || base::count_code_points(name) > kLongestKey) return false;
  return name.find_first_of("\".,;!?()|") == name.npos && name.find("«") == name.npos && name.find("»") == name.npos;
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

// Whether a text that begins with this key has a header: a speaker who says something is none.
bool begins_header(const HeaderLine& line, Names& names) {
  const Meaning& meaning = names.meaning_of(line.key);
  return meaning.is_known && meaning.slot != Slot::text;
}

bool add_line(std::string_view line, Names& names, Header& header) {
  if (continues(line, header)) {
    header.lines.back().value.append(" ").append(trim(line));
    return true;
  }
  auto read = read_line(line);
  if (!read || (header.lines.empty() && !begins_header(*read, names))) return false;
  header.lines.push_back(std::move(*read));
  return true;
}

std::string_view without_leading_blank_lines(std::string_view text) {
  if (text.starts_with("\uFEFF")) text.remove_prefix(3);
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

std::optional<Header> read_header(std::string_view text, Names& names) {
  text = without_leading_blank_lines(text);
  Header header;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    if (trim(line).empty()) break;
    if (!add_line(line, names, header)) return std::nullopt;
    text.remove_prefix(end);
    text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
  }
  if (header.lines.empty()) return std::nullopt;
  header.copy = text;
  return header;
}

}  // namespace

bool has_key_value_header(std::string_view text, const ReadOptions& options) {
  Names names(of_all_fields(options));
  return read_header(text, names).has_value();
}

Result<Parsed> parse_key_value(std::string_view text, const Origin& origin, const ReadOptions& options) {
  Names names(of_all_fields(options));
  const auto header = read_header(text, names);
  if (!header)
    return fail(ErrorCode::format, tr("does not begin with lines like \"Titre: …\""),
                tr("let the format be recognised"));
  Gathering gathering;
  for (const HeaderLine& line : header->lines) {
    const Meaning& meaning = names.meaning_of(line.key);
    if (meaning.is_ignored)
      gathering.leave_out(meaning.name);
    else
      gathering.add(meaning, line.value);
  }
  Parsed parsed;
  gathering.put(parsed);
  parsed.dispatch.path = origin.path;
  fill(parsed.dispatch.id, origin.id);
  std::string above = std::move(parsed.dispatch.text);
  read_copy(clean_text(header->copy), parsed);
  if (!above.empty() && !parsed.dispatch.text.empty()) above += "\n\n";
  parsed.dispatch.text.insert(0, above);
  use_abstract_as_text(parsed.dispatch);
  if (!has_words(parsed.dispatch))
    return tl::unexpected(without_words("put a title into the header lines, or a blank line and the text after them"));
  return parsed;
}

}  // namespace depeche::dispatch

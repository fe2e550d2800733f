#include "dispatch/formats/zczc.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/message.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/copy/copy.h"
#include "dispatch/copy/date_field.h"
#include "dispatch/copy/properties.h"
#include "dispatch/formats/telex_body.h"
#include "dispatch/formats/telex_header.h"
#include "dispatch/formats/telex_time.h"
#include "dispatch/formats/telex_words.h"

namespace depeche::dispatch {
namespace {

constexpr std::string_view kStart = "ZCZC";
constexpr std::string_view kEnd = "NNN";  // the fourth letter may have been taken to part messages
constexpr std::string_view kMarks = "^$:%#@*~=+&|";

bool is_start(std::string_view line) {
  line = trim(line);
  return line.starts_with(kStart) && (line.size() == kStart.size() || base::is_blank(line[kStart.size()]));
}
bool is_end(std::string_view line) { return trim(line).starts_with(kEnd) && telex_words(line).size() == 1; }

bool are_capitals(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// What the lines at the top say.
struct Top {
  std::string headline;
  std::size_t headline_mark = std::string_view::npos;  // its place in kMarks: the earlier ones are believed first
  std::string number;
};

bool is_marked(std::string_view line) {
  return line.size() > 1 && kMarks.find(line.front()) != std::string_view::npos && line[1] != ' ' && line[1] != '\t';
}

void read_marked_line(std::string_view line, Top& top, Parsed& parsed) {
  const std::size_t mark = kMarks.find(line.front());
  const std::string_view value = trim(line.substr(1));
  if (value.empty()) return;
  const bool is_category = are_capitals(value) && value.size() <= 4;
  if ((line[0] == '$' || line[0] == '%') && is_category) return add_property("category", value, {}, parsed);
  if (line[0] == '#') return add_property("slug", value, {}, parsed);
  if (line[0] == '@') return void(parsed.dispatch.place = clean_line(value));
  if (line[0] == '*' && value.size() == 8 && std::ranges::all_of(value, base::is_digit))
    return add_property("subject", value, value, parsed);
  if (mark < 3 && mark < top.headline_mark && telex_words(value).size() > 1) {
    if (!top.headline.empty()) add_property("routing", top.headline, {}, parsed);
    top.headline = clean_line(value);
    top.headline_mark = mark;
    return;
  }
  add_property("routing", line, {}, parsed);
}

void read_first_line(std::string_view line, Top& top, Parsed& parsed) {
  const std::string_view rest = trim(trim(line).substr(kStart.size()));
  if (is_telex_line(rest)) {
    const TelexHeader header = read_telex_header(rest);
    top.number = header.number;
    add_property("urgency", header.urgency, {}, parsed);
    add_property("category", header.category, {}, parsed);
    add_property("word_count", header.word_count, {}, parsed);
    add_property("routing", header.routing, {}, parsed);
    parsed.dispatch.source = header.agency;
    return;
  }
  const std::vector<std::string_view> words = telex_words(rest);
  if (words.size() == 1 && are_capitals(words[0]) && words[0].size() <= 5)
    parsed.dispatch.source = std::string(words[0]);
  else
    top.number = words.empty() ? std::string() : std::string(words[0]);
  if (words.size() > 1) add_property("routing", rest, {}, parsed);
}

}  // namespace

bool begins_zczc(std::string_view text) {
  const std::size_t at = text.find_first_not_of(std::string_view(" \r\n\t\0\x01\x02\x16\x7F", 9));
  return at != std::string_view::npos &&
         is_start(text.substr(at, std::min(text.find_first_of("\r\n", at), text.size()) - at));
}

Result<Parsed> parse_zczc(std::string_view message) {
  Parsed parsed;
  Top top;
  std::vector<std::string_view> lines = telex_lines(message);
  const auto start = std::ranges::find_if(lines, is_start);
  lines.erase(lines.begin(), start);
  while (!lines.empty() && (telex_words(lines.back()).empty() || is_end(lines.back()))) lines.pop_back();
  std::size_t at = 0;
  if (!lines.empty()) read_first_line(lines[at++], top, parsed);
  if (at < lines.size() && lines[at].starts_with("YY ")) add_property("routing", lines[at++], {}, parsed);
  for (; at < lines.size() && (is_marked(lines[at]) || trim(lines[at]).size() == 1); ++at)
    if (is_marked(lines[at])) read_marked_line(lines[at], top, parsed);
  const auto time = at < lines.size() ? find_telex_time(lines.back()) : std::nullopt;
  if (time) {
    set_date(time->date, parsed);
    lines.pop_back();
  }
  std::string text;
  for (; at < lines.size(); ++at) text.append(lines[at]).append("\n");
  const TelexBody body = read_telex_body(text, false);
  parsed.dispatch.title = top.headline.empty() ? clean_line(body.title) : top.headline;
  parsed.dispatch.credits = clean_line(body.credits);
  for (const std::string& take : body.takes) add_property("take", take, {}, parsed);
  add_property("editor_note", body.note, {}, parsed);
  read_copy(clean_text(body.text), parsed);
  fill(parsed.dispatch.text, parsed.dispatch.title);
  if (parsed.dispatch.text.empty()) return fail(ErrorCode::format, tr("no text"), tr("leave it out, or fill it"));
  if (time && !top.number.empty())
    parsed.dispatch.id = top.number + "-" + to_string(time->day);
  else if (!top.number.empty())
    add_property("routing", top.number, {}, parsed);
  return parsed;
}

}  // namespace depeche::dispatch

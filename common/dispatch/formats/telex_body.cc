#include "dispatch/formats/telex_body.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "base/utf8.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/telex_words.h"

namespace depeche::dispatch {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kMostHeadLines = 8;
constexpr std::size_t kLongestHeadLine = 120;   // bytes
constexpr std::size_t kFullLine = 50;           // characters: a headline goes on in the next line
constexpr std::size_t kShortestAbstract = 100;  // bytes

constexpr std::array<std::string_view, 4> kBylines{"By ", "Par ", "Von ", "BY "};
constexpr std::array<std::string_view, 3> kNotPublished{"The following information is not for publication",
                                                        "The following information is not intended for publication",
                                                        "Die folgenden Informationen sind nicht zur Ver"};

// Of ANPA: what a line at the top is for.
constexpr std::array<std::string_view, 6> kNotes{"Eds:", "Eds.", "EDS:", "EDITOR'S NOTE", "EDITORS NOTE", "Editors"};
constexpr std::array<std::string_view, 4> kMedia{"AP Photo", "AP Video", "AP Graphic", "AP Audio"};

template <std::size_t n>
bool begins_with_one(std::string_view line, const std::array<std::string_view, n>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return line.starts_with(word); });
}

bool is_blank_line(std::string_view line) { return telex_words(line).empty(); }

bool is_indented(std::string_view line) { return line.starts_with("  ") || line.starts_with('\t'); }

std::string_view without_mark(std::string_view line, std::string_view marks) {
  line = trim(line);
  while (!line.empty() && marks.find(line.back()) != std::string_view::npos)
    line = trim(line.substr(0, line.size() - 1));
  return line;
}

void append_with(std::string& text, std::string_view between, std::string_view more) {
  if (!more.empty()) text.append(text.empty() ? "" : between).append(more);
}

// Lines are as wide as a teleprinter; those of a table begin with a backspace.
std::string joined_paragraphs(const Lines& lines, std::size_t from, std::size_t to) {
  std::string joined;
  for (std::size_t at = from; at < to; ++at) {
    const std::string_view line = lines[at];
    const bool blank = is_blank_line(line);
    if (blank || is_indented(line)) joined += "\n\n";
    if (blank) continue;
    const bool begins = joined.empty() || joined.ends_with('\n');
    joined.append(begins ? "" : line.starts_with('\b') ? "\n" : " ").append(trim(line));
  }
  return joined;
}

// Where the part begins that is not to be published, with the line of asterisks above it.
std::size_t note_begin(const Lines& lines) {
  const auto found = std::find_if(lines.begin(), lines.end(),
                                  [](std::string_view line) { return begins_with_one(trim(line), kNotPublished); });
  auto at = static_cast<std::size_t>(found - lines.begin());
  if (found != lines.end() && at > 0 && trim(lines[at - 1]).starts_with('*')) --at;
  return at;
}

// The lines of a headline are [first, second), the last of which ends with "="; none: an empty range.
std::pair<std::size_t, std::size_t> head_lines(const Lines& lines) {
  std::size_t begin = 0;
  while (begin < lines.size() && is_blank_line(lines[begin])) ++begin;
  for (std::size_t at = begin; at < lines.size() && at < begin + kMostHeadLines; ++at) {
    if (is_blank_line(lines[at]) || lines[at].size() > kLongestHeadLine) break;
    if (trim(lines[at]).ends_with('=')) return {begin, at + 1};
  }
  return {begin, begin};
}

bool is_in_brackets(std::string_view line) { return line.starts_with('(') && line.ends_with(')'); }

bool is_in_capitals(std::string_view line) {
  return std::none_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// The headline may take two lines, of which the first is full.
std::size_t title_begin(const Lines& lines, std::size_t begin, std::size_t last) {
  while (last > begin) {
    const std::string_view before = trim(lines[last - 1]);
    if (base::count_code_points(before) < kFullLine || is_in_brackets(before)) break;
    if (is_in_capitals(before) && !is_in_capitals(lines[last])) break;
    --last;
  }
  return last;
}

// Takes the headline and what stands around it; returns where the text begins.
std::size_t read_head_lines(const Lines& lines, TelexBody& body) {
  auto [begin, end] = head_lines(lines);
  const std::size_t text_begin = end;
  if (begin == end) return begin;
  if (end - begin > 1 && begins_with_one(trim(lines[end - 1]), kBylines))
    body.credits = without_mark(lines[--end], "=");
  const std::size_t title = title_begin(lines, begin, end - 1);
  for (std::size_t at = title; at < end; ++at) append_with(body.title, " ", without_mark(lines[at], "="));
  for (std::size_t at = begin; at < title; ++at) body.takes.emplace_back(trim(lines[at]));
  return text_begin;
}

// "BC-US--Giant Lobster Death, 1st Ld-Writethru,127": the number of words stands in the header, too.
void read_slug_line(std::string_view line, TelexBody& body) {
  const std::size_t comma = line.find(',');
  body.slug = trim(line.substr(0, comma));
  if (comma == std::string_view::npos) return;
  std::string_view take = trim(line.substr(comma + 1));
  if (telex_number(take)) return;
  if (const std::size_t last = take.rfind(',');
      last != std::string_view::npos && telex_number(trim(take.substr(last + 1))))
    take = trim(take.substr(0, last));
  body.takes.emplace_back(take);
}

bool is_slug_line(std::string_view line) {
  const std::size_t dash = line.find('-');
  return (dash == 2 || dash == 3) &&
         std::all_of(line.begin(), line.begin() + 2, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// A line of ANPA that begins with "^"; what is left of it, when it belongs to the text.
std::string_view read_anpa_head(std::string_view marked, TelexBody& body) {
  const bool is_byline = marked.ends_with('=');
  const std::string_view line = without_mark(marked, "<=");
  if (line.empty()) return {};
  if (body.slug.empty() && body.title.empty() && is_slug_line(line)) {
    read_slug_line(line, body);
  } else if (begins_with_one(line, kBylines) || (is_byline && !body.title.empty())) {
    append_with(body.credits, ", ", line);
  } else if (begins_with_one(line, kNotes) || begins_with_one(line, kMedia)) {
    append_with(body.note, " ", line);
  } else if (body.title.empty()) {
    body.title = line;
  } else if (body.abstract.empty() && line.size() >= kShortestAbstract) {
    body.abstract = line;
  } else {
    return line;
  }
  return {};
}

// The dash of a typewriter.
std::string with_dashes(std::string text) {
  for (std::size_t at = text.find(" _ "); at != std::string::npos; at = text.find(" _ ", at))
    text.replace(at, 3, " – ");
  return text;
}

TelexBody read_anpa_body(const Lines& lines) {
  TelexBody body;
  std::string beside;  // lines at the top that are none of the others
  std::size_t at = 0;
  for (bool is_marked = false; at < lines.size() && !is_indented(lines[at]); ++at) {
    std::string_view line = trim(lines[at]);
    // "^*9006< ^AP-Top-Headlines,0176<": behind a number.
    if (line.starts_with("^*")) line.remove_prefix(line.rfind('^'));
    if (line.starts_with('^')) {
      is_marked = true;
      append_with(beside, "\n", read_anpa_head(line.substr(1), body));
    } else if (is_blank_line(line)) {
      continue;
    } else if (!is_marked && body.title.empty()) {
      if (body.slug.empty() && is_slug_line(line)) {
        body.slug = without_mark(line, "+=<");
      } else {
        body.title = without_mark(line, "+=<");
      }
    } else {
      break;
    }
  }
  body.text = beside;
  append_with(body.text, "\n\n", joined_paragraphs(lines, at, lines.size()));
  body.text = with_dashes(std::move(body.text));
  return body;
}

}  // namespace

TelexBody read_telex_body(std::string_view text, bool is_anpa) {
  const Lines lines = telex_lines(text);
  if (is_anpa) return read_anpa_body(lines);
  TelexBody body;
  const std::size_t note = note_begin(lines);
  const std::size_t begin = std::min(read_head_lines(lines, body), note);
  body.text = joined_paragraphs(lines, begin, note);
  body.note = joined_paragraphs(lines, note, lines.size());
  return body;
}

}  // namespace depeche::dispatch

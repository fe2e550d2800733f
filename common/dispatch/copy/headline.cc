#include "dispatch/copy/headline.h"

#include <array>

#include "base/utf8.h"
#include "dispatch/copy/clean_text.h"
#include "text/char_class.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kLongestHeadline = 160;  // characters

// Without the quotes and brackets that may follow the last stop.
std::string_view without_closers(std::string_view line) {
  constexpr std::array<std::string_view, 7> kClosers{"\"", "'", ")", "]", "»", "”", "’"};
  for (bool again = true; again;) {
    again = false;
    line = trim(line);
    for (const std::string_view closer : kClosers) {
      if (!line.ends_with(closer)) continue;
      line.remove_suffix(closer.size());
      again = true;
    }
  }
  return line;
}

bool ends_like_lead(std::string_view line) {
  line = without_closers(line);
  if (line.ends_with("...")) return false;
  return line.ends_with('.') || line.ends_with(',') || line.ends_with(';') || line.ends_with(':');
}

bool is_small_letter(std::string_view line, std::size_t at) {
  const text::Char c = text::char_at(line, at);
  return c.kind == text::CharClass::letter && !text::is_upper(c.code);
}

// The start of the character before `at`, which is above 0.
std::size_t before(std::string_view line, std::size_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U);
  return at;
}

bool two_small_letters_end_at(std::string_view line, std::size_t end) {
  for (int count = 0; count < 2; ++count) {
    if (end == 0) return false;
    end = before(line, end);
    if (!is_small_letter(line, end)) return false;
  }
  return true;
}

bool has_inner_sentence_end(std::string_view line) {
  for (std::size_t at = line.find(". "); at != std::string_view::npos; at = line.find(". ", at + 1)) {
    const bool capital = at + 2 < line.size() && text::is_upper(text::char_at(line, at + 2).code);
    if (capital && two_small_letters_end_at(line, at)) return true;
  }
  return false;
}

bool has_letter(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const text::Char c = text::char_at(line, at);
    if (c.kind == text::CharClass::letter) return true;
    at += c.size;
  }
  return false;
}

}  // namespace

std::optional<HeadlineSplit> split_headline(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos || !text.substr(end).starts_with("\n\n")) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  if (base::count_code_points(line) > kLongestHeadline || !has_letter(line)) return std::nullopt;
  if (ends_like_lead(line) || has_inner_sentence_end(line)) return std::nullopt;
  return HeadlineSplit{line, text.substr(end + 2)};
}

}  // namespace depeche::dispatch

#include "text/chunk.h"

#include <array>

#include "base/ascii.h"
#include "base/check.h"
#include "text/char_class.h"

namespace depeche::text {
namespace {

// A chunk of more is no French word; a bound keeps the work on hostile text linear.
constexpr std::size_t kMaxSegments = 64;

// CO₂, m³: a subscript belongs to the letters before it, a superscript to a unit; elsewhere it is the number of a note.
bool belongs_to_word(const Char& script, std::size_t letters_before) {
  return letters_before > 0 && (is_subscript(script.code) || (is_superscript(script.code) && letters_before <= 2));
}

// The end of the letters, digits and ignorable characters from `at` on.
std::uint32_t segment_end(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  std::size_t letters = 0;
  for (Char c = char_at(text, at);; c = char_at(text, at)) {
    const bool in_word = is_word_char(c) || (c.code >= 0x80 && belongs_to_word(c, letters));
    if (!in_word && c.kind != CharClass::ignorable) return end;
    at += c.size;
    if (in_word) end = at;
    if (c.kind == CharClass::letter) ++letters;
  }
}

// Where the next line's first letter stands, when only the line ends at `at`; else `at`.
std::uint32_t next_line(std::string_view text, std::uint32_t at) {
  std::uint32_t next = at;
  unsigned lines = 0;
  for (Char c = char_at(text, next); c.kind == CharClass::space || c.kind == CharClass::newline;
       c = char_at(text, next)) {
    lines += c.kind == CharClass::newline ? 1 : 0;
    next += c.size;
  }
  return lines == 1 && char_at(text, next).kind == CharClass::letter ? next : at;
}

bool is_digit_at(std::string_view text, std::uint32_t at) { return at < text.size() && base::is_digit(text[at]); }

// The joiner at `at` and where the next segment begins, when it holds two segments together.
struct Join {
  Joiner joiner = Joiner::none;
  std::uint32_t next = 0;
};

Join plain_join(std::string_view text, Joiner joiner, std::uint32_t next) {
  return is_word_char(char_at(text, next)) ? Join{joiner, next} : Join{};
}

// (e)s, (ne)s: up to three letters in parentheses, directly behind a word.
Join parenthesis_join(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at + 1;
  while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
  const bool short_suffix = end > at + 1 && end <= at + 4 && end < text.size() && text[end] == ')';
  return short_suffix ? Join{Joiner::paren, at + 1} : Join{};
}

// utilis[aient], and the letters behind a bracket or parenthesis that was opened inside the word.
Join bracket_join(std::string_view text, std::uint32_t at, bool open) {
  if (text[at] == ']') return open ? plain_join(text, Joiner::bracket, at + 1) : Join{};
  const std::uint32_t end = segment_end(text, at + 1);
  const bool closed = end > at + 1 && end < text.size() && text[end] == ']';
  return closed ? Join{Joiner::bracket, at + 1} : Join{};
}

// Between [L] and accord, too: the bracket closes in front of the apostrophe.
Join find_join(std::string_view text, std::uint32_t at, bool open_bracket, bool open_paren) {
  if (open_bracket && text[at] == ']' && char_at(text, at + 1).kind == CharClass::apostrophe) ++at;
  const Char c = char_at(text, at);
  switch (c.kind) {
    case CharClass::apostrophe: {
      std::uint32_t next = at + c.size;
      const Char second = char_at(text, next);
      if (second.kind == CharClass::apostrophe) next += second.size;  // d''évolutions
      if (is_digit_at(text, next)) return {};                         // d'1,5 million: a number is a chunk of its own
      return starts_with_insertion(text, next) ? Join{Joiner::apostrophe, next}
                                               : plain_join(text, Joiner::apostrophe, next);
    }
    case CharClass::hyphen:
      return plain_join(text, Joiner::hyphen, next_line(text, at + c.size));
    case CharClass::ignorable: {
      const std::uint32_t next = next_line(text, at + c.size);
      return next > at + c.size ? Join{Joiner::soft_hyphen, next} : Join{};
    }
    case CharClass::dot:
      return plain_join(text, Joiner::dot, at + c.size);
    case CharClass::middle_dot:
      return plain_join(text, Joiner::middle_dot, at + c.size);
    default:
      break;
  }
  if (c.code == U'[' || c.code == U']') return bracket_join(text, at, open_bracket);
  if (c.code == U'(') return parenthesis_join(text, at);
  if (c.code == U')' && open_paren) return plain_join(text, Joiner::paren, at + 1);
  return {};
}

// What a byte means to a plain word.
enum class Plain : std::uint8_t {
  unclear,
  inside,  // letters and figures
  latin1,  // the first byte of é and its like
  end,     // ends the word, whatever comes next
  dot,     // ends it unless letters follow
};

constexpr std::array<Plain, 256> kPlain = [] {
  std::array<Plain, 256> table{};
  for (std::size_t c = 0; c < kAsciiClasses.size(); ++c) {
    const CharClass kind = kAsciiClasses[c];
    if (kind == CharClass::letter || kind == CharClass::digit) table[c] = Plain::inside;
    if (kind == CharClass::space || kind == CharClass::newline || kind == CharClass::comma || kind == CharClass::other)
      table[c] = Plain::end;
  }
  table['('] = table['['] = Plain::unclear;
  table['.'] = Plain::dot;
  table[0xC3] = Plain::latin1;
  return table;
}();

Plain plain_at(std::string_view text, std::size_t at) { return kPlain[static_cast<unsigned char>(text[at])]; }

// The second byte of À to ÿ, × and ÷ left out.
bool is_latin1_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte & 0xC0) == 0x80 && byte != 0x97 && byte != 0xB7;
}

}  // namespace

std::uint32_t plain_word_end(std::string_view text, std::uint32_t at) {
  for (; at < text.size(); ++at) {
    switch (plain_at(text, at)) {
      case Plain::inside:
        continue;
      case Plain::latin1:
        if (at + 1 == text.size() || !is_latin1_letter(text[++at])) return 0;
        continue;
      case Plain::end:
        return at;
      case Plain::dot:
        return at + 1 == text.size() || plain_at(text, at + 1) == Plain::end ? at : 0;
      case Plain::unclear:
        return 0;
    }
  }
  return at;
}

bool starts_with_insertion(std::string_view text, std::uint32_t at) {
  if (at >= text.size() || text[at] != '[') return false;
  const std::uint32_t end = segment_end(text, at + 1);
  if (end == at + 1 || end >= text.size() || text[end] != ']') return false;
  const Char behind = char_at(text, end + 1);
  if (behind.kind != CharClass::apostrophe) return behind.kind == CharClass::letter;
  return char_at(text, end + 1 + behind.size).kind == CharClass::letter;
}

void scan_chunk(std::string_view text, std::uint32_t begin, Chunk& chunk) {
  chunk.segments.clear();
  chunk.open_elision = false;
  Joiner joiner = Joiner::none;
  std::uint32_t at = begin;
  bool open_bracket = false;
  bool open_paren = false;
  while (true) {
    if (text[at] == '[') {
      open_bracket = true;
      ++at;
    }
    const std::uint32_t end = segment_end(text, at);
    DEPECHE_CHECK(end > at);  // a join, and the caller, saw a letter or a digit there
    chunk.segments.push_back({at, end, joiner});
    chunk.end = end;
    if (chunk.segments.size() == kMaxSegments) break;
    const Join join = find_join(text, end, open_bracket, open_paren);
    if (join.joiner == Joiner::none) break;
    if (text[end] == '[' || text[end] == ']') open_bracket = text[end] == '[';
    if (join.joiner == Joiner::paren) open_paren = text[end] == '(';
    joiner = join.joiner;
    at = join.next;
  }
  const Char next = char_at(text, chunk.end);
  chunk.open_elision = next.kind == CharClass::apostrophe;
  if ((open_bracket && next.code == U']') || (open_paren && next.code == U')')) chunk.end += 1;
}

}  // namespace depeche::text

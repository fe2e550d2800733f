#include "query/language/lexer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "query/language/characters.h"
#include "query/language/word_shape.h"

namespace depeche::query {
namespace {

using schema::Field;
using text::Char;
using text::CharClass;

struct QuotePair {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<QuotePair, 4> kPairs{{{"\"", "\""}, {"“", "”"}, {"«", "»"}, {"(", ")"}}};
constexpr std::size_t kQuotePairs = 3;  // parentheses enclose dates only
constexpr std::size_t kLeastFieldLetters = 2;
constexpr std::string_view kPunctuation = ".,;:!?";

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// What stands between two quotes, and the end of the closing one.
struct Enclosed {
  Range inside;
  std::size_t end = 0;
};

class Lexer {
 public:
  // Both must outlive it.
  Lexer(std::string_view query, const OwnNames& own) : query_(query), own_(own) {
    for (std::size_t i = 0; i < kPairs.size(); ++i) last_close_[i] = query.rfind(kPairs[i].close);
    is_list_ = trim_blanks(query).starts_with("- ");
  }

  Result<std::vector<Lexeme>> run(const base::Deadline& deadline) {
    for (base::DeadlineSteps steps(deadline); at_ < query_.size(); steps.step())
      if (Status status = step(); !status) return tl::unexpected(std::move(status.error()));
    return std::move(lexemes_);
  }

 private:
  Char here() const { return text::char_at(query_, at_); }
  std::string_view view(Range range) const { return query_.substr(range.begin, range.end - range.begin); }
  bool is_word_char_at(std::size_t at) const { return is_word_char(text::char_at(query_, at)); }

  Status step() {
    const Char c = here();
    if (is_blank(c)) return skip_blank(c);
    if (c.code == U')') return take_close();
    Lexeme lexeme;
    lexeme.begin = at_;
    if (starts_signed()) lexeme.sign = query_[at_++];
    at_boundary_ = false;
    return take_operand(std::move(lexeme));
  }

  Status skip_blank(const Char& c) {
    at_ += c.size;
    at_boundary_ = true;
    return {};
  }

  Status take_close() {
    Lexeme lexeme;
    lexeme.kind = LexemeKind::close;
    lexeme.begin = at_;
    at_boundary_ = true;
    push(std::move(lexeme), {at_, at_ + 1}, at_ + 1);
    return {};
  }

  bool starts_signed() const {
    if (!at_boundary_ || (query_[at_] != '+' && query_[at_] != '-')) return false;
    if (query_[at_] == '-' && (is_list_ || follows_sentence())) return false;
    const std::size_t next = at_ + 1;
    return is_word_char_at(next) || query_.substr(next).starts_with('(') || enclosed_at(next, kQuotePairs).has_value();
  }

  // What is behind the end of a sentence is a dash: "… des casseurs. -Évacuer la place".
  bool follows_sentence() const {
    const std::string_view before = query_.substr(0, behind_blanks(at_));
    // An interval without end, "date:2022..", ends no sentence; "…" may be typed as three dots.
    if (before.ends_with("..") && !before.ends_with("...")) return false;
    if (before.ends_with('.') || before.ends_with('!') || before.ends_with("…")) return true;
    // A question mark on a word may be a wildcard.
    return before.ends_with('?') && behind_blanks(before.size() - 1) < before.size() - 1;
  }

  // Where the blanks that end at `end` begin.
  std::size_t behind_blanks(std::size_t end) const {
    while (end > 0) {
      std::size_t begin = end - 1;
      while (begin > 0 && end - begin < 4 && (query_[begin] & 0xC0) == 0x80) --begin;
      const Char c = text::char_at(query_, begin);
      if (begin + c.size != end || !is_blank(c)) break;
      end = begin;
    }
    return end;
  }

  Status take_operand(Lexeme lexeme) {
    if (query_[at_] == '(') return take_open(std::move(lexeme), {at_, at_ + 1});
    if (const auto quoted = enclosed_at(at_, kQuotePairs)) return take_quoted(std::move(lexeme), *quoted);
    if (!skip_punctuation(lexeme)) return {};
    return take_named(std::move(lexeme));
  }

  // `text` is what the parenthesis stands for when it has no partner: its field's name, or nothing.
  Status take_open(Lexeme lexeme, Range text) {
    lexeme.kind = LexemeKind::open;
    at_boundary_ = true;
    push(std::move(lexeme), text, at_ + 1);
    return {};
  }

  // Content that is only punctuation is punctuation; an id is any bytes.
  Status take_quoted(Lexeme lexeme, const Enclosed& quoted) {
    lexeme.kind = LexemeKind::phrase;
    const bool exact = lexeme.asked.field == Field::id;
    const Range inside = exact ? quoted.inside : trimmed(quoted.inside);
    if (exact || has_word_char(view(inside)))
      push(std::move(lexeme), inside, quoted.end);
    else
      at_ = quoted.end;
    return {};
  }

  Range trimmed(Range range) const {
    const std::string_view inner = trim_blanks(view(range));
    const auto begin = static_cast<std::size_t>(inner.data() - query_.data());
    return {begin, begin + inner.size()};
  }

  // Moves to the first letter or digit of a run; false when a blank, quote or parenthesis comes first.
  bool skip_punctuation(Lexeme& lexeme) {
    const std::size_t start = at_;
    for (Char c = here(); !is_word_char(c); c = here()) {
      if (c.size == 0 || is_blank(c) || c.code == U'(' || c.code == U')') return false;
      if (is_quote(c) && at_ != start) return false;
      at_ += c.size;
    }
    lexeme.bare = at_ == start && lexeme.sign == 0;
    if (lexeme.sign == 0) lexeme.begin = at_;
    return true;
  }

  // A word, or a field and what it restricts.
  Status take_named(Lexeme lexeme) {
    const Range name = field_name();
    if (view(name).empty()) return take_word(std::move(lexeme));
    const std::size_t value = name.end + 1;
    const auto asked = field_named(view(name), own_);
    if (!asked) return take_unnamed(std::move(lexeme), name);
    if (!value_starts_at(asked->field, value)) return take_word(std::move(lexeme));
    lexeme.asked = *asked;
    lexeme.bare = false;
    at_ = value;
    return take_value(std::move(lexeme), name);
  }

  static bool may_stand_in_name(const Char& c) {
    return is_word_char(c) || c.kind == CharClass::hyphen || c.code == U'_';
  }

  // What stands before a colon, as "mots-clés" or "n_2"; empty when that is no name.
  Range field_name() const {
    std::size_t end = at_;
    std::size_t letters = 0;
    for (Char c = text::char_at(query_, end); may_stand_in_name(c); c = text::char_at(query_, end)) {
      end += c.size;
      if (c.kind == CharClass::letter) ++letters;
    }
    return letters > 0 && query_.substr(end).starts_with(':') ? Range{at_, end} : Range{};
  }

  // In "Covid-19:bilan" and "C:x" nobody meant a name.
  bool looks_like_name(Range name) const {
    std::size_t letters = 0;
    for (std::size_t at = name.begin; at < name.end;) {
      const Char c = text::char_at(query_, at);
      if (c.kind != CharClass::letter && c.code != U'_') return false;
      if (c.kind == CharClass::letter) ++letters;
      at += c.size;
    }
    return letters >= kLeastFieldLetters;
  }

  Status take_unnamed(Lexeme lexeme, Range name) {
    const std::size_t value = name.end + 1;
    const bool asks =
        is_word_char_at(value) || query_.substr(value).starts_with('(') || enclosed_at(value, kQuotePairs);
    if (asks && looks_like_name(name) && !is_url_scheme(view(name)))
      return tl::unexpected(unknown_field(view(name), name.begin, own_));
    return take_word(std::move(lexeme));
  }

  bool value_starts_at(std::optional<Field> field, std::size_t at) const {
    if (const auto enclosed = enclosed_at(at, pairs_of(field))) return is_value(field, enclosed->inside);
    const Char c = text::char_at(query_, at);
    if (c.code == U'(') return !schema::is_date_field(field);
    if (field == Field::id) return c.size > 0 && !is_blank(c) && !is_quote(c) && c.code != U')';
    if (!schema::is_date_field(field)) return is_word_char(c);
    if (c.code == U'=') ++at;
    return is_word_char_at(at) || (query_.substr(at).starts_with("..") && is_word_char_at(at + 2));
  }

  static std::size_t pairs_of(std::optional<Field> field) {
    return schema::is_date_field(field) ? kPairs.size() : kQuotePairs;
  }

  bool is_value(std::optional<Field> field, Range inside) const {
    return field == Field::id ? inside.begin < inside.end : has_word_char(view(inside));
  }

  Status take_value(Lexeme lexeme, Range name) {
    if (const auto enclosed = enclosed_at(at_, pairs_of(lexeme.asked.field)))
      return take_quoted(std::move(lexeme), *enclosed);
    if (query_[at_] == '(') return take_open(std::move(lexeme), name);
    if (lexeme.asked.field == Field::id) return take_run(std::move(lexeme));
    if (schema::is_date_field(lexeme.asked.field)) return take_date(std::move(lexeme));
    return take_word(std::move(lexeme));
  }

  Status take_run(Lexeme lexeme) {
    const std::size_t end = chunk_end(query_, at_);
    push(std::move(lexeme), {at_, end}, end);
    return {};
  }

  // Punctuation behind a date is not part of it, but the dots of 2022-01.. are.
  Status take_date(Lexeme lexeme) {
    const std::size_t run_end = chunk_end(query_, at_);
    std::size_t end = run_end;
    while (!query_.substr(at_, end - at_).ends_with("..") &&
           kPunctuation.find(query_[end - 1]) != std::string_view::npos)
      --end;
    push(std::move(lexeme), {at_, end}, run_end);
    return {};
  }

  Status take_word(Lexeme lexeme) {
    const WordShape shape = word_shape(query_, at_);
    const std::size_t number_end = lexeme.asked.filters() ? shape.end : grouped_number_end(query_, at_, shape.end);
    const bool is_number = number_end != shape.end;
    if (shape.is_wildcard) lexeme.kind = LexemeKind::wildcard;
    if (shape.is_fuzzy && !is_number) lexeme.kind = LexemeKind::fuzzy;
    lexeme.edits = shape.edits;
    lexeme.bare = lexeme.bare && shape.end == shape.chunk_end;
    push(std::move(lexeme), {shape.word_begin, number_end}, is_number ? number_end : shape.chunk_end);
    return {};
  }

  // Adds the lexeme whose text stands at `text`, and goes on at `next`.
  void push(Lexeme lexeme, Range text, std::size_t next) {
    const bool is_run =
        lexeme.kind == LexemeKind::word || lexeme.kind == LexemeKind::wildcard || lexeme.kind == LexemeKind::fuzzy;
    lexeme.end = is_run ? text.end : next;
    lexeme.text_begin = text.begin;
    lexeme.text_end = text.end;
    if (lexeme.kind != LexemeKind::close && (lexeme.kind != LexemeKind::open || lexeme.asked.says_something()))
      lexeme.text = clean_text(lexeme, view(text));
    lexemes_.push_back(std::move(lexeme));
    at_ = next;
  }

  static std::string clean_text(const Lexeme& lexeme, std::string_view typed) {
    std::string text = base::repair_utf8(typed).text;
    if (lexeme.kind == LexemeKind::phrase && lexeme.asked.field != Field::id) return squeeze_blanks(text);
    if (lexeme.kind == LexemeKind::wildcard)
      text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == '*' && b == '*'; }),
                 text.end());
    return text;
  }

  // What the first `pairs` of kPairs enclose at `at`. The last closing mark is known, so that no search is in vain.
  std::optional<Enclosed> enclosed_at(std::size_t at, std::size_t pairs) const {
    for (std::size_t i = 0; i < pairs; ++i) {
      const std::size_t inside = at + kPairs[i].open.size();
      if (last_close_[i] == std::string_view::npos || last_close_[i] < inside) continue;
      if (!query_.substr(at).starts_with(kPairs[i].open)) continue;
      const std::size_t close = query_.find(kPairs[i].close, inside);
      return Enclosed{{inside, close}, close + kPairs[i].close.size()};
    }
    return std::nullopt;
  }

  std::string_view query_;
  const OwnNames& own_;
  std::array<std::size_t, kPairs.size()> last_close_{};
  std::vector<Lexeme> lexemes_;
  bool is_list_ = false;  // its dashes begin the items of a list
  std::size_t at_ = 0;
  bool at_boundary_ = true;  // the beginning, or behind a blank or parenthesis: a sign may stand here
};

}  // namespace

Result<std::vector<Lexeme>> lex(std::string_view query, const base::Deadline& deadline, const OwnNames& own) {
  return Lexer(query, own).run(deadline);
}

}  // namespace depeche::query

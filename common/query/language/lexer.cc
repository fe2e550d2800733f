#include "query/language/lexer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/files.h"
#include "base/message.h"
#include "base/utf8.h"
#include "query/language/characters.h"
#include "query/language/signs.h"
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
constexpr std::array<QuotePair, 10> kPairs{{{"\"", "\""},
                                            {"“", "”"},
                                            {"«", "»"},
                                            {"„", "“"},
                                            {"„", "”"},
                                            {"‹", "›"},
                                            {"＂", "＂"},
                                            {"(", ")"},
                                            {"[", "]"},
                                            {"{", "}"}}};
constexpr std::size_t kQuotePairs = 7;  // the others enclose dates only
constexpr std::size_t kLeastFieldLetters = 2;
constexpr std::string_view kPunctuation = ".,;:!?";
// Of a pasted text: each costs a search for the phrase.
constexpr std::size_t kMostPastedPhrases = 32;
constexpr std::size_t kMostNotes = 4;
constexpr const char* kDashNote =
    to_translate("in running text, a dash before a word excludes nothing; write SAUF before what must not be there");

// What stands between two quotes, and the end of the closing one.
struct Enclosed {
  Range inside;
  std::size_t end = 0;
};

class Lexer {
 public:
  // Both must outlive it.
  Lexer(std::string_view query, const Reading& reading, const OwnNames& own)
      : query_(query), reading_(reading), own_(own) {
    for (std::size_t i = 0; i < kPairs.size(); ++i) last_close_[i] = query.rfind(kPairs[i].close);
    is_list_ = trim_blanks(query).starts_with("- ") || lines_with_dash(query) > 1;
  }

  Result<Lexed> run(const base::Deadline& deadline) {
    for (base::DeadlineSteps steps(deadline); at_ < query_.size(); steps.step())
      if (Status status = step(); !status) return tl::unexpected(std::move(status.error()));
    return std::move(lexed_);
  }

 private:
  Char here() const { return text::char_at(query_, at_); }
  std::string_view view(Range range) const { return query_.substr(range.begin, range.end - range.begin); }
  bool is_word_char_at(std::size_t at) const { return is_word_char(text::char_at(query_, at)); }

  Status step() {
    const Char c = here();
    if (is_blank(c) || (reading_.is_pasted && (c.code == U'(' || c.code == U')'))) return skip_blank(c);
    if (c.code == U')') return take_close();
    Lexeme lexeme;
    lexeme.begin = at_;
    if (at_boundary_ && takes_sign_alone(lexeme)) return {};
    if (starts_signed()) lexeme.sign = query_[at_++] == '+' ? '+' : '-';
    at_boundary_ = false;
    return take_operand(std::move(lexeme));
  }

  // A run of signs that is a word, &&, ||, € or °, or an operator, /5.
  bool takes_sign_alone(Lexeme& lexeme) {
    const Char c = here();
    const bool is_symbol = is_symbol_of_words(c.code) && c.code != U'+' && c.code != U'#';
    if (c.code != U'&' && c.code != U'|' && c.code != U'/' && !is_symbol) return false;
    const std::size_t end = chunk_end(query_, at_);
    const std::string_view run = query_.substr(at_, end - at_);
    const bool is_near = run.front() == '/' && is_proximity_name(run) && !reading_.is_sentence;
    if (!is_near && !is_joining_sign(run) && (!is_symbol || has_word_char(run))) return false;
    at_boundary_ = false;
    if (is_near || is_joining_sign(run)) {
      lexeme.bare = true;
      push(std::move(lexeme), {at_, end}, end);
    } else {
      push(std::move(lexeme), {at_, at_ + c.size}, end);
    }
    return true;
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

  bool starts_signed() {
    const char sign = query_[at_];
    if (!at_boundary_ || (sign != '+' && sign != '-' && sign != '!')) return false;
    const std::size_t next = at_ + 1;
    const bool is_word = is_word_char_at(next);
    const bool is_quoted = enclosed_at(next, kQuotePairs).has_value();
    if ((!is_word && !is_quoted && (sign == '!' || !query_.substr(next).starts_with('('))) || is_figure_at(next))
      return false;
    if (sign == '+') return !reading_.is_sentence;
    if (is_list_ || follows_sentence() || (is_word && begins_with_grammar(query_.substr(next)))) return false;
    if (!reading_.is_sentence && !begins_headline()) return true;
    if (sign == '-') note(tr(kDashNote));
    return false;
  }

  bool is_figure_at(std::size_t at) const {
    const Char c = text::char_at(query_, at);
    return c.kind == CharClass::digit;
  }

  // "-Macron reçoit les syndicats", as the whole text or its first line.
  bool begins_headline() const {
    if (query_[at_] != '-' || behind_blanks(at_) != 0) return false;
    return begins_with_dash_of_headline(query_.substr(at_, query_.find('\n', at_) - at_));
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
    if (!reading_.is_pasted || phrases_ < kMostPastedPhrases)
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
    ++phrases_;
    if (!exact && !has_word_char(view(inside))) {
      at_ = quoted.end;
      return {};
    }
    const std::size_t end = lexeme.asked.filters() ? quoted.end : take_distance(quoted.end, lexeme.near);
    push(std::move(lexeme), inside, end);
    return {};
  }

  // Behind "…"~5, where `end` is that of the phrase.
  std::size_t take_distance(std::size_t end, std::optional<Proximity>& near) const {
    if (reading_.is_sentence || !query_.substr(end).starts_with('~')) return end;
    std::size_t behind = end + 1;
    std::size_t words = 0;
    for (; behind < query_.size() && base::is_digit(query_[behind]); ++behind)
      words = std::min<std::size_t>(words * 10 + static_cast<std::size_t>(query_[behind] - '0'), 1'000'000);
    if (is_word_char_at(behind)) return end;
    near = Proximity{behind == end + 1 ? kUsualWordsBetween : words, false};
    return behind;
  }

  Range trimmed(Range range) const {
    const std::string_view inner = trim_blanks(view(range));
    const auto begin = static_cast<std::size_t>(inner.data() - query_.data());
    return {begin, begin + inner.size()};
  }

  // Moves to the first letter or digit of a run; false when a blank, quote or parenthesis comes first.
  bool skip_punctuation(Lexeme& lexeme) {
    const std::size_t start = at_;
    for (Char c = here(); !is_word_char(c) && !is_mark_of_word(c); c = here()) {
      if (c.size == 0 || is_blank(c) || c.code == U'(' || c.code == U')') return false;
      if (is_quote(c) && at_ != start) return false;
      at_ += c.size;
    }
    lexeme.bare = at_ == start && lexeme.sign == 0;
    if (lexeme.sign == 0) lexeme.begin = at_;
    return true;
  }

  // The @ of @AFP, the # of #MeToo, and the € of €50.
  bool is_mark_of_word(const Char& c) const {
    const Char next = text::char_at(query_, at_ + c.size);
    if (c.code == U'@' || c.code == U'#') return is_word_char(next);
    return c.code != U'+' && is_symbol_of_words(c.code) && next.kind == CharClass::digit;
  }

  // A word, or a field and what it restricts.
  Status take_named(Lexeme lexeme) {
    if (reading_.is_pasted) return take_word(std::move(lexeme));
    const Range name = field_name();
    if (view(name).empty()) return take_spaced(std::move(lexeme));
    const std::size_t value = name.end + 1;
    const auto asked = field_named(view(name), own_);
    if (!asked) return take_unnamed(std::move(lexeme), name);
    if (!value_starts_at(asked->field, asked->filters(), value)) {
      if (!asked->filters() && query_.substr(value).starts_with('*') && !reading_.is_sentence)
        return fail(ErrorCode::query, tr("there is no word behind \"{}:\"", view(name)),
                    tr("at least two letters stand before *"), name.begin);
      return take_spaced(std::move(lexeme));
    }
    return take_asked(std::move(lexeme), *asked, name, value);
  }

  Status take_asked(Lexeme lexeme, const FieldName& asked, Range name, std::size_t value) {
    lexeme.asked = asked;
    lexeme.bare = false;
    at_ = value;
    return take_value(std::move(lexeme), name);
  }

  // A word, or a field with blanks around its colon: "titre : macron", "agence: AFP".
  Status take_spaced(Lexeme lexeme) {
    Range name{at_, at_};
    while (text::char_at(query_, name.end).kind == CharClass::letter) name.end += text::char_at(query_, name.end).size;
    const std::size_t colon = behind_spaces(name.end);
    if (view(name).empty() || !query_.substr(colon).starts_with(':')) return take_word(std::move(lexeme));
    const std::size_t value = behind_spaces(colon + 1);
    const auto asked = value > name.end + 1 ? known_name(name) : std::nullopt;
    if (!asked || !value_starts_at(asked->field, asked->filters(), value)) return take_word(std::move(lexeme));
    const bool is_date = schema::is_date_field(asked->field);
    const bool is_prose =
        reading_.is_sentence || (asked->filters() && !is_date && begins_with_grammar(query_.substr(value)));
    if (!is_prose) return take_asked(std::move(lexeme), *asked, name, value);
    const std::string typed(view(name));
    note(tr("\"{0} :\" was read as words; write {0}:… without a blank to ask for the field", typed));
    return take_word(std::move(lexeme));
  }

  // Of a field, or a property that the archive has.
  std::optional<FieldName> known_name(Range name) const {
    const auto asked = field_named(view(name), own_);
    if (!asked || asked->field) return asked;
    return own_.has && own_.has(asked->property) ? asked : std::nullopt;
  }

  // Behind the spaces at `at`; an end of line is none.
  std::size_t behind_spaces(std::size_t at) const {
    while (text::char_at(query_, at).kind == CharClass::space) at += text::char_at(query_, at).size;
    return at;
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
    if (asks && !reading_.is_sentence && looks_like_name(name) && !is_url_scheme(view(name)))
      return tl::unexpected(unknown_field(view(name), name.begin, own_));
    return take_word(std::move(lexeme));
  }

  bool value_starts_at(std::optional<Field> field, bool filters, std::size_t at) const {
    const bool is_date = schema::is_date_field(field);
    if (is_date) at = behind_comparison(at);
    if (const auto enclosed = enclosed_at(at, pairs_of(field))) return is_value(field, enclosed->inside);
    const Char c = text::char_at(query_, at);
    if (c.code == U'(') return !is_date;
    if (field == Field::id) return c.size > 0 && !is_blank(c) && !is_quote(c) && c.code != U')';
    if (c.code == U'*') return filters;
    if (!is_date) return is_word_char(c) || (!filters && is_symbol_of_words(c.code));
    return is_word_char_at(at) || (query_.substr(at).starts_with("..") && is_word_char_at(at + 2));
  }

  // Behind the =, the <= or the "> " before a date.
  std::size_t behind_comparison(std::size_t at) const {
    const std::size_t begin = at;
    if (query_.substr(at).starts_with('<') || query_.substr(at).starts_with('>')) ++at;
    const bool compares = at > begin;
    if (query_.substr(at).starts_with('=')) ++at;
    return compares ? behind_spaces(at) : at;
  }

  static std::size_t pairs_of(std::optional<Field> field) {
    return schema::is_date_field(field) ? kPairs.size() : kQuotePairs;
  }

  bool is_value(std::optional<Field> field, Range inside) const {
    return field == Field::id ? inside.begin < inside.end : has_word_char(view(inside));
  }

  Status take_value(Lexeme lexeme, Range name) {
    if (schema::is_date_field(lexeme.asked.field) && behind_comparison(at_) > at_ + 1) return take_comparison(lexeme);
    if (schema::is_date_field(lexeme.asked.field) && query_[at_] != '=' && behind_comparison(at_) > at_)
      return take_comparison(lexeme);
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

  // The date behind < or > may stand between marks, which stay in the text.
  Status take_comparison(Lexeme& lexeme) {
    const std::size_t date = behind_comparison(at_);
    const auto enclosed = enclosed_at(date, kPairs.size());
    std::size_t end = enclosed ? enclosed->end : chunk_end(query_, date);
    const std::size_t next = end;
    while (!enclosed && kPunctuation.find(query_[end - 1]) != std::string_view::npos) --end;
    push(std::move(lexeme), {at_, end}, next);
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
    if (reading_.is_pasted) return take_pasted(std::move(lexeme), shape);
    const std::string_view run = query_.substr(at_, shape.chunk_end - at_);
    if (lexeme.asked.filters() && run.find('*') != std::string_view::npos) return take_pattern(std::move(lexeme), run);
    if (is_weighted(run) && !reading_.is_sentence) return tl::unexpected(weighted_word(run, at_));
    if (!shape.is_wildcard && !reading_.is_sentence && has_lost_star(query_, {at_, shape.chunk_end}))
      note(tr("{}: * stands for letters only where two letters stand before it", base::in_quotes(run)));
    const std::size_t number_end = lexeme.asked.filters() ? shape.end : number_end_at(shape.end);
    const bool is_number = number_end != shape.end;
    if (shape.is_wildcard) lexeme.kind = LexemeKind::wildcard;
    if (shape.is_fuzzy && !is_number) lexeme.kind = LexemeKind::fuzzy;
    lexeme.edits = shape.edits;
    lexeme.bare = lexeme.bare && shape.end == shape.chunk_end;
    push(std::move(lexeme), {shape.word_begin, number_end}, is_number ? number_end : shape.chunk_end);
    return {};
  }

  // A number in groups, and the sign behind it: "2 000", "50 %".
  std::size_t number_end_at(std::size_t word_end) const {
    const std::size_t end = grouped_number_end(query_, at_, word_end);
    return base::is_digit(query_[at_]) ? end_with_unit(query_, end) : end;
  }

  // A word of a pasted text, cut where a sign would mean something in a query.
  Status take_pasted(Lexeme lexeme, const WordShape& shape) {
    std::size_t end = at_;
    bool after_letter = false;
    while (end < shape.end) {
      const Char c = text::char_at(query_, end);
      if (c.code == U'*' || c.code == U'~' || c.code == U'?' || (c.code == U':' && after_letter)) break;
      after_letter = c.kind == CharClass::letter;
      end += c.size;
    }
    lexeme.bare = false;
    const std::size_t number_end = end == shape.end ? number_end_at(end) : end;
    push(std::move(lexeme), {at_, number_end}, std::max(number_end, end == shape.end ? shape.chunk_end : end));
    return {};
  }

  // Of the value of a filter.
  Status take_pattern(Lexeme lexeme, std::string_view run) {
    const std::size_t next = at_ + run.size();
    while (kPunctuation.find(run.back()) != std::string_view::npos) run.remove_suffix(1);
    lexeme.kind = LexemeKind::wildcard;
    push(std::move(lexeme), {at_, at_ + run.size()}, next);
    return {};
  }

  void note(std::string text) {
    if (lexed_.notes.size() < kMostNotes && std::ranges::find(lexed_.notes, text) == lexed_.notes.end())
      lexed_.notes.push_back(std::move(text));
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
    lexed_.lexemes.push_back(std::move(lexeme));
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
  const Reading reading_;
  const OwnNames& own_;
  std::array<std::size_t, kPairs.size()> last_close_{};
  Lexed lexed_;
  std::size_t phrases_ = 0;
  bool is_list_ = false;  // its dashes begin the items of a list
  std::size_t at_ = 0;
  bool at_boundary_ = true;  // the beginning, or behind a blank or parenthesis: a sign may stand here
};

}  // namespace

Result<Lexed> lex(std::string_view query, const Reading& reading, const base::Deadline& deadline, const OwnNames& own) {
  return Lexer(query, reading, own).run(deadline);
}

}  // namespace depeche::query

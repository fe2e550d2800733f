#include "query/language/reading.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "query/language/characters.h"
#include "query/language/operator_names.h"
#include "schema/fields.h"
#include "text/char_class.h"
#include "text/elision.h"
#include "text/function_words.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

using text::Char;
using text::char_at;
using text::CharClass;

// A text is judged by so many of its words.
constexpr std::size_t kJudgedWords = 400;
// Nothing longer is a word of grammar.
constexpr std::size_t kLongestGrammar = 16;
constexpr std::size_t kSentenceWords = 5;
constexpr std::size_t kPastedWords = 12;
// Someone may type so many words before those that he excludes.
constexpr std::size_t kTypedWords = 20;
// One operator in so many words is a query's.
constexpr std::size_t kWordsOfOperator = 40;
constexpr std::size_t kHeadlineWords = 3;
// Of what is quoted. A name with articles in it has fewer words of grammar.
constexpr std::size_t kQuotedWords = 4;
constexpr std::size_t kQuotedGrammar = 2;

struct QuotationMarks {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<QuotationMarks, 7> kQuotes{
    {{"\"", "\""}, {"“", "”"}, {"«", "»"}, {"„", "“"}, {"„", "”"}, {"‹", "›"}, {"＂", "＂"}}};

// What stands between two blanks.
struct Run {
  std::string_view text;
  std::string_view word;  // from its first letter or digit to its last
};

class ShapeReader {
 public:
  explicit ShapeReader(std::string_view text) : text_(text) {
    for (std::size_t i = 0; i < kQuotes.size(); ++i) last_close_[i] = text.rfind(kQuotes[i].close);
  }

  TextShape run() {
    while (at_ < text_.size() && shape_.words < kJudgedWords) step();
    shape_.operators += is_shouted() ? 0 : operator_words_;
    shape_.grammar += is_shouted() ? operator_words_ : 0;
    if (plus_signs_ > closing_plus_signs_) shape_.operators += plus_signs_ - closing_plus_signs_;
    shape_.dashes_end_it = has_dash_ && !word_behind_dash_;
    return shape_;
  }

 private:
  void step() {
    const Char c = char_at(text_, at_);
    if (is_blank(c) || c.code == U')' || c.code == U'(') {
      // Nobody writes "((" or "(a (b" but in a query.
      if (c.code == U'(' && ++depth_ > 1) ++shape_.operators;
      if (c.code == U')' && depth_ > 0) --depth_;
      at_ += c.size;
      return;
    }
    if (const std::size_t end = quoted_end()) return take_quoted(end);
    if (is_quote(c)) {  // without its partner
      at_ += c.size;
      return;
    }
    take(next_run());
  }

  // Behind the closing mark of what is quoted here; 0 when nothing is.
  std::size_t quoted_end() const {
    const std::size_t sign = text_[at_] == '-' || text_[at_] == '+' ? 1 : 0;
    for (std::size_t i = 0; i < kQuotes.size(); ++i) {
      const std::size_t inside = at_ + sign + kQuotes[i].open.size();
      if (!text_.substr(at_ + sign).starts_with(kQuotes[i].open)) continue;
      if (last_close_[i] == std::string_view::npos || last_close_[i] < inside) continue;
      return text_.find(kQuotes[i].close, inside) + kQuotes[i].close.size();
    }
    return 0;
  }

  void take_quoted(std::size_t end) {
    if (text_[at_] == '+') ++shape_.operators;
    note_dash(text_[at_] == '-', false);
    if (is_behind_stop() || text_.substr(end).starts_with(','))
      shape_.quotes_sentence = shape_.quotes_sentence || is_sentence(text_.substr(at_, end - at_));
    at_ = end;
  }

  // Lefebvre : "…", selon elle, "…"; but no field's colon.
  bool is_behind_stop() const {
    const std::size_t last = text_.substr(0, at_).find_last_not_of(' ');
    if (last == std::string_view::npos || last + 1 == at_) return false;
    return text_[last] == ',' || (text_[last] == ':' && !behind_field_ && shape_.stops > 0);
  }

  // Among words in a row, as a person says them.
  static bool is_sentence(std::string_view quoted) {
    const std::size_t first = quoted.find_first_not_of("+-\"");
    if (first == std::string_view::npos) return false;
    std::string_view inside = quoted.substr(first);
    for (const QuotationMarks& marks : kQuotes) {
      if (inside.starts_with(marks.open)) inside.remove_prefix(marks.open.size());
      if (inside.ends_with(marks.close)) inside.remove_suffix(marks.close.size());
    }
    const TextShape shape = ShapeReader(inside).run();
    return shape.words >= kQuotedWords && shape.grammar >= kQuotedGrammar && shape.grammar * 10 >= shape.words * 3;
  }

  Run next_run() {
    const std::size_t begin = at_;
    std::size_t first = text_.size();
    std::size_t last = at_;
    for (Char c = char_at(text_, at_); c.size > 0 && !is_blank(c) && !is_quote(c) && c.code != U'(' && c.code != U')';
         c = char_at(text_, at_)) {
      at_ += c.size;
      if (!is_word_char(c)) continue;
      first = std::min(first, at_ - c.size);
      last = at_;
      has_small_letters_ = has_small_letters_ || (c.kind == CharClass::letter && !text::is_upper(c.code));
    }
    if (first >= last) return {text_.substr(begin, at_ - begin), {}};
    return {text_.substr(begin, at_ - begin), text_.substr(first, last - first)};
  }

  void take(const Run& run) {
    if (run.word.empty()) return take_signs(run);
    const bool signs = run.word.data() == run.text.data() + 1;
    const char sign = signs ? run.text.front() : '\0';
    const bool is_figure = base::is_digit(run.word.front());
    ++shape_.words;
    if (sign == '+' && !is_figure) ++plus_signs_;
    if (run.text.ends_with('+') && !run.word.ends_with('+')) ++closing_plus_signs_;
    note_dash(sign == '-' && !is_figure, true);
    const std::size_t behind = static_cast<std::size_t>(run.word.data() - run.text.data()) + run.word.size();
    const std::string_view rest = run.text.substr(behind);
    if (has_dash_ && rest.starts_with('-') && !rest.starts_with("--")) shape_.has_closing_dash = true;
    take_word(run);
    if (ends_sentence(run, rest) && at_ < text_.size()) ++shape_.stops;
  }

  void take_signs(const Run& run) {
    if (is_joining_sign(run.text)) ++shape_.operators;
    if ((run.text == "-" || run.text == "+") && at_ < text_.size() && text_[at_] == '(') ++shape_.operators;
    if (run.text.find_first_of(":?!") != std::string_view::npos && shape_.words > 0 && !behind_field_ &&
        at_ < text_.size())
      ++shape_.stops;
    behind_field_ = false;
  }

  // "agence:AFP"
  static bool asks_for_field(std::string_view word) {
    const std::size_t colon = word.find(':');
    return colon != std::string_view::npos && is_field(word.substr(0, colon));
  }

  void take_word(const Run& run) {
    if (asks_for_field(run.word)) {
      ++shape_.operators;
    } else if (is_proximity_name(run.word)) {
      ++shape_.operators;
    } else if (operator_of(run.text) != Operator::none) {
      ++operator_words_;
    } else {
      count_grammar(run.word);
    }
    behind_field_ = is_field(run.word);
  }

  // An elided article is a word of its own.
  void count_grammar(std::string_view word) {
    for (std::size_t at = 0; at < std::min(word.size(), kLongestGrammar);) {
      const Char c = char_at(word, at);
      if (c.kind == CharClass::apostrophe && text::elided_particle(word.substr(0, at), word.substr(at + c.size))) {
        ++shape_.words;
        ++shape_.grammar;
        word.remove_prefix(at + c.size);
        break;
      }
      if (c.kind != CharClass::letter) break;
      at += c.size;
    }
    if (word.size() <= kLongestGrammar && text::is_query_stop_word(text::fold(word))) ++shape_.grammar;
  }

  static bool is_field(std::string_view word) {
    return word.size() <= kLongestGrammar && schema::find_field(text::fold(word)) != nullptr;
  }

  bool ends_sentence(const Run& run, std::string_view rest) const {
    if (rest.starts_with(':') || rest.starts_with('?')) return !is_field(run.word) && rest.size() == 1;
    return rest.starts_with('!') || rest.starts_with("…") || (rest.starts_with('.') && run.word.size() > 2);
  }

  void note_dash(bool here, bool is_word) {
    if (here) ++shape_.dashes;
    if (here)
      has_dash_ = true;
    else if (has_dash_ && is_word)
      word_behind_dash_ = true;
  }

  bool is_shouted() const { return !has_small_letters_; }

  std::string_view text_;
  std::array<std::size_t, kQuotes.size()> last_close_{};
  TextShape shape_;
  std::size_t at_ = 0;
  std::size_t operator_words_ = 0;
  std::size_t depth_ = 0;  // of parentheses
  std::size_t plus_signs_ = 0;
  std::size_t closing_plus_signs_ = 0;
  bool has_small_letters_ = false;
  bool has_dash_ = false;
  bool word_behind_dash_ = false;
  bool behind_field_ = false;
};

// "est" and "son" may be meant as others.
bool is_sign_of_prose(std::string_view word) {
  if (word.size() < 2 || word == "est" || word == "son") return word == "à" || word == "y";
  return text::function_word_index(word).has_value() || word == "dont" || word == "même" || word == "mais" ||
         word == "nous" || word == "vous" || word == "je";
}

bool is_prose(const TextShape& shape) { return (shape.grammar + shape.stops) * 10 >= shape.words * 3; }

bool is_typed(const TextShape& shape) {
  return shape.operators > 0 && shape.operators * kWordsOfOperator >= shape.words;
}

}  // namespace

TextShape shape_of(std::string_view text) { return ShapeReader(text).run(); }

Reading reading_of(std::string_view query) {
  Reading reading;
  if (trim_blanks(query).starts_with(kTypedMark)) return reading;
  const TextShape shape = shape_of(query);
  reading.has_grammar = shape.grammar + shape.stops > 0;
  reading.quotes_sentence = shape.quotes_sentence && shape.operators == 0;
  const bool excludes_at_end = shape.dashes_end_it && (shape.words <= kTypedWords || 2 * shape.dashes >= shape.words);
  const bool is_running = shape.words >= kSentenceWords && shape.grammar + shape.stops >= 2 && is_prose(shape);
  reading.is_sentence = !is_typed(shape) &&
                        ((is_running && !excludes_at_end) || (shape.has_closing_dash && shape.words >= kHeadlineWords));
  reading.is_pasted = reading.is_sentence && is_running && shape.words >= kPastedWords;
  return reading;
}

bool begins_with_dash_of_headline(std::string_view line) {
  if (line.size() < 2 || !text::is_upper(char_at(line, 1).code)) return false;
  const TextShape shape = shape_of(line.substr(1));
  return !is_typed(shape) && shape.words >= kHeadlineWords && shape.grammar + shape.stops > 0;
}

bool begins_with_grammar(std::string_view text) {
  constexpr std::size_t kMostLetters = 6;
  std::size_t end = 0;
  for (std::size_t letters = 0; letters <= kMostLetters; ++letters) {
    const Char c = char_at(text, end);
    if (c.kind == CharClass::apostrophe)
      return text::elided_particle(text.substr(0, end), text.substr(end + c.size)).has_value();
    if (c.kind != CharClass::letter) break;
    end += c.size;
  }
  return !is_word_char(char_at(text, end)) && is_sign_of_prose(text::lower_form(text.substr(0, end)));
}

}  // namespace depeche::query

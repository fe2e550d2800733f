#include "time/reader.h"

#include <algorithm>

namespace depeche::time {
namespace {

bool is_number_word(const DateToken& token) { return token.kind == DateTokenKind::word && token.value > 0; }

}  // namespace

const DateToken& Reader::peek(std::size_t ahead) const {
  return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : kNoMoreTokens;
}

const DateToken& Reader::furthest() const { return furthest_ < tokens_.size() ? tokens_[furthest_] : kNoMoreTokens; }

void Reader::advance() {
  ++at_;
  furthest_ = std::max(furthest_, at_);
}

bool Reader::accept(DateTokenKind kind) {
  if (peek().kind != kind) return false;
  advance();
  return true;
}

bool Reader::accept(Word word) {
  if (peek().word() != word) return false;
  advance();
  return true;
}

bool Reader::accept(std::string_view phrase) {
  const std::size_t start = mark();
  while (!phrase.empty()) {
    const std::string_view word = phrase.substr(0, phrase.find(' '));
    if (mark() != start) accept(DateTokenKind::dash);
    if (peek().kind != DateTokenKind::word || peek().folded.view() != word) {
      rewind(start);
      return false;
    }
    advance();
    phrase.remove_prefix(std::min(word.size() + 1, phrase.size()));
  }
  return true;
}

std::optional<Number> Reader::accept_number() {
  const DateToken& token = peek();
  if (token.kind != DateTokenKind::number) return accept_number_word();
  advance();
  return Number{token.value, token.digits, token.ordinal};
}

// dix-sept, vingt et un, trente-et-un.
std::optional<Number> Reader::accept_number_word() {
  const DateToken& token = peek();
  if (!is_number_word(token)) return std::nullopt;
  Number number{token.value, 0, token.ordinal};
  advance();
  if (number.value != 10 && number.value != 20 && number.value != 30) return number;
  const std::size_t start = mark();
  accept(DateTokenKind::dash);
  const bool joined = accept(Word::et);
  accept(DateTokenKind::dash);
  const DateToken& unit = peek();
  const bool fits = is_number_word(unit) && !unit.ordinal && unit.value < 10 && joined == (unit.value == 1) &&
                    (number.value > 10 || unit.value > 6);
  if (!fits) {
    rewind(start);
    return number;
  }
  advance();
  number.value += unit.value;
  return number;
}

void Reader::skip_articles() {
  while (accept(Word::article) || accept(Word::ce)) {
  }
}

void Reader::note_impossible(std::string why) {
  if (impossible_.empty()) impossible_ = std::move(why);
}

}  // namespace depeche::time

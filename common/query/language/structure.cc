#include "query/language/structure.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "query/language/operator_names.h"

namespace depeche::query {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

// For each parenthesis its partner, kNone for one without and for everything else.
std::vector<std::size_t> find_partners(const std::vector<Lexeme>& lexemes) {
  std::vector<std::size_t> partners(lexemes.size(), kNone);
  std::vector<std::size_t> opened;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (lexemes[i].kind == LexemeKind::open) opened.push_back(i);
    if (lexemes[i].kind != LexemeKind::close || opened.empty()) continue;
    partners[i] = opened.back();
    partners[opened.back()] = i;
    opened.pop_back();
  }
  return partners;
}

bool is_paren(const Lexeme& lexeme) { return lexeme.kind == LexemeKind::open || lexeme.kind == LexemeKind::close; }

// Of a parenthesis that goes, the field before it stays as a word.
bool becomes_word(Lexeme& open) {
  if (!open.asked.says_something()) return false;
  open.kind = LexemeKind::word;
  open.sign = 0;
  open.asked = {};
  open.begin = open.text_begin;
  open.end = open.text_end;
  return true;
}

void move_to(std::size_t place, std::size_t from, std::vector<Lexeme>& lexemes) {
  if (place != from) lexemes[place] = std::move(lexemes[from]);
}

// In place, like without_empty(): there may be a million.
std::vector<Lexeme> filtered(std::vector<Lexeme> lexemes, const std::vector<bool>& keep) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lexemes.size(); ++i)
    if (keep[i] || (lexemes[i].kind == LexemeKind::open && becomes_word(lexemes[i]))) move_to(kept++, i, lexemes);
  lexemes.erase(lexemes.begin() + static_cast<std::ptrdiff_t>(kept), lexemes.end());
  return lexemes;
}

std::vector<Lexeme> without_unbalanced(std::vector<Lexeme> lexemes) {
  const std::vector<std::size_t> partners = find_partners(lexemes);
  std::vector<bool> keep(lexemes.size(), true);
  for (std::size_t i = 0; i < lexemes.size(); ++i) keep[i] = !is_paren(lexemes[i]) || partners[i] != kNone;
  return filtered(std::move(lexemes), keep);
}

// A pair that closes at once takes the pair around it with it, when that holds nothing else.
std::vector<Lexeme> without_empty(std::vector<Lexeme> lexemes) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (kept == 0 || lexemes[i].kind != LexemeKind::close || lexemes[kept - 1].kind != LexemeKind::open)
      move_to(kept++, i, lexemes);
    else if (!becomes_word(lexemes[kept - 1]))
      --kept;
  }
  lexemes.erase(lexemes.begin() + static_cast<std::ptrdiff_t>(kept), lexemes.end());
  return lexemes;
}

std::vector<Lexeme> without_doubled(std::vector<Lexeme> lexemes) {
  const std::vector<std::size_t> partners = find_partners(lexemes);
  std::vector<bool> keep(lexemes.size(), true);
  for (std::size_t i = 1; i < lexemes.size(); ++i) {
    const bool plain =
        lexemes[i].kind == LexemeKind::open && lexemes[i].sign == 0 && !lexemes[i].asked.says_something();
    if (!plain || lexemes[i - 1].kind != LexemeKind::open || partners[i - 1] != partners[i] + 1) continue;
    keep[i] = false;
    keep[partners[i]] = false;
  }
  return filtered(std::move(lexemes), keep);
}

std::vector<Lexeme> without_deepest(std::vector<Lexeme> lexemes) {
  const std::vector<std::size_t> partners = find_partners(lexemes);
  std::vector<bool> keep(lexemes.size(), true);
  std::size_t depth = 0;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (!is_paren(lexemes[i])) continue;
    const bool opens = lexemes[i].kind == LexemeKind::open;
    const std::size_t size = opens ? partners[i] - i : i - partners[i];
    if (size == 2) continue;
    if (!opens) --depth;
    if (depth >= kMaxDepth) keep[i] = false;
    if (opens) ++depth;
  }
  return filtered(std::move(lexemes), keep);
}

LexemeKind kind_of(Operator is) {
  if (is == Operator::both) return LexemeKind::and_operator;
  return is == Operator::either ? LexemeKind::or_operator : LexemeKind::not_operator;
}

// The operator that the lexeme would be among operands; `word` for those that never are one.
LexemeKind operator_kind(const Lexeme& lexeme) {
  if (lexeme.kind != LexemeKind::word || !lexeme.bare) return LexemeKind::word;
  if (const Operator is = operator_of(lexeme.text); is != Operator::none) return kind_of(is);
  return is_proximity_name(lexeme.text) ? LexemeKind::near_operator : LexemeKind::word;
}

bool is_shouted(const std::vector<Lexeme>& lexemes) {
  return std::ranges::all_of(lexemes, [](const Lexeme& lexeme) {
    return std::ranges::none_of(lexeme.text, [](char c) { return c >= 'a' && c <= 'z'; });
  });
}

// AROUND(5) becomes one lexeme.
void join_numbers_in_parentheses(std::vector<Lexeme>& lexemes) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    const bool takes = i + 3 < lexemes.size() && lexemes[i].bare && takes_number_in_parentheses(lexemes[i].text) &&
                       lexemes[i + 1].kind == LexemeKind::open && lexemes[i + 1].begin == lexemes[i].end &&
                       lexemes[i + 3].kind == LexemeKind::close &&
                       proximity_named(lexemes[i].text + "/" + lexemes[i + 2].text);
    if (takes) {
      lexemes[i].text += "/" + lexemes[i + 2].text;
      lexemes[i].end = lexemes[i].text_end = lexemes[i + 3].end;
    }
    if (kept != i) lexemes[kept] = std::move(lexemes[i]);
    ++kept;
    if (takes) i += 3;
  }
  lexemes.erase(lexemes.begin() + static_cast<std::ptrdiff_t>(kept), lexemes.end());
}

// Decides for each place from what is typed beside it, before any word becomes an operator.
class OperatorFinder {
 public:
  explicit OperatorFinder(const std::vector<Lexeme>& lexemes) : lexemes_(lexemes), shouted_(is_shouted(lexemes)) {
    for (const Lexeme& lexeme : lexemes) kinds_.push_back(operator_kind(lexeme));
    for (std::size_t i = 1; i < lexemes.size(); ++i)
      if (lexemes[i].bare && lexemes[i].text == "NON" && (is_joining(kinds_[i - 1])))
        kinds_[i] = LexemeKind::not_operator;
  }

  bool is_operator(std::size_t i) const {
    if (kinds_[i] == LexemeKind::word) return false;
    return kinds_[i] == LexemeKind::not_operator ? is_not(i) : joins(i);
  }
  LexemeKind kind(std::size_t i) const { return kinds_[i]; }

  // What would be one and is not, without being a word.
  bool is_refused(std::size_t i) const {
    const Lexeme& lexeme = lexemes_[i];
    if (lexeme.bare && is_foreign_operator(lexeme.text)) return starts_operand(i + 1) && i > 0 && ends_operand(i - 1);
    if (kinds_[i] == LexemeKind::word || is_operator(i) || is_alone(i)) return false;
    if (is_joining_sign(lexeme.text)) return true;
    if (kinds_[i] == LexemeKind::near_operator) return !shouted_ || lexeme.text.find('/') != std::string::npos;
    return !shouted_ || (!is_at_end(i + 1) ? false : i > 0);
  }

 private:
  static bool is_joining(LexemeKind kind) {
    return kind == LexemeKind::and_operator || kind == LexemeKind::or_operator;
  }
  bool is_at_end(std::size_t i) const { return i >= lexemes_.size() || lexemes_[i].kind == LexemeKind::close; }
  bool is_at_begin(std::size_t i) const { return i == 0 || lexemes_[i - 1].kind == LexemeKind::open; }
  bool is_alone(std::size_t i) const { return is_at_begin(i) && is_at_end(i + 1); }

  bool starts_operand(std::size_t i) const {
    return i < lexemes_.size() && lexemes_[i].kind != LexemeKind::close && kinds_[i] == LexemeKind::word;
  }
  bool ends_operand(std::size_t i) const {
    return lexemes_[i].kind != LexemeKind::open && kinds_[i] == LexemeKind::word;
  }
  bool is_not(std::size_t i) const { return starts_operand(i + 1) && lexemes_[i + 1].sign == 0; }
  bool joins(std::size_t i) const {
    if (i == 0 || !ends_operand(i - 1)) return false;
    const bool may_be_not = kinds_[i] != LexemeKind::near_operator;
    const bool before_not =
        may_be_not && i + 1 < lexemes_.size() && kinds_[i + 1] == LexemeKind::not_operator && is_not(i + 1);
    return starts_operand(i + 1) || before_not;
  }

  const std::vector<Lexeme>& lexemes_;
  bool shouted_;
  std::vector<LexemeKind> kinds_;
};

Status refusal(const Lexeme& lexeme) {
  const std::string quoted = base::in_quotes(lexeme.text);
  const bool may_be_word = lexeme.text.find_first_of("&|") == std::string::npos;
  if (is_foreign_operator(lexeme.text))
    return fail(ErrorCode::query, tr("{} is no operator here", quoted),
                may_be_word
                    ? tr("the operators are ET, OU, SAUF and NEAR/5; for the word, write it between quotation marks")
                    : tr("the operators are ET, OU, SAUF and NEAR/5"),
                lexeme.begin);
  return fail(ErrorCode::query, tr("{} is an operator, and has not what it needs beside it", quoted),
              may_be_word
                  ? tr("ET, OU and NEAR/5 stand between two words, SAUF before one; for the word, write it between "
                       "quotation marks")
                  : tr("ET, OU and NEAR/5 stand between two words, SAUF before one"),
              lexeme.begin);
}

Status take_distance(Lexeme& lexeme) {
  const auto near = proximity_named(lexeme.text);
  if (!near)
    return fail(ErrorCode::query, tr("{}: sentences and paragraphs cannot be asked for", base::in_quotes(lexeme.text)),
                tr("NEAR/15 asks for words near each other"), lexeme.begin);
  if (near->words > kMostWordsBetween)
    return fail(ErrorCode::query,
                tr("{} asks for more than {} words between two", base::in_quotes(lexeme.text), kMostWordsBetween),
                tr("ET asks for both words wherever they stand"), lexeme.begin);
  lexeme.near = near;
  return {};
}

void drop_unused_signs(std::vector<Lexeme>& lexemes) {
  std::erase_if(lexemes, [](const Lexeme& lexeme) {
    return lexeme.kind == LexemeKind::word && lexeme.bare && is_joining_sign(lexeme.text);
  });
}

}  // namespace

std::vector<Lexeme> balance(std::vector<Lexeme> lexemes) {
  return without_deepest(without_doubled(without_empty(without_unbalanced(std::move(lexemes)))));
}

Status mark_operators(std::vector<Lexeme>& lexemes, const Reading& reading) {
  if (!reading.is_pasted) {
    join_numbers_in_parentheses(lexemes);
    const OperatorFinder finder(lexemes);
    std::vector<LexemeKind> marked;
    for (std::size_t i = 0; i < lexemes.size(); ++i) {
      if (!reading.is_sentence && finder.is_refused(i)) return refusal(lexemes[i]);
      marked.push_back(finder.is_operator(i) ? finder.kind(i) : lexemes[i].kind);
      if (marked.back() == LexemeKind::near_operator)
        if (Status status = take_distance(lexemes[i]); !status) return status;
    }
    for (std::size_t i = 0; i < lexemes.size(); ++i) lexemes[i].kind = marked[i];
  }
  drop_unused_signs(lexemes);
  return {};
}

}  // namespace depeche::query

#include "query/language/structure.h"

#include <array>
#include <cstddef>
#include <limits>
#include <string_view>
#include <utility>

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

struct OperatorName {
  std::string_view name;
  LexemeKind kind;
};
constexpr std::array<OperatorName, 6> kOperators{{{"AND", LexemeKind::and_operator},
                                                  {"ET", LexemeKind::and_operator},
                                                  {"OR", LexemeKind::or_operator},
                                                  {"OU", LexemeKind::or_operator},
                                                  {"NOT", LexemeKind::not_operator},
                                                  {"SAUF", LexemeKind::not_operator}}};

// The operator that the lexeme would be among operands; `word` for those that never are one.
LexemeKind operator_kind(const Lexeme& lexeme) {
  if (lexeme.kind != LexemeKind::word || !lexeme.bare) return LexemeKind::word;
  for (const OperatorName& known : kOperators)
    if (known.name == lexeme.text) return known.kind;
  return LexemeKind::word;
}

// Decides for each place from what is typed beside it, before any word becomes an operator.
class OperatorFinder {
 public:
  explicit OperatorFinder(const std::vector<Lexeme>& lexemes) : lexemes_(lexemes) {
    for (const Lexeme& lexeme : lexemes) kinds_.push_back(operator_kind(lexeme));
  }

  bool is_operator(std::size_t i) const {
    if (kinds_[i] == LexemeKind::word) return false;
    return kinds_[i] == LexemeKind::not_operator ? is_not(i) : joins(i);
  }
  LexemeKind kind(std::size_t i) const { return kinds_[i]; }

 private:
  bool starts_operand(std::size_t i) const {
    return i < lexemes_.size() && lexemes_[i].kind != LexemeKind::close && kinds_[i] == LexemeKind::word;
  }
  bool ends_operand(std::size_t i) const {
    return lexemes_[i].kind != LexemeKind::open && kinds_[i] == LexemeKind::word;
  }
  bool is_not(std::size_t i) const { return starts_operand(i + 1) && lexemes_[i + 1].sign == 0; }
  bool joins(std::size_t i) const {
    if (i == 0 || !ends_operand(i - 1)) return false;
    const bool before_not = i + 1 < lexemes_.size() && kinds_[i + 1] == LexemeKind::not_operator && is_not(i + 1);
    return starts_operand(i + 1) || before_not;
  }

  const std::vector<Lexeme>& lexemes_;
  std::vector<LexemeKind> kinds_;
};

}  // namespace

std::vector<Lexeme> balance(std::vector<Lexeme> lexemes) {
  return without_deepest(without_doubled(without_empty(without_unbalanced(std::move(lexemes)))));
}

void mark_operators(std::vector<Lexeme>& lexemes) {
  const OperatorFinder finder(lexemes);
  std::vector<LexemeKind> marked;
  for (std::size_t i = 0; i < lexemes.size(); ++i)
    marked.push_back(finder.is_operator(i) ? finder.kind(i) : lexemes[i].kind);
  for (std::size_t i = 0; i < lexemes.size(); ++i) lexemes[i].kind = marked[i];
}

}  // namespace depeche::query

#pragma once

// Cuts a query into words, phrases, patterns and parentheses, each with its sign and field.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "depeche/result.h"
#include "query/language/field_name.h"
#include "query/language/operator_names.h"
#include "query/language/reading.h"

namespace depeche::query {

enum class LexemeKind {
  word,
  phrase,  // also a quoted value of a filter
  wildcard,
  fuzzy,
  open,  // with a field, `text` is that field's name as typed
  close,
  and_operator,  // the four come from mark_operators(), not from the lexer
  or_operator,
  not_operator,
  near_operator,
};

struct Lexeme {
  LexemeKind kind = LexemeKind::word;
  char sign = 0;  // '+', '-' or 0
  FieldName asked;
  bool bare = false;              // a word without sign, field and punctuation: it could be an operator
  std::size_t edits = 0;          // of a fuzzy word, as in tree.h
  std::optional<Proximity> near;  // of NEAR/5, and of "…"~5
  std::string text;               // valid UTF-8: an ill-formed byte of the query is U+FFFD here
  std::size_t begin = 0;          // byte range in the query, sign, field and quotes included
  std::size_t end = 0;
  std::size_t text_begin = 0;  // byte range of `text` in the query
  std::size_t text_end = 0;
};

struct Lexed {
  std::vector<Lexeme> lexemes;
  std::vector<std::string> notes;  // as in tree.h
};

// Lexemes in the order of the query, none of them without a letter or digit except parentheses, ids, && and ||, and
// signs of currency, %, and the like that stand alone; parentheses need not be balanced. Linear in the length of the
// query. Errors are ErrorCode::query: an unknown field, and signs of other search engines that mean nothing here.
// Throws base::DeadlinePassed, and what `own` does.
Result<Lexed> lex(std::string_view query, const Reading& reading, const base::Deadline& deadline = {},
                  const OwnNames& own = {});

}  // namespace depeche::query

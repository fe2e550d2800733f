#pragma once

// Tells a query that was typed from text that was pasted, in which a dash is a dash.

#include <cstddef>
#include <string_view>

namespace depeche::query {

// What a text is made of, as far as it says whether a person typed it as a query. Words between quotation marks do not
// count. Long texts are judged by their beginning.
struct TextShape {
  std::size_t words = 0;
  std::size_t grammar = 0;     // articles, prepositions, pronouns and the like
  std::size_t stops = 0;       // words with a full stop, colon, question or exclamation mark behind them, but the last
  std::size_t operators = 0;   // what only queries have: +word, OU in capitals, NEAR/5, -(…)
  std::size_t dashes = 0;      // words with a dash before them
  bool dashes_end_it = false;  // all words with a dash before them stand at the end
  bool has_closing_dash = false;  // "… les élus -dont le maire- ont voté"
  bool quotes_sentence = false;   // Selon un syndicat, "la police est exténuée"
};

TextShape shape_of(std::string_view text);

// How a query is read.
struct Reading {
  // Running text: a headline, a line of a list, a passage. A sign before a word is no operator.
  bool is_sentence = false;
  // A long one: it has no groups, fields, patterns and operators either.
  bool is_pasted = false;
  // It has words of grammar, or stops, outside its quotation marks: a headline that quotes someone.
  bool has_grammar = false;
  // It quotes a sentence, with a colon or comma beside the quotation marks.
  bool quotes_sentence = false;
};

// A query that begins with this is read as typed.
inline constexpr std::string_view kTypedMark = "()";

Reading reading_of(std::string_view query);

// Whether the dash at the beginning of `line` is that of a headline or of a list's item: "-Macron reçoit les
// syndicats".
bool begins_with_dash_of_headline(std::string_view line);

// Whether the first word of `text` is one that nobody excludes: "dont", "les", "l'".
bool begins_with_grammar(std::string_view text);

}  // namespace depeche::query

#pragma once

#include <optional>
#include <string>

#include "query/read/indexes.h"
#include "query/read/phrase.h"
#include "text/analyzer.h"

namespace depeche::query {

// A word as two, or without the article that was typed onto it.
struct SplitWord {
  std::string text;  // "air france", "l'oréal"
  Phrase words;      // what is looked for: air france in a row, oréal
};

// Whether the apostrophe of an article may have been left out.
enum class Elision : bool { kept, lost };

// What a word is when a blank or an apostrophe was left out: AirFrance, LOréal. Both halves are words of content, and
// at least so many dispatches have them in a row; of several such places the one whose rarer half most dispatches have.
// A name that dispatches write with a capital only may also have lost the blank behind its particle: Lepen.
// Nothing for most words. Throws as Xapian does, and base::DeadlinePassed.
std::optional<SplitWord> split_word(const text::Word& word, std::optional<schema::Field> field, Elision elision,
                                    Xapian::doccount least, const Indexes& indexes, text::Analyzer& analyzer);

}  // namespace depeche::query

#pragma once

// Words that carry no subject. Two lists: a short one that the inverted index leaves out altogether, and a longer one
// that only queries pass over, because its words are nouns, verbs or names elsewhere (été, est, car, or).

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/rule_table.h"

namespace depeche::text {

// Forms of the forward stream with a fixed code, in code order; particles first. The order is part of the index format.
inline constexpr std::array<std::string_view, 14> kParticles{
    "l'", "d'", "qu'", "n'", "s'", "j'", "m'", "t'", "c'", "jusqu'", "lorsqu'", "puisqu'", "quoiqu'", "presqu'"};

inline constexpr std::array<std::string_view, 44> kFunctionWords{
    "le",  "la",   "les", "de",  "du",   "des",   "un",   "une",   "et",  "à",  "a",  "au", "aux", "en",   "dans",
    "par", "pour", "sur", "que", "qui",  "ce",    "cet",  "cette", "ces", "se", "ne", "il", "ils", "elle", "elles",
    "on",  "son",  "sa",  "ses", "leur", "leurs", "avec", "est",   "ou",  "où", "y",  "ci", "là",  "t"};

// Behind a hyphen these are words of their own and make no compound: a-t-il, dit-on, celui-ci, lui-même.
inline constexpr std::array<std::string_view, 24> kClitics{"t",   "je",    "tu", "il",  "elle", "on",  "nous", "vous",
                                                           "ils", "elles", "ce", "moi", "toi",  "lui", "leur", "le",
                                                           "la",  "les",   "y",  "en",  "ci",   "là",  "même", "mêmes"};

// The place of the word in kFunctionWords.
std::optional<std::uint32_t> function_word_index(std::string_view form);

// A word that weighs nothing in a ranked query (interrogatives included), unless the query has no other. `folded` has
// no accents.
bool is_query_stop_word(std::string_view folded);

// Words of grammar that only they themselves share a stem with: those of queries that weigh nothing, and more.
bool is_word_of_grammar(std::string_view folded);

std::vector<RuleTable> grammar_tables();

}  // namespace depeche::text

#pragma once

// What of a query goes to another process (base/wire.h).

#include <cstdint>
#include <tuple>

#include "base/wire.h"
#include "query/read/form_choice.h"
#include "query/read/near.h"
#include "query/read/pattern.h"
#include "query/read/phrase.h"
#include "query/read/scored_word.h"
#include "schema/fields.h"

namespace depeche::base {

template <>
inline constexpr std::uint64_t kLastOnWire<schema::Field> = schema::kFields.size() - 1;

template <>
struct Shipped<query::FormChoice> {
  static auto of(auto& choice) { return std::tie(choice.names, choice.only_names, choice.documents); }
};

template <>
struct Shipped<query::Phrase::Element> {
  static auto of(auto& element) {
    return std::tie(element.folded, element.stem, element.indexed, element.particle, element.capitals, element.any_form,
                    element.choice);
  }
};

template <>
struct Shipped<query::Phrase> {
  static auto of(auto& phrase) { return std::tie(phrase.elements, phrase.field); }
};

template <>
struct Shipped<query::Pattern> {
  static auto of(auto& pattern) { return std::tie(pattern.text, pattern.folded, pattern.edits, pattern.field); }
};

template <>
struct Shipped<query::NearWords::Operand> {
  static auto of(auto& operand) { return std::tie(operand.rows, operand.patterns); }
};

// All but how patterns are looked up: who reads it says so.
template <>
struct Shipped<query::NearWords> {
  static auto of(auto& near) {
    return std::tie(near.operands, near.most_between, near.in_order, near.is_pair, near.is_foreign);
  }
};

template <>
struct Shipped<query::ScoredWord> {
  static auto of(auto& word) {
    return std::tie(word.stem, word.form, word.folded, word.field, word.forms, word.weak_share, word.share, word.choice,
                    word.is_acronym);
  }
};

}  // namespace depeche::base

namespace depeche::query {

// What a shipped finder looks for, as its first member.
enum class FinderKind : char { phrase, any_word, near };

}  // namespace depeche::query

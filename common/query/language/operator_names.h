#pragma once

// What operators are called in French and in English.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace depeche::query {

enum class Operator { none, both, either, without };

struct OperatorName {
  std::string_view name;
  Operator is;
};
inline constexpr std::array<OperatorName, 8> kOperatorNames{{{"AND", Operator::both},
                                                             {"ET", Operator::both},
                                                             {"&&", Operator::both},
                                                             {"OR", Operator::either},
                                                             {"OU", Operator::either},
                                                             {"||", Operator::either},
                                                             {"NOT", Operator::without},
                                                             {"SAUF", Operator::without}}};

// The operator of this name, in capitals; none for any other word.
Operator operator_of(std::string_view name);
// && and ||.
bool is_joining_sign(std::string_view text);
// Operators of other search engines that have none of the same meaning here.
bool is_foreign_operator(std::string_view name);

// An operator that asks for words near each other.
struct Proximity {
  std::size_t words = 0;  // at most so many others between them
  bool in_order = false;  // the left one comes first
  bool operator==(const Proximity&) const = default;
};

inline constexpr std::size_t kMostWordsBetween = 255;
inline constexpr std::size_t kUsualWordsBetween = 10;  // of NEAR without a number

// What an operator such as NEAR/5, near5, w/5, PRÈS/5, ADJ/3 or /5 asks for; NEAR and ADJ may have no number. The
// number may be beyond kMostWordsBetween. Nothing for any other word.
std::optional<Proximity> proximity_named(std::string_view name);
// Has the name of one that takes its number in parentheses: AROUND(5).
bool takes_number_in_parentheses(std::string_view name);
// w/s, /p and the like, which ask for the same sentence or paragraph.
bool asks_for_same_sentence(std::string_view name);

// Any of these.
bool is_proximity_name(std::string_view name);

}  // namespace depeche::query

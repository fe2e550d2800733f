#include "query/language/operator_names.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

// A word with its number may be so long.
constexpr std::size_t kLongestName = 20;

struct ProximityName {
  std::string_view name;  // in small letters, without accents
  bool in_order;
  bool without_slash;  // near5
};
constexpr std::array<ProximityName, 14> kNames{{{"near", false, true},
                                                {"pres", false, true},
                                                {"proche", false, true},
                                                {"prox", false, true},
                                                {"around", false, true},
                                                {"autour", false, true},
                                                {"within", false, true},
                                                {"n", false, false},
                                                {"w", false, false},
                                                {"", false, false},
                                                {"adj", true, true},
                                                {"onear", true, true},
                                                {"pre", true, false},
                                                {"p", true, false}}};

struct Parts {
  std::string name;
  std::string_view number;
  bool has_slash = false;
};

std::optional<Parts> parts_of(std::string_view typed) {
  if (typed.empty() || typed.size() > kLongestName) return std::nullopt;
  std::size_t digits = typed.size();
  while (digits > 0 && base::is_digit(typed[digits - 1])) --digits;
  if (digits == typed.size()) return std::nullopt;
  Parts parts;
  parts.number = typed.substr(digits);
  parts.has_slash = typed.substr(0, digits).ends_with('/');
  // "/n5" is "n/5".
  const bool slash_first = !parts.has_slash && typed.starts_with('/');
  const std::string_view name =
      slash_first ? typed.substr(1, digits - 1) : typed.substr(0, digits - (parts.has_slash ? 1 : 0));
  parts.has_slash = parts.has_slash || slash_first;
  if (name.find_first_of("/ ") != std::string_view::npos) return std::nullopt;
  parts.name = text::fold(name);
  return parts;
}

const ProximityName* named(std::string_view folded) {
  const auto found = std::ranges::find(kNames, folded, &ProximityName::name);
  return found == kNames.end() ? nullptr : &*found;
}

}  // namespace

Operator operator_of(std::string_view name) {
  const auto found = std::ranges::find(kOperatorNames, name, &OperatorName::name);
  return found == kOperatorNames.end() ? Operator::none : found->is;
}

bool is_joining_sign(std::string_view text) { return text == "&&" || text == "||"; }

bool is_foreign_operator(std::string_view name) { return name == "XOR" || name == "ANDNOT" || name == "BUTNOT"; }

std::optional<Proximity> proximity_named(std::string_view typed) {
  if (typed == "NEAR") return Proximity{kUsualWordsBetween, false};
  if (typed == "ADJ") return Proximity{0, true};
  const auto parts = parts_of(typed);
  if (!parts) return std::nullopt;
  const ProximityName* known = named(parts->name);
  if (known == nullptr || !(parts->has_slash || known->without_slash)) return std::nullopt;
  std::size_t words = 0;
  for (const char digit : parts->number.substr(0, 6)) words = words * 10 + static_cast<std::size_t>(digit - '0');
  return Proximity{words, known->in_order};
}

bool takes_number_in_parentheses(std::string_view name) {
  return name == "NEAR" || name == "AROUND" || name == "ADJ" || name == "PRES" || name == "PRÈS";
}

bool asks_for_same_sentence(std::string_view typed) {
  const std::size_t slash = typed.find('/');
  if (slash == std::string_view::npos || typed.size() > kLongestName) return false;
  const ProximityName* known = named(text::fold(typed.substr(0, slash)));
  const std::string unit = text::fold(typed.substr(slash + 1));
  return known != nullptr && (unit == "s" || unit == "p" || unit == "sent" || unit == "para");
}

bool is_proximity_name(std::string_view name) {
  return name.size() <= kLongestName && (proximity_named(name) || asks_for_same_sentence(name));
}

}  // namespace depeche::query

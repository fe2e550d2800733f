#include "query/language/status_names.h"

#include <algorithm>
#include <array>

#include "text/normalizer.h"

namespace depeche::query {
namespace {

constexpr std::size_t kLongestName = 40;

struct StatusName {
  std::string_view name;  // in small letters, without accents
  std::string_view status;
};
constexpr std::array<StatusName, 32> kNames{
    {{"canceled", "canceled"},   {"cancelled", "canceled"},     {"annule", "canceled"},
     {"annulee", "canceled"},    {"annules", "canceled"},       {"annulees", "canceled"},
     {"annulation", "canceled"}, {"supprime", "canceled"},      {"supprimee", "canceled"},
     {"killed", "canceled"},     {"withheld", "withheld"},      {"retenu", "withheld"},
     {"retenue", "withheld"},    {"retenus", "withheld"},       {"retenues", "withheld"},
     {"suspendu", "withheld"},   {"suspendue", "withheld"},     {"embargoed", "embargoed"},
     {"embargo", "embargoed"},   {"sous embargo", "embargoed"}, {"sous-embargo", "embargoed"},
     {"usable", "usable"},       {"utilisable", "usable"},      {"utilisables", "usable"},
     {"publiable", "usable"},    {"publiables", "usable"},      {"diffusable", "usable"},
     {"diffusables", "usable"},  {"publie", "usable"},          {"publiee", "usable"},
     {"libre", "usable"},        {"valide", "usable"}}};

}  // namespace

std::optional<std::string> status_named(std::string_view typed) {
  if (typed.size() > kLongestName) return std::nullopt;
  const auto found = std::ranges::find(kNames, text::fold(typed), &StatusName::name);
  if (found == kNames.end()) return std::nullopt;
  return std::string(found->status);
}

}  // namespace depeche::query

#include "text/place_names.h"

#include <array>
#include <unordered_set>

namespace depeche::text {
namespace {

// Nothing that often begins a sentence as another word.
constexpr auto kPlaceNames = std::to_array<std::string_view>({
    "tours",   "lourdes",  "vannes", "bourges",  "landes",   "flandres",  "limoges", "creuse",    "orne",
    "vienne",  "saintes",  "sienne", "fourmies", "colombes", "sarcelles", "trappes", "malouines", "canaries",
    "moulins", "fougeres", "cluses", "bruges",   "genes",    "grasse",    "brioude", "marquises", "mantes",
});

}  // namespace

bool is_place_name(std::string_view folded) {
  static const std::unordered_set<std::string_view> names(kPlaceNames.begin(), kPlaceNames.end());
  return names.contains(folded);
}

RuleTable place_name_table() { return rule_table("kPlaceNames", kPlaceNames); }

}  // namespace depeche::text

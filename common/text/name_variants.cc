#include "text/name_variants.h"

#include <array>
#include <unordered_map>
#include <utility>

namespace depeche::text {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array kVariants{
    Pair{"nursultan", "noursoultan"},
    Pair{"kiev", "kyiv"},
    Pair{"pekin", "beijing"},
    Pair{"bombay", "mumbai"},
    Pair{"calcutta", "kolkata"},
    Pair{"birmanie", "myanmar"},
    Pair{"belarus", "bielorussie"},
    Pair{"kirghizistan", "kirghizstan"},
    Pair{"kirghizie", "kirghizstan"},
    Pair{"turkmenie", "turkmenistan"},
    Pair{"moldova", "moldavie"},
    Pair{"kharkov", "kharkiv"},
    Pair{"lvov", "lviv"},
    Pair{"odesa", "odessa"},
    Pair{"bielorusse", "belarusse"},
    Pair{"belarussien", "belarusse"},
    Pair{"daech", "daesh"},
    Pair{"hezbollah", "hizbollah"},
    Pair{"eltsine", "yeltsin"},
    Pair{"zelenski", "zelensky"},
    Pair{"zelenskyy", "zelensky"},
    Pair{"loukachenko", "lukashenko"},
    Pair{"swaziland", "eswatini"},
    Pair{"tokaev", "tokaiev"},
    Pair{"tokayev", "tokaiev"},
    Pair{"kassim", "kassym"},
    Pair{"qasym", "kassym"},
    Pair{"nazarbaev", "nazarbaiev"},
    Pair{"nazarbayev", "nazarbaiev"},
};

}  // namespace

std::string_view canonical_name(std::string_view folded) {
  static const std::unordered_map<std::string_view, std::string_view> variants(kVariants.begin(), kVariants.end());
  const auto found = variants.find(folded);
  return found == variants.end() ? folded : found->second;
}

RuleTable name_variant_table() { return rule_table("kVariants", kVariants); }

}  // namespace depeche::text

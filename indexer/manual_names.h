#pragma once

// What the man page says about the names in JSON, CSV and header lines. The names are those of the tables that read
// them.

#include <array>

#include "dispatch/formats/member_names.h"
#include "dispatch/outcome/property_table.h"
#include "manual/option.h"

namespace depeche::indexer {

// One row for each part of a dispatch, in the order of dispatch::Slot.
inline constexpr std::array<manual::Text, dispatch::kSlots> kParts{{
    {"id", "identifiant"},
    {"title", "titre"},
    {"chapô (abstract)", "chapô"},
    {"text", "texte"},
    {"date", "date"},
    {"hour of the date", "heure de la date"},
    {"source", "agence"},
    {"place", "lieu"},
    {"page on the web", "page web"},
    {"credits", "signature"},
    {"status", "statut"},
    {"embargo", "embargo"},
}};

inline constexpr auto kNameEntries = [] {
  std::array<manual::ManualEntry, dispatch::kSlots> entries{};
  for (std::size_t at = 0; at < entries.size(); ++at) {
    const dispatch::MemberNames& row = dispatch::kMemberNames[at];
    entries[at] = {kParts[static_cast<std::size_t>(row.slot)].english, {row.names, row.names}};
  }
  return entries;
}();

inline constexpr manual::Section kNames{
    .title = {"NAMES", "NOMS"},
    .text = {"JSON, CSV and header lines (Titre: …) may call the parts of a dispatch by these names, in capitals or "
             "not, with accents or not; any run of other characters counts as _. When a dispatch has several names of "
             "a part, the one that stands first below wins, and the others are kept under their own names. What is "
             "known by no name is kept under its own: it is shown, searched for (bureau:Nice) and counted. The summary "
             "of a run says what was kept in this way, and what was ignored.",
             "Les fichiers JSON, CSV et les lignes d’en-tête (Titre: …) peuvent désigner les parties d’une dépêche par "
             "ces noms, en capitales ou non, avec ou sans accents ; toute suite d’autres caractères vaut _. Quand une "
             "dépêche porte plusieurs noms d’une même partie, le premier ci-dessous l’emporte, et les autres sont "
             "conservés sous leur propre nom. Ce qu’aucun nom ne désigne est conservé sous le sien : on peut "
             "l’afficher, le chercher (bureau:Nice) et le compter. Le bilan d’une exécution dit ce qui a été conservé "
             "ainsi, et ce qui a été ignoré."},
    .entries = kNameEntries,
};

inline constexpr auto kCommonEntries = [] {
  std::array<manual::ManualEntry, dispatch::kPropertyTable.size()> entries{};
  for (std::size_t at = 0; at < entries.size(); ++at) {
    const dispatch::PropertyNames& row = dispatch::kPropertyTable[at];
    entries[at] = {row.name, {row.aliases, row.aliases}};
  }
  return entries;
}();

inline constexpr manual::Section kCommonNames{
    .title = {"COMMON PROPERTIES", "PROPRIÉTÉS COMMUNES"},
    .text = {"What agencies have in common has one name each, beside which these are understood:",
             "Ce que les agences ont en commun porte un seul nom, à côté duquel ceux-ci sont compris :"},
    .entries = kCommonEntries,
};

}  // namespace depeche::indexer

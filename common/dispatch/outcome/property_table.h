#pragma once

// The one table of what agencies have in common: known_properties() and the man page are made from it.

#include <array>
#include <string_view>

namespace depeche::dispatch {

struct PropertyNames {
  std::string_view name;     // as property_name() makes it
  std::string_view aliases;  // separated by blanks; property_name() makes the name of each
  std::string_view example;  // a query
};

inline constexpr std::array<PropertyNames, 14> kPropertyTable{{
    {"slug", "slugline", "slug:kazakhstan-otsc"},
    {"category", "rubrique rubriques section sections categorie categories articlesection sectionname",
     "rubrique:Politique"},
    {"subject", "sujet sujets subjects theme themes thematique thematiques topic topics", "sujet:diplomatie"},
    {"keyword", "mot keywords mot_cle mots_cles motcle motscles tag tags etiquette etiquettes news_keywords",
     "mot:OTSC"},
    {"genre", "genres", "genre:portrait"},
    {"urgency", "urgence", "urgence:1"},
    {"language", "langue lang inlanguage languages", "langue:en"},
    {"person", "personne people persons personnes", "personne:Tokaïev"},
    {"organisation", "organization organisations organizations", "organisation:OTSC"},
    {"location", "endroit locations places lieux", "endroit:Moscou"},
    {"country", "pays countries", "pays:Kazakhstan"},
    {"version", "revision", "version:2"},
    {"corrects", "corrige replaces remplace evolvedfrom", "corrige:afp-20220113-001"},
    {"word_count", "longueur wordcount nombre_de_mots", "longueur:420"},
}};

}  // namespace depeche::dispatch

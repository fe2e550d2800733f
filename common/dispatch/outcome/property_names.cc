#include "dispatch/outcome/property_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "depeche/dispatch.h"
#include "text/char_class.h"
#include "text/normalizer.h"

namespace depeche {
namespace {

namespace aliases {
constexpr auto kSlug = std::to_array<std::string_view>({"slugline"});
constexpr auto kCategory = std::to_array<std::string_view>(
    {"rubrique", "rubriques", "section", "sections", "categorie", "categories", "articlesection", "sectionname"});
constexpr auto kSubject = std::to_array<std::string_view>(
    {"sujet", "sujets", "subjects", "theme", "themes", "thematique", "thematiques", "topic", "topics"});
constexpr auto kKeyword =
    std::to_array<std::string_view>({"mot", "keywords", "mot_cle", "mots_cles", "motcle", "motscles", "tag", "tags",
                                     "etiquette", "etiquettes", "news_keywords"});
constexpr auto kGenre = std::to_array<std::string_view>({"genres"});
constexpr auto kUrgency = std::to_array<std::string_view>({"urgence"});
constexpr auto kLanguage = std::to_array<std::string_view>({"langue", "lang", "inlanguage", "languages"});
constexpr auto kPerson = std::to_array<std::string_view>({"personne", "people", "persons", "personnes"});
constexpr auto kOrganisation = std::to_array<std::string_view>({"organization", "organisations", "organizations"});
constexpr auto kLocation = std::to_array<std::string_view>({"endroit", "locations", "places", "lieux"});
constexpr auto kCountry = std::to_array<std::string_view>({"pays", "countries"});
constexpr auto kVersion = std::to_array<std::string_view>({"revision"});
constexpr auto kCorrects = std::to_array<std::string_view>({"corrige", "replaces", "remplace", "evolvedfrom"});
constexpr auto kWordCount = std::to_array<std::string_view>({"longueur", "wordcount", "nombre_de_mots"});
}  // namespace aliases

constexpr std::array<PropertyInfo, 14> kKnown{{
    {"slug", aliases::kSlug, "slug:kazakhstan-otsc"},
    {"category", aliases::kCategory, "rubrique:Politique"},
    {"subject", aliases::kSubject, "sujet:diplomatie"},
    {"keyword", aliases::kKeyword, "mot:OTSC"},
    {"genre", aliases::kGenre, "genre:portrait"},
    {"urgency", aliases::kUrgency, "urgence:1"},
    {"language", aliases::kLanguage, "langue:en"},
    {"person", aliases::kPerson, "personne:Tokaïev"},
    {"organisation", aliases::kOrganisation, "organisation:OTSC"},
    {"location", aliases::kLocation, "endroit:Moscou"},
    {"country", aliases::kCountry, "pays:Kazakhstan"},
    {"version", aliases::kVersion, "version:2"},
    {"corrects", aliases::kCorrects, "corrige:afp-20220113-001"},
    {"word_count", aliases::kWordCount, "longueur:420"},
}};

}  // namespace

namespace dispatch {

std::string folded_name(std::string_view written) {
  std::string name;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t begin = at;
    text::Char c = text::char_at(written, at);
    for (; text::is_word_char(c) || c.kind == text::CharClass::ignorable; c = text::char_at(written, at)) at += c.size;
    const std::string word = text::fold(written.substr(begin, at - begin));
    if (!word.empty()) name.append(name.empty() ? "" : "_").append(word);
    if (at == begin) at += c.size;
  }
  return name;
}

bool is_known_property(std::string_view name) {
  return std::ranges::any_of(kKnown, [&](const PropertyInfo& known) { return known.name == name; });
}

}  // namespace dispatch

std::span<const PropertyInfo> known_properties() { return kKnown; }

std::string property_name(std::string_view written) {
  std::string name = dispatch::folded_name(written);
  for (const PropertyInfo& known : kKnown)
    if (std::find(known.aliases.begin(), known.aliases.end(), name) != known.aliases.end())
      return std::string(known.name);
  return name;
}

}  // namespace depeche

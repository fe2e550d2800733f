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
constexpr std::array<std::string_view, 1> kSlug{"slugline"};
constexpr std::array<std::string_view, 1> kCategory{"rubrique"};
constexpr std::array<std::string_view, 2> kSubject{"sujet", "subjects"};
constexpr std::array<std::string_view, 5> kKeyword{"mot", "keywords", "mot_cle", "mots_cles", "motcle"};
constexpr std::array<std::string_view, 0> kGenre{};
constexpr std::array<std::string_view, 1> kUrgency{"urgence"};
constexpr std::array<std::string_view, 2> kLanguage{"langue", "lang"};
constexpr std::array<std::string_view, 2> kPerson{"personne", "people"};
constexpr std::array<std::string_view, 2> kOrganisation{"organization", "organisations"};
constexpr std::array<std::string_view, 1> kLocation{"endroit"};
constexpr std::array<std::string_view, 1> kCountry{"pays"};
constexpr std::array<std::string_view, 1> kVersion{"revision"};
constexpr std::array<std::string_view, 3> kCorrects{"corrige", "replaces", "remplace"};
constexpr std::array<std::string_view, 3> kWordCount{"longueur", "wordcount", "nombre_de_mots"};
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

std::string plain_name(std::string_view written) {
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

}  // namespace

std::span<const PropertyInfo> known_properties() { return kKnown; }

std::string property_name(std::string_view written) {
  std::string name = plain_name(written);
  for (const PropertyInfo& known : kKnown)
    if (std::find(known.aliases.begin(), known.aliases.end(), name) != known.aliases.end())
      return std::string(known.name);
  return name;
}

}  // namespace depeche

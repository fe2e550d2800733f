#include <algorithm>
#include <utility>

#include "schema/property_values.h"

namespace depeche::schema {
namespace {

// Xapian's terms end at 245 bytes; a name has 40 at most.
constexpr std::size_t kMaxWordsBytes = 200;
constexpr char kNameEnd = ':';

std::string term_of(std::string_view name, std::string_view words) {
  return property_term(name).append(words.substr(0, kMaxWordsBytes));
}

}  // namespace

std::string property_term(std::string_view name) { return std::string(kPropertyPrefix).append(name) + kNameEnd; }

std::string property_term(std::string_view name, std::string_view folded) { return term_of(name, folded); }

std::string property_term(std::string_view name, std::string_view folded, std::string_view next) {
  return term_of(name, std::string(folded).append(" ").append(next));
}

std::vector<std::string> property_terms(std::string_view name, const std::vector<std::string>& words) {
  if (words.size() == 1) return {property_term(name, words.front())};
  std::vector<std::string> terms;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) terms.push_back(property_term(name, words[i], words[i + 1]));
  return terms;
}

bool is_common_property(std::string_view name) {
  return std::ranges::any_of(known_properties(), [&](const PropertyInfo& info) { return info.name == name; });
}

std::vector<std::string> property_names(const Xapian::Database& database) {
  const std::string prefix(kPropertyPrefix);
  std::vector<std::string> names;
  auto term = database.allterms_begin(prefix);
  while (term != database.allterms_end(prefix)) {
    const std::string found = *term;
    std::string name = found.substr(prefix.size(), found.find(kNameEnd) - prefix.size());
    // Past all terms of that name.
    term.skip_to(prefix + name + static_cast<char>(kNameEnd + 1));
    names.push_back(std::move(name));
  }
  return names;
}

bool has_property(std::string_view name, const Xapian::Database& database) {
  return database.term_exists(property_term(name));
}

}  // namespace depeche::schema

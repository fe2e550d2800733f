#include "dispatch/outcome/property_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "depeche/dispatch.h"
#include "dispatch/outcome/property_table.h"
#include "text/char_class.h"
#include "text/normalizer.h"

namespace depeche {
namespace {

constexpr std::size_t kMostAliases = 12;

// The aliases of each property, cut apart.
struct Aliases {
  std::array<std::string_view, kMostAliases> names{};
  std::size_t count = 0;
};

constexpr Aliases split(std::string_view names) {
  Aliases aliases;
  while (!names.empty()) {
    const std::string_view name = names.substr(0, names.find(' '));
    names.remove_prefix(name.size() < names.size() ? name.size() + 1 : name.size());
    aliases.names.at(aliases.count++) = name;
  }
  return aliases;
}

constexpr auto kAliases = [] {
  std::array<Aliases, dispatch::kPropertyTable.size()> all{};
  for (std::size_t at = 0; at < all.size(); ++at) all[at] = split(dispatch::kPropertyTable[at].aliases);
  return all;
}();

constexpr auto kKnown = [] {
  std::array<PropertyInfo, dispatch::kPropertyTable.size()> known{};
  for (std::size_t at = 0; at < known.size(); ++at) {
    const dispatch::PropertyNames& row = dispatch::kPropertyTable[at];
    known[at] = {row.name, std::span(kAliases[at].names.data(), kAliases[at].count), row.example};
  }
  return known;
}();

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

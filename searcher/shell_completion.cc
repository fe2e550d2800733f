#include "shell_completion.h"

#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "completer.h"
#include "config/config.h"
#include "render/say.h"
#include "text/normalizer.h"

namespace depeche::searcher {
namespace {

// The indexes and settings that the command line names so far.
struct Places {
  std::vector<std::string> indexes;
  config::Choice config;
};

Places places_of(const Arguments& words) {
  Places places;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool has_next = at + 1 < words.size();
    const auto value = [&](std::string_view name) -> std::optional<std::string> {
      // bash takes "--index=DIR" for three words.
      if (words[at] == name && has_next && words[at + 1] == "=")
        return at + 2 < words.size() ? std::optional(words[at + 2]) : std::nullopt;
      if (words[at] == name && has_next) return words[at + 1];
      if (words[at].starts_with(std::string(name) + "=")) return words[at].substr(name.size() + 1);
      return std::nullopt;
    };
    for (const char* name : {"-i", "--index"})
      if (auto index = value(name)) places.indexes.push_back(*index);
    if (auto file = value("--config")) places.config.file = *file;
    places.config.none = places.config.none || words[at] == "--no-config";
  }
  return places;
}

std::vector<std::string> beginning_so(std::vector<std::string> names, std::string_view typed) {
  const std::string folded = text::fold(typed);
  std::erase_if(names, [&](const std::string& name) { return !text::fold(name).starts_with(folded); });
  return names;
}

std::vector<std::string> saved_names() {
  std::vector<std::string> names;
  const auto file = saved_searches_path();
  if (!file) return names;
  if (const auto searches = load_searches(*file))
    for (const auto& [name, arguments] : *searches) names.push_back(name);
  return names;
}

std::vector<std::string> candidates(std::string_view option, std::string_view typed, const Places& places) {
  if (option == "saved" || option == "forget") return beginning_so(saved_names(), typed);
  const auto config = config::load(places.config);
  if (!config) return {};
  if (option == "index") {
    std::vector<std::string> names;
    for (const auto& [name, directories] : config->indexes) names.push_back(name);
    return beginning_so(std::move(names), typed);
  }
  const auto directories = config::index_places(*config, places.indexes);
  if (!directories) return {};
  const auto searcher = Searcher::open(*directories);
  if (!searcher) return {};
  return Completer(*searcher).values_for(option, typed);
}

}  // namespace

Found complete_for_shell(const Arguments& arguments) {
  constexpr std::size_t kFirstWord = 3;
  if (arguments.size() < kFirstWord) return Found::failure;
  std::string_view typed = arguments[2];
  if (typed.starts_with('"') || typed.starts_with('\'')) typed.remove_prefix(1);
  const Places places = places_of({arguments.begin() + kFirstWord, arguments.end()});
  const std::vector<std::string> found = candidates(arguments[1], typed, places);
  for (const std::string& value : found)
    if (value.find('\n') == std::string::npos) render::say(std::cout, value, "\n");
  return found.empty() ? Found::nothing : Found::something;
}

}  // namespace depeche::searcher

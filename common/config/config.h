#pragma once

// The settings that a user keeps in a file of TOML, for both programs.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "depeche/alias.h"
#include "depeche/read.h"
#include "depeche/render.h"
#include "depeche/result.h"
#include "depeche/search.h"

namespace depeche::config {

using Places = std::vector<std::filesystem::path>;

struct Config {
  Places index;                           // the index when none is named; empty when the settings name none
  std::map<std::string, Places> indexes;  // indexes by their names
  std::vector<Alias> aliases;
  std::vector<std::string> stop_words;
  MatchMode mode = MatchMode::some;
  std::optional<std::string> time_zone;
  std::optional<base::Language> language;  // of what the programs say
  TextColors colors;
  std::vector<NameMapping> map;  // what the indexer adds to ReadOptions::map
  // What could not be read, in words for people.
  std::vector<std::string> notices;
};

// What the command line says about the file of settings.
struct Choice {
  std::optional<std::string> file;
  bool none = false;
};

// Reads the chosen file, else $DEPECHE_CONFIG, else ${XDG_CONFIG_HOME:-~/.config}/depeche/config.toml. A missing file
// is an error only when it was named; the usual one that cannot be read is a notice. Without a file, nothing is set.
// Other errors name the file and the line.
Result<Config> load(const Choice& choice);

// Reads settings from the text of a file. Relative paths start from the folder of `file`, and ~/ from $HOME.
Result<Config> parse(std::string_view text, const std::filesystem::path& file);

// The directories of the indexes asked for, each a name of `config.indexes` or a directory; when none is asked for,
// what $DEPECHE_INDEX says in the same way, else config.index, else default_index_path(). An error when what is asked
// for is no directory but nearly a name.
Result<Places> index_places(const Config& config, const std::vector<std::string>& asked);

// Lets hours be those of the settings' time zone; Paris without one. Errors: a zone that is not known.
Status put_time_zone_in_force(const Config& config);

}  // namespace depeche::config

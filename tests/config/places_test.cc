#include <optional>

#include <catch2/catch.hpp>

#include "config/config.h"
#include "support/environment.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;

namespace {

std::string shown(const Result<config::Places>& places) {
  if (!places) return "error: " + places.error().message + " | " + places.error().hint;
  std::string text;
  for (const auto& place : *places) text.append(text.empty() ? "" : " ").append(place.string());
  return text;
}

}  // namespace

TEST_CASE("An index is asked for by an option, else the environment, else the settings, by its name or directory") {
  config::Config settings;
  settings.indexes = {{"afp", {"/a"}}, {"tout", {"/a", "/r"}}};
  config::Config with_index = settings;
  with_index.index = {"/i"};
  struct Row {
    std::vector<std::string> asked;
    std::optional<std::string> environment;
    bool index;
    std::string places;
  };
  const auto row = GENERATE(
      Row{{}, {}, false, "/home/claire/.local/share/depeche/index"}, Row{{}, {}, true, "/i"}, Row{{}, "", true, "/i"},
      Row{{}, "afp", true, "/a"}, Row{{}, "/e", true, "/e"}, Row{{}, "tout", false, "/a /r"},
      Row{{"afp"}, "/e", true, "/a"}, Row{{"./afp"}, {}, true, "./afp"}, Row{{"tout", "x"}, {}, true, "/a /r x"},
      Row{{"apf"},
          {},
          true,
          "error: there is no index \"apf\" | did you mean \"afp\"? A directory may be written ./apf"},
      Row{{"./apf"}, {}, true, "./apf"}, Row{{"ailleurs"}, {}, true, "ailleurs"},
      Row{{},
          "apf",
          true,
          "error: there is no index \"apf\" | did you mean \"afp\"? A directory may be written ./apf"});
  CAPTURE(row.asked, row.environment, row.index);
  const Environment environment({{"HOME", "/home/claire"}, {"XDG_DATA_HOME", {}}, {"DEPECHE_INDEX", row.environment}});
  CHECK(shown(config::index_places(row.index ? with_index : settings, row.asked)) == row.places);
}

TEST_CASE("Settings are the named file's, else the environment's, else the user's, else none") {
  const TemporaryFolder folder;
  const auto file = [&](const std::string& name, const std::string& stop_word) {
    return folder.write(name, "stop_words = '" + stop_word + "'\n");
  };
  const std::string option = file("option.toml", "option");
  const std::string variable = file("variable.toml", "variable");
  file("xdg/depeche/config.toml", "xdg");
  file("home/.config/depeche/config.toml", "home");
  struct Row {
    config::Choice choice;
    std::optional<std::string> variable;
    std::optional<std::string> xdg;
    std::optional<std::string> home;
    std::string stop_word;  // or how the error begins
  };
  const std::string absent = folder / "absent.toml";
  for (const Row& row : std::vector<Row>{{{option, false}, variable, folder / "xdg", folder / "home", "option"},
                                         {{{}, false}, variable, folder / "xdg", folder / "home", "variable"},
                                         {{{}, false}, "", folder / "xdg", folder / "home", "xdg"},
                                         {{{}, false}, {}, {}, folder / "home", "home"},
                                         {{{}, false}, {}, "xdg", folder / "home", "home"},
                                         {{{}, true}, variable, folder / "xdg", folder / "home", ""},
                                         {{{}, false}, {}, folder / "no", {}, ""},
                                         {{{}, false}, {}, {}, {}, ""},
                                         {{absent, false}, {}, {}, {}, "\"" + absent + "\": "},
                                         {{{}, false}, absent, {}, {}, "\"" + absent + "\": "}}) {
    INFO("expected: " << row.stop_word);
    const Environment environment({{"DEPECHE_CONFIG", row.variable}, {"XDG_CONFIG_HOME", row.xdg}, {"HOME", row.home}});
    const auto config = config::load(row.choice);
    if (!config)
      CHECK_THAT(config.error().message, Catch::StartsWith(row.stop_word) && !Catch::StartsWith("stop"));
    else
      CHECK((config->stop_words.empty() ? "" : config->stop_words.front()) == row.stop_word);
  }
}

#include <catch2/catch.hpp>

#include "config/config.h"
#include "support/environment.h"

using namespace depeche;
using config::Config;

namespace {

std::string shown(const config::Places& places) {
  std::string text;
  for (const auto& place : places) text.append(text.empty() ? "" : " ").append(place.string());
  return text;
}

std::string shown(const Config& config) {
  std::string text = "index " + shown(config.index) + "\n";
  for (const auto& [name, places] : config.indexes) text += name + " is " + shown(places) + "\n";
  for (const Alias& alias : config.aliases) {
    text += alias.name + " =";
    for (const std::string& variant : alias.variants) text += " <" + variant + ">";
    text += "\n";
  }
  for (const std::string& word : config.stop_words) text += "stop " + word + "\n";
  if (config.mode == MatchMode::all) text += "all words\n";
  if (config.time_zone) text += "zone " + *config.time_zone + "\n";
  return text;
}

}  // namespace

TEST_CASE("A file of settings is read, whatever of it is there") {
  struct Row {
    std::string text;
    std::string config;
  };
  const depeche::test::Environment environment(depeche::test::Environment::Variables{{"HOME", "/home/claire"}});
  const auto row =
      GENERATE(Row{"", "index \n"}, Row{"# rien\n\n[aliases]\n[colors]\n[indexes]\n", "index \n"},
               Row{"index = './ici'\n", "index /etc/d/ici\n"}, Row{"index = '~/là'\n", "index /home/claire/là\n"},
               Row{"index = '/tout/../là'\n", "index /là\n"},
               Row{"index = 'a'\n[indexes]\na = ['~/x', 'y', '/z']\nb = '../b'\n",
                   "index /home/claire/x /etc/d/y /z\na is /home/claire/x /etc/d/y /z\nb is /etc/b\n"},
               Row{"stop_words = ['dépêche', \"l'AFP\"]\n", "index \nstop dépêche\nstop l'AFP\n"},
               Row{"stop_words = 'agence'\n", "index \nstop agence\n"}, Row{"mode = 'all'\n", "index \nall words\n"},
               Row{"mode = 'some'\n", "index \n"}, Row{"mode = 'tous'\n", "index \nall words\n"},
               Row{"mode = 'certains'\n", "index \n"},
               Row{"time_zone = 'America/Montreal'\n", "index \nzone America/Montreal\n"},
               Row{"[aliases]\nOTAN = ['Alliance atlantique', 'NATO']\n\"Côte d'Ivoire\" = 'RCI'\n",
                   "index \nOTAN = <Alliance atlantique> <NATO>\nCôte d'Ivoire = <RCI>\n"},
               Row{"aliases = { OTAN = 'NATO' }\n", "index \nOTAN = <NATO>\n"},
               Row{"\xEF\xBB\xBFindex = './ici'\r\n", "index /etc/d/ici\n"});
  CAPTURE(row.text);
  const auto config = config::parse(row.text, "/etc/d/config.toml");
  INFO((config ? "" : config.error().message));
  REQUIRE(config);
  CHECK(shown(*config) == row.config);
}

TEST_CASE("Colours that a file does not name stay as they are") {
  const auto config = config::parse("[colors]\nmatch = 'bold yellow'\nid = 'none'\nnote = '8'\n", "c.toml");
  REQUIRE(config);
  CHECK(config->colors.match == "1;33");
  CHECK(config->colors.id.empty());
  CHECK(config->colors.note == "38;5;8");
  CHECK(config->colors.title == TextColors().title);
}

TEST_CASE("A fault names the file, the line and the key, and the nearest key") {
  struct Row {
    std::string text;
    std::string message;
    std::string hint;
  };
  const std::string list = " must be a text in quotes, or a list of such texts, none empty";
  const auto row = GENERATE_REF(
      Row{"idnex = 'a'\n", "line 1: unknown key \"idnex\"", "did you mean \"index\"?"},
      Row{"\n\n[alias]\nOTAN = 'NATO'\n", "line 3: unknown key \"alias\"", "did you mean \"aliases\"?"},
      Row{"color = 'red'\n", "line 1: unknown key \"color\"", "did you mean \"colors\"?"},
      Row{"\"zèbre\" = 1\n", "line 1: unknown key \"zèbre\"",
          "the keys are index, indexes, aliases, stop_words, mode, time_zone, lang, colors, map"},
      Row{"[colors]\nmatch = 'red'\ntitel = 'red'\n", "line 3: unknown key \"titel\" in [colors]",
          "did you mean \"title\"?"},
      Row{"[colors]\nfond = 'red'\n", "line 2: unknown key \"fond\" in [colors]",
          "those of [colors] are match, title, snippet, status, date, mentions, source, place, id, facet, note"},
      Row{"[colors]\ndate = 'gren'\n", "line 2: \"date\": \"gren\" is no colour", "did you mean \"green\"?"},
      Row{"[colors]\ndate = 7\n", "line 2: \"date\" must be a text in quotes, not empty", ""},
      Row{"colors = 'red'\n", "line 1: \"colors\" must be a table", "it begins with a line [colors]"},
      Row{"index = 3\n", "line 1: \"index\" must be a text in quotes, not empty", ""},
      Row{"index = ''\n", "line 1: \"index\" must be a text in quotes, not empty", ""},
      Row{"index = ['a']\n", "line 1: \"index\" must be a text in quotes, not empty", ""},
      Row{"index = 'afpp'\n[indexes]\nafp = '/a'\n", "line 1: there is no index \"afpp\" in [indexes]",
          "did you mean \"afp\"?"},
      Row{"index = 'archive'\n", "line 1: there is no index \"archive\" in [indexes]",
          "a directory is written with a slash: \"./archive\""},
      Row{"[indexes]\n\"a/b\" = '/x'\n", "line 2: \"a/b\": a name has no slash", ""},
      Row{"[indexes]\n\"\" = '/x'\n", "line 2: a name in [indexes] is empty", ""},
      Row{"[indexes]\na = []\n", "line 2: \"a\"" + list, ""},
      Row{"[indexes]\na = ['/x', 2]\n", "line 2: \"a\"" + list, ""},
      Row{"[aliases]\nOTAN = true\n", "line 2: \"OTAN\"" + list, ""},
      Row{"[aliases]\nOTAN = ['NATO', ' ']\n", "line 2: \"OTAN\"" + list, ""},
      Row{"aliases = ['a']\n", "line 1: \"aliases\" must be a table", "it begins with a line [aliases]"},
      Row{"stop_words = ['de la']\n", "line 1: \"de la\" is more than one word", ""},
      Row{"stop_words = 1\n", "line 1: \"stop_words\"" + list, ""},
      // The uppermost counts.
      Row{"stop_words = 1\nidnex = 2\n", "line 1: \"stop_words\"" + list, ""});
  CAPTURE(row.text);
  const auto config = config::parse(row.text, "c.toml");
  REQUIRE_FALSE(config);
  CHECK(config.error().message == "\"c.toml\", " + row.message);
  CHECK(config.error().hint == row.hint);
}

TEST_CASE("Keys of more parts than a stack can hold are refused") {
  std::string key;
  for (int part = 0; part < 100'000; ++part) key += "a.";
  for (const std::string& text : {"\n" + key + "a = 1", "\n[" + key + "a]", "\nx = {" + key + "a = 1}"}) {
    const auto config = config::parse(text, "c.toml");
    REQUIRE_FALSE(config);
    CHECK(config.error().message == "\"c.toml\", line 2: more than 255 dots");
    CHECK(config.error().hint == "break the line");
  }
  CHECK(config::parse("stop_words = ['" + std::string(200, '.') + "']\n# " + std::string(200, '.'), "c.toml"));
}

TEST_CASE("What is no TOML is refused with its line") {
  struct Row {
    std::string text;
    std::string begins;
  };
  const auto row =
      GENERATE(Row{"index = \n", "\"c.toml\", line 1: "}, Row{"\nindex\n", "\"c.toml\", line 2: "},
               Row{"[aliases]\nÉvian = 'x'\n", "\"c.toml\", line 2: "}, Row{"[aliases\n", "\"c.toml\", line 1: "},
               Row{"a = 1\na = 2\n", "\"c.toml\", line 2: "}, Row{"index = 'caf\xE9'\n", "\"c.toml\", line 1: "},
               Row{"[aliases]\nOTAN = ['NATO'\n", "\"c.toml\", line "},
               Row{"index = " + std::string(100'000, '['), "\"c.toml\", line 1: "},
               Row{std::string("index = '\0'", 11), "\"c.toml\", line 1: "});
  CAPTURE(row.text);
  const auto config = config::parse(row.text, "c.toml");
  REQUIRE_FALSE(config);
  CHECK_THAT(config.error().message, Catch::StartsWith(row.begins));
  CHECK(config.error().hint ==
        "a line is KEY = VALUE or [TABLE]; texts, and keys of other letters than a-z, stand in quotes");
}

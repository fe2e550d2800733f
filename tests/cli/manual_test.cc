#include <algorithm>
#include <iterator>
#include <span>
#include <sstream>

#include <catch2/catch.hpp>

#include "base/language.h"
#include "base/message.h"
#include "cli/samples.h"
#include "config/option_hints.h"
#include "depeche/search.h"
#include "indexer/option_table.h"
#include "manual/arguments.h"
#include "searcher/option_table.h"

using namespace depeche;
using namespace depeche::test;

namespace {

const std::string kManual = DEPECHE_MANUAL;
const std::array kPrograms{&indexer::kProgram, &searcher::kProgram};

std::string path_of(const manual::Program& program) {
  return program.name == "indexer" ? DEPECHE_INDEXER : DEPECHE_SEARCHER;
}

std::vector<std::string> words_of(std::string_view text) {
  std::istringstream words{std::string(text)};
  return {std::istream_iterator<std::string>(words), {}};
}

// What bash offers when the tab key follows the last of `words`.
std::string completed(const Sandbox& sandbox, std::string_view program, const std::string& words) {
  const std::string name(program);
  const std::string script = "source \"$1\"; COMP_WORDS=(" + words + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _" +
                             name + "; printf '%s|' \"${COMPREPLY[@]}\"";
  const Outcome outcome = sandbox.run("/bin/bash", {"-c", script, "bash", kManual + "/bash/" + name});
  CHECK(outcome.err.empty());
  return outcome.out;
}

// Every text of a program that a man page shows.
std::vector<manual::Text> texts_of(const manual::Program& program) {
  std::vector<manual::Text> texts{program.operands, program.purpose, program.description};
  const auto add_entries = [&](std::span<const manual::ManualEntry> entries) {
    for (const manual::ManualEntry& entry : entries)
      texts.insert(texts.end(), {entry.title, entry.title.empty() ? entry.text : manual::Text()});
  };
  for (const manual::Option& option : program.options)
    texts.insert(texts.end(), {option.group, option.argument, option.help, option.more});
  for (const manual::Example& example : program.examples) texts.push_back(example.remark);
  for (const manual::Section& section : program.sections) {
    texts.insert(texts.end(), {section.title, section.text});
    if (&section.entries.front() != indexer::kCommonEntries.data()) add_entries(section.entries);
  }
  add_entries(program.environment);
  add_entries(program.files);
  add_entries(program.exit_status);
  return texts;
}

}  // namespace

TEST_CASE("Every text of the manual is in the catalogue") {
  const manual::Program& program = *GENERATE(from_range(kPrograms));
  base::speak(base::Language::french);
  for (const manual::Text& text : texts_of(program)) {
    CAPTURE(text.english());
    // A message without a translation is its own.
    if (!text.empty()) CHECK(base::translated(text.english()) != text.english());
  }
  base::speak(base::Language::english);
}

TEST_CASE("Help shows examples and every option, and is short") {
  const manual::Program& program = *GENERATE(from_range(kPrograms));
  Sandbox sandbox;
  const Outcome help = sandbox.run(path_of(program), {"--help"});
  CHECK(help.status == 0);
  CHECK(std::count(help.out.begin(), help.out.end(), '\n') <= 69);
  for (const manual::Option& option : program.options)
    CHECK_THAT(help.out, Catch::Contains("--" + std::string(option.name)));
  const Outcome version = sandbox.run(path_of(program), {"--version"});
  CHECK_THAT(version.out, Catch::Matches("(indexer|searcher) \\(Dépêche\\) [0-9]+\\.[0-9]+\\.[0-9]+\n"));
  CHECK(version.status == 0);
}

TEST_CASE("What an option excludes is an option of the same program") {
  const manual::Program& program = *GENERATE(from_range(kPrograms));
  for (const manual::Option& option : program.options)
    for (const std::string& excluded : words_of(option.excludes)) {
      CAPTURE(option.name, excluded);
      CHECK(excluded != option.name);
      CHECK(std::ranges::count(program.options, excluded, &manual::Option::name) == 1);
    }
}

TEST_CASE("What the programs add to the hints of the library are options of the indexer") {
  for (const config::Advice& advice : config::advice()) {
    CAPTURE(advice.words, advice.option);
    std::size_t options = 0;
    for (const std::string& word : words_of(advice.option)) {
      if (!word.starts_with('-')) continue;
      ++options;
      CHECK((word.starts_with("--") ? manual::option_named(indexer::kOptions, word.substr(2))
                                    : manual::option_lettered(indexer::kOptions, word[1])) != nullptr);
    }
    CHECK(options > 0);
    base::speak(base::Language::french);
    CHECK(base::translated(advice.words) != std::string(advice.words));
    base::speak(base::Language::english);
  }
}

TEST_CASE("Each choice that the manual names is one that the program takes") {
  const manual::Program& program = *GENERATE(from_range(kPrograms));
  Archive archive;
  for (const manual::Option& option : program.options) {
    const std::string name = "--" + std::string(option.name) + "=";
    std::vector<std::string> choices = words_of(option.choices);
    for (const auto& [french, english] : manual::french_choices(option)) choices.emplace_back(french);
    for (const std::string& choice : choices) {
      CAPTURE(name, choice);
      CHECK_THAT(archive.run(path_of(program), {name + choice, "x"}).err, !Catch::Contains("\"" + choice + "\""));
      CHECK_THAT(archive.run(path_of(program), {name + "bleu", "x"}).err, Catch::Contains("bleu"));
    }
  }
}

TEST_CASE("The manual names every ranking feature") {
  for (const manual::Option& option : searcher::kOptions) {
    if (option.name != "without") continue;
    const std::vector<std::string> names = words_of(option.choices);
    CHECK(std::ranges::equal(names, ranking_features()));
  }
}

TEST_CASE("A man page names every option, and man finds nothing wrong with it") {
  Sandbox sandbox;
  sandbox.environment["MANWIDTH"] = "300";
  sandbox.environment["LC_ALL"] = "C.UTF-8";
  const bool has_man = sandbox.shell("command -v man groff").status == 0;
  struct Row {
    std::string language;
    std::string last_section;
  };
  const auto row = GENERATE(Row{"", "SEE ALSO"}, Row{"/fr", "VOIR AUSSI"});
  for (const manual::Program* program : kPrograms) {
    const std::string text = sandbox.read(kManual + row.language + "/" + std::string(program->name) + ".1");
    for (const manual::Option& option : program->options) {
      std::string name(option.name);
      CHECK_THAT(text, Catch::Contains("\\fB\\-\\-" + replaced(name, "-", "\\-") + "\\fR"));
    }
  }
  for (const std::string page :
       {"indexer.1", "searcher.1", "depeche-query.7", "depeche-serve.7", "depeche-replicas.7", "depeche-shards.7"}) {
    CAPTURE(page);
    if (!has_man) continue;
    const Outcome shown = sandbox.shell("man --warnings -l " + kManual + row.language + "/" + page);
    CHECK(shown.err.empty());
    CHECK_THAT(shown.out, Catch::Contains(row.last_section));
  }
}

TEST_CASE("Each shell that is here reads its completions") {
  Sandbox sandbox;
  struct Row {
    std::string shell;
    std::string file;
  };
  const auto row =
      GENERATE(Row{"bash", "bash/indexer"}, Row{"bash", "bash/searcher"}, Row{"zsh", "zsh/_indexer"},
               Row{"zsh", "zsh/_searcher"}, Row{"fish", "fish/indexer.fish"}, Row{"fish", "fish/searcher.fish"});
  if (sandbox.shell("command -v " + row.shell).status != 0) return;
  const Outcome read = sandbox.shell(row.shell + " -n " + kManual + "/" + row.file);
  CHECK(read.err.empty());
  CHECK(read.status == 0);
}

TEST_CASE("Bash completes options, their choices and the files behind them") {
  struct Row {
    std::string_view program;
    std::string words;
    std::string offered;
  };
  const auto row = GENERATE(
      Row{"searcher", "searcher --form", "--format|"}, Row{"searcher", "searcher -f js", "json|jsonl|"},
      Row{"searcher", "searcher --format = cs", "csv|"}, Row{"searcher", "searcher --facets date,so", "date,source|"},
      Row{"searcher", "searcher --facets date,da", "|"}, Row{"searcher", "searcher --without pairs,pai", "|"},
      Row{"searcher", "searcher --timeline = s", "share|"}, Row{"searcher", "searcher --timeline s", "|"},
      Row{"searcher", "searcher retr", "|"}, Row{"searcher", "searcher --from 20", "|"},
      Row{"searcher", "searcher --index a", "archives nationales|"}, Row{"searcher", "searcher --batch q", "q.jsonl|"},
      Row{"searcher", "searcher --agen", "--agence|"}, Row{"searcher", "searcher --tri réc", "récent|"},
      Row{"searcher", "searcher --sort = new", "newest|"}, Row{"searcher", "searcher --sortie q", "q.jsonl|"},
      Row{"indexer", "indexer --dr", "--dry-run|"}, Row{"indexer", "indexer q", "q.jsonl|"},
      Row{"indexer", "indexer -f j", "jsonl|"});
  CAPTURE(row.words);
  Sandbox sandbox;
  sandbox.write("archives nationales/a.txt", "");
  sandbox.write("q.jsonl", "");
  CHECK(completed(sandbox, row.program, row.words) == row.offered);
}

TEST_CASE("Shells know what the indexes and the settings have") {
  Archive archive;
  archive.searcher({"--save", "veille de nuit", "retrait"});
  archive.write("c.toml", "[indexes]\nagences = \"a\"\n");
  const std::string program = "\"$SEARCHER\"";
  struct Row {
    std::string words;
    std::string offered;
  };
  for (const Row& row : std::vector<Row>{
           {"--source re", "Reuters|"},
           {"--source = re", "Reuters|"},
           {"--agence re", "Reuters|"},
           {"--propriete = source = re", "Reuters|"},
           {"--place ALM", "Almaty\\,\\ Kazakhstan|"},
           {"--source zzz", "|"},
           {"--where source = re", "Reuters|"},
           {"--where = source = re", "Reuters|"},
           {"--where sourc", "source=|"},
           {"--facets date,so", "date,source|"},
           {"--facets source,date,so", "|"},
           {"--saved vei", "veille\\ de\\ nuit|"},
           {"--forget vei", "veille\\ de\\ nuit|"},
           {"--config c.toml -i ag", "agences|"},
       }) {
    CAPTURE(row.words);
    CHECK(completed(archive, "searcher", program + " " + row.words) == row.offered);
  }
  CHECK(archive.searcher({"--complete", "source", "re"}).out == "Reuters\n");
  CHECK(archive.searcher({"--complete"}).status == 2);
}

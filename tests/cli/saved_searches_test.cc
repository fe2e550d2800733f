#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace {

constexpr const char* kFile = ".config/depeche/searches.json";

}  // namespace

TEST_CASE("A saved search is asked again by its name, with what is typed beside it") {
  Archive archive;
  const Outcome first = archive.searcher({"--save", "veille", "-f", "ids", "retrait", "--from", "2022-01-01"});
  CHECK(first.out == "afp-1\nr-2\n");
  CHECK(first.err.empty());
  CHECK(nlohmann::json::parse(archive.read(kFile)) ==
        nlohmann::json::parse(R"({"veille":["-f","ids","retrait","--from","2022-01-01"]})"));
  struct Row {
    Arguments arguments;
    std::string out;
  };
  const auto row =
      GENERATE(Row{{"--saved", "veille"}, "afp-1\nr-2\n"}, Row{{"--saved=veille"}, "afp-1\nr-2\n"},
               Row{{"--saved", "veille", "-n", "1"}, "afp-1\n"}, Row{{"-n", "1", "--saved", "veille"}, "afp-1\n"},
               Row{{"--saved", "veille", "--from", "2022-01-14"}, "r-2\n"},
               Row{{"--saved", "veille", "--", "-OTSC"}, "r-2\n"}, Row{{"--saved", "veille", "+russes"}, "r-2\n"});
  CAPTURE(row.arguments);
  CHECK(archive.searcher(row.arguments).out == row.out);
}

TEST_CASE("Saved searches are kept side by side, replaced by their name, and listed as sh takes them") {
  Archive archive;
  archive.searcher({"--save=gaz", "gaz"});
  archive.searcher({"--save", "exclu", "retrait", "--", "-russes", "--save"});
  archive.searcher({"--save", "gaz", "le prix d'été", "--sort", "newest"});
  archive.searcher({"--saved", "gaz", "--save", "deux", "-n", "3"});
  const Outcome list = archive.searcher({"--saved"});
  CHECK(list.out ==
        "deux\t'le prix d'\\''été' --sort newest -n 3\n"
        "exclu\tretrait -- -russes --save\n"
        "gaz\t'le prix d'\\''été' --sort newest\n");
  CHECK(list.status == 0);
}

TEST_CASE("A saved search means the same index and settings wherever it is asked again") {
  Sandbox sandbox;
  sandbox.write("c.toml", "[indexes]\nun = './un'\n");
  sandbox.indexer({"-q", "-i", "un", "-"}, kRetrait);
  sandbox.indexer({"-q", "-i", "deux", "-"}, kTroupes);
  std::filesystem::create_directories(sandbox.path("ailleurs"));
  const std::string folder = sandbox.folder().string();
  struct Row {
    Arguments arguments;
    std::string saved;
  };
  const auto row = GENERATE_REF(
      Row{{"-i", "deux", "*"}, "-i HERE/deux '*'"}, Row{{"-ideux", "*"}, "-iHERE/deux '*'"},
      Row{{"--index=./deux/", "*"}, "--index=HERE/deux/ '*'"},
      Row{{"--index", "../HOME/deux", "*"}, "--index HERE/deux '*'"},
      Row{{"-i", "deux", "--", "*"}, "-i HERE/deux -- '*'"}, Row{{"-i", "HERE/deux", "*"}, "-i HERE/deux '*'"},
      Row{{"--config", "c.toml", "-i", "un", "-i", "deux", "*"}, "--config HERE/c.toml -i un -i HERE/deux '*'"},
      Row{{"-i", "deux", "--", "troupes", "-i", "*"}, "-i HERE/deux -- troupes -i '*'"});
  Arguments arguments = row.arguments;
  for (std::string& argument : arguments)
    argument = replaced(replaced(argument, "HERE", folder), "HOME", sandbox.folder().filename().string());
  const Outcome first = sandbox.searcher([&] {
    Arguments all{"--save", "s", "-f", "ids"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return all;
  }());
  CHECK(first.err.empty());
  CHECK_THAT(first.out, Catch::Contains("r-2\n"));
  CHECK(sandbox.searcher({"--saved"}).out == "s\t-f ids " + replaced(row.saved, "HERE", folder) + "\n");
  CHECK(sandbox.shell("cd ailleurs && \"$SEARCHER\" --saved s").out == first.out);
}

TEST_CASE("A saved search is forgotten by its name, the others stay") {
  Archive archive;
  archive.searcher({"--save", "un", "gaz"});
  archive.searcher({"--save", "deux", "retrait"});
  const Outcome forgotten = archive.searcher({"--forget", "un"});
  CHECK(forgotten.out.empty());
  CHECK(forgotten.err.empty());
  CHECK(forgotten.status == 0);
  CHECK(archive.searcher({"--saved"}).out == "deux\tretrait\n");
  CHECK_THAT(archive.searcher({"--forget=un"}).err, Catch::StartsWith("searcher: no search is saved as \"un\"\n"));
  CHECK(archive.searcher({"--forget=un"}).status == 2);
  for (const Arguments& arguments : {Arguments{"--forget", "deux", "gaz"}, Arguments{"--forget", "deux", "-n", "3"},
                                     Arguments{"--forget", "deux", "--save", "trois"}})
    CHECK_THAT(archive.searcher(arguments).err,
               Catch::StartsWith("searcher: --forget takes one saved search out, and does nothing else\n"));
  CHECK(archive.searcher({"--saved"}).out == "deux\tretrait\n");
}

TEST_CASE("A search that fails is not saved, one that finds nothing is") {
  Archive archive;
  CHECK(archive.searcher({"--save", "faux", "date:2022-13"}).status == 2);
  const Outcome none = archive.searcher({"--saved"});
  CHECK(none.out.empty());
  CHECK(none.status == 1);
  CHECK(archive.searcher({"--save", "rien", "introuvable"}).status == 1);
  CHECK(archive.searcher({"--saved"}).out == "rien\tintrouvable\n");
}

TEST_CASE("Saved searches lie where XDG_CONFIG_HOME says, and a link to their file stays one") {
  Archive archive;
  archive.environment["XDG_CONFIG_HOME"] = archive.path("réglages").string();
  archive.write("ailleurs.json", "{}");
  std::filesystem::create_directories(archive.path("réglages/depeche"));
  const auto file = archive.path("réglages/depeche/searches.json");
  std::filesystem::create_symlink(archive.path("ailleurs.json"), file);
  CHECK(archive.searcher({"--save", "a", "gaz"}).status == 0);
  CHECK(std::filesystem::is_symlink(file));
  CHECK_THAT(archive.read("ailleurs.json"), Catch::Contains("\"gaz\""));
  archive.environment.erase("XDG_CONFIG_HOME");
  archive.environment.erase("HOME");
  CHECK_THAT(archive.searcher({"--saved"}).err, Catch::StartsWith("searcher: there is no folder for saved searches\n"));
}

TEST_CASE("What cannot be saved or asked again is said, and the file stays as it was") {
  struct Row {
    std::string content;
    Arguments arguments;
    std::string message;
  };
  const auto row = GENERATE(
      Row{"{}", {"--saved", "absent"}, "no search is saved as \"absent\"\n"},
      Row{"{}", {"--saved="}, "no search is saved as \"\"\n"},
      Row{"{}", {"--saved", "-n", "3"}, "--saved without a name lists the saved searches, and does nothing else\n"},
      Row{"{}", {"gaz", "--saved"}, "--saved without a name lists the saved searches, and does nothing else\n"},
      Row{"{}", {"--save=", "gaz"}, "--save: \"\" is no name\n"},
      Row{"{}", {"--save=-x", "gaz"}, "--save: \"-x\" is no name\n"},
      Row{"{}", {"--save", "x", "--show", "afp-1"}, "--save and --show exclude each other\n"},
      Row{"{}", {"--save", "x", "gaz \xE9"}, "the search is not saved: the search is not UTF-8\n"},
      Row{"[1]", {"--saved"}, "FILE: not a file of saved searches\n"},
      Row{R"({"a":"gaz"})", {"--saved", "a"}, "FILE: not a file of saved searches\n"},
      Row{std::string(500'000, '[') + std::string(500'000, ']'), {"--saved"}, "FILE: not a file of saved searches\n"},
      Row{std::string(17'000'000, ' ') + "{}", {"--saved"}, "FILE: larger than 16 MB"},
      Row{"{\"a\":", {"--save", "b", "gaz"}, "the search is not saved: FILE: not a file of saved searches\n"});
  CAPTURE(row.message);
  Archive archive;
  archive.write(kFile, row.content);
  const Outcome outcome = archive.searcher(row.arguments);
  CHECK_THAT(outcome.err,
             Catch::Contains("searcher: " + replaced(row.message, "FILE", '"' + archive.path(kFile).string() + '"')));
  CHECK(outcome.status == 2);
  CHECK(archive.read(kFile) == row.content);
}

TEST_CASE("A saved search with --new prints what it has not found before, once") {
  Archive archive;
  REQUIRE(archive.searcher({"--save", "veille", "retrait"}).status == 0);
  const auto ask = [&](const Arguments& more = {}) {
    Arguments arguments{"--saved", "veille", "--new", "-f", "ids"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return archive.searcher(arguments);
  };
  CHECK(ask().out.empty());
  CHECK(ask().status == 1);
  std::string lines;
  for (int i = 1; i <= 12; ++i)
    lines += R"({"id":"n-)" + std::to_string(i) + R"(","text":"Un retrait ancien.","date":"2020-01-)" +
             std::to_string(9 + i) + "\"}\n";
  archive.indexer({"-q", "-"}, lines);
  // The newest first, and the others the next time.
  CHECK(ask({"-n", "1"}).out == "n-12\n");
  const Outcome rest = ask();
  CHECK(std::ranges::count(rest.out, '\n') == 11);
  CHECK(rest.out.find("n-12") == std::string::npos);
  CHECK(rest.status == 0);
  const Outcome nothing = archive.searcher({"--saved=veille", "--new"});
  CHECK(nothing.out.empty());
  CHECK(nothing.err.empty());
  CHECK(nothing.status == 1);
}

TEST_CASE("Whoever saves or forgets a search asks anew, and what is kept only its user reads") {
  Archive archive;
  archive.searcher({"--save", "a/b", "retrait"});
  const auto file = archive.path(".local/state/depeche/asked/a%2Fb");
  REQUIRE(std::filesystem::exists(file));
  CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms(077)) == std::filesystem::perms::none);
  archive.searcher({"--forget", "a/b"});
  CHECK_FALSE(std::filesystem::exists(file));
  archive.searcher({"--save", "a/b", "retrait"});
  archive.write(".local/state/depeche/asked/a%2Fb", "autre chose");
  const Outcome broken = archive.searcher({"--saved", "a/b", "--new"});
  CHECK(broken.status == 2);
  CHECK_THAT(broken.err, Catch::Contains("not a file of what a search has found"));
  CHECK(archive.read(".local/state/depeche/asked/a%2Fb") == "autre chose");
  CHECK_THAT(archive.searcher({"retrait", "--new"}).err, Catch::Contains("--new needs one saved search"));
  // Nothing is remembered of what could not be printed.
  std::filesystem::remove(file);
  CHECK(archive.searcher({"--saved", "a/b", "--new", "-o", "/nulle/part.csv"}).status == 2);
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK(archive.searcher({"--saved", "a/b", "--new", "-f", "ids"}).out == "afp-1\nr-2\n");
}

// What is not an index is not touched, and an index whose small files are damaged goes on.

#include <filesystem>
#include <set>

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

std::set<std::string> names_below(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    names.insert(entry.path().lexically_relative(folder).string());
  return names;
}

}  // namespace

TEST_CASE("A folder that is not an index is left as it is, whatever its entries are called") {
  const Sandbox sandbox;
  sandbox.write("texte.txt", "date 2022-01 Le gaz augmente.");
  for (const char* name : {"work/draft", "gen-notes/b", "gen-000001/c", "CURRENT.new", "LOCK"})
    sandbox.write(std::string("d/") + name, "");
  const auto before = names_below(sandbox.path("d"));
  for (const Arguments& arguments :
       {Arguments{"-i", "d", "typo"}, Arguments{"-i", "d", "texte.txt"}, Arguments{"-i", "d", "--rebuild", "texte.txt"},
        Arguments{"-i", "d", "--compact"}, Arguments{"-i", "d", "--stats"}, Arguments{"-i", "d", "--delete", "x"}}) {
    const Outcome outcome = sandbox.indexer(arguments);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Contains("d: not a Dépêche index: it holds CURRENT.new, LOCK, gen-000001 and more"));
    CHECK(names_below(sandbox.path("d")) == before);
  }
  REQUIRE(sandbox.indexer({"-q", "-i", "index", "texte.txt"}).status == 0);
  const Outcome outcome = sandbox.indexer({"-i", "index", "--backup", "d"});
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Catch::Contains("d: there is something already: it holds CURRENT.new"));
  CHECK(names_below(sandbox.path("d")) == before);
}

TEST_CASE("A person's folders inside an index stay, also when they are called like its own") {
  const Sandbox sandbox;
  sandbox.write("un.txt", "date 2022-01 Le gaz augmente.");
  REQUIRE(sandbox.indexer({"-q", "-i", "index", "un.txt"}).status == 0);
  for (const char* name : {"work/draft", "gen-notes/b", "gen-000002/c", "CURRENT.new"})
    sandbox.write(std::string("index/") + name, "mine");
  for (int round = 0; round < 3; ++round) {
    CHECK(sandbox.indexer({"-q", "-i", "index", "--rebuild", "un.txt"}).status == 0);
    CHECK(sandbox.indexer({"-q", "-i", "index", "--compact"}).status == 0);
    for (const char* name : {"work/draft", "gen-notes/b", "gen-000002/c", "CURRENT.new"})
      CHECK(sandbox.read(std::string("index/") + name) == "mine");
  }
  CHECK(found(sandbox, {"-i", "index", "gaz"}) != "");
}

TEST_CASE("A first run that fails leaves no directory behind") {
  const Sandbox sandbox;
  sandbox.write("vide/.keep", "");
  fs::create_directory(sandbox.path("empty"));
  for (const char* index : {"new", "sub/sub/new", "empty"})
    for (const Arguments& sources : {Arguments{"typo"}, Arguments{"vide"}, Arguments{"--strict", "typo"}}) {
      Arguments arguments{"-i", index};
      arguments.insert(arguments.end(), sources.begin(), sources.end());
      sandbox.indexer(arguments);
      INFO(index << ' ' << sources.front());
      CHECK_FALSE(fs::exists(sandbox.path("new")));
      CHECK_FALSE(fs::exists(sandbox.path("sub")));
      CHECK(fs::is_empty(sandbox.path("empty")));
    }
}

TEST_CASE("A damaged CURRENT is said by every program, replaces nothing, and is mended by the next writer") {
  const Sandbox sandbox;
  sandbox.write("un.txt", "date 2022-01 Le gaz augmente.");
  sandbox.write("deux.txt", "date 2022-01 Le gaz baisse.");
  REQUIRE(sandbox.indexer({"-q", "-i", "index", "un.txt"}).status == 0);
  const std::string said = "index: CURRENT is damaged; the newest sound generation, gen-000001, is used\n";
  sandbox.write("index/CURRENT", "");
  for (const Arguments& arguments : {Arguments{"--stats"}, Arguments{"--check"}, Arguments{"--dry-run", "deux.txt"},
                                     Arguments{"--backup", "copy"}}) {
    Arguments all{"-i", "index"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Outcome outcome = sandbox.indexer(all);
    INFO(arguments.front());
    CHECK_THAT(outcome.err, Catch::Contains(said));
    CHECK(outcome.status == (arguments.front() == "--check" ? 2 : 0));
    CHECK(sandbox.read("index/CURRENT") == "");
  }
  const Outcome text = sandbox.searcher({"-i", "index", "gaz"});
  CHECK(text.status == 0);
  CHECK_THAT(text.out, Catch::Contains("1 result "));
  CHECK_THAT(text.out, Catch::Contains("CURRENT is damaged"));
  for (const Arguments& arguments :
       {Arguments{"-f", "ids", "gaz"}, Arguments{"--show", sandbox.path("un.txt").string()},
        Arguments{"--timeline", "gaz"}}) {
    Arguments all{"-i", "index"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Outcome outcome = sandbox.searcher(all);
    INFO(arguments.front());
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.err, Catch::Contains("searcher: note: " + said));
  }
  const Outcome run = sandbox.indexer({"-i", "index", "deux.txt"});
  CHECK(run.status == 0);
  CHECK_THAT(run.err, Catch::Contains("indexer: warning: " + said));
  CHECK_THAT(run.err, Catch::Contains("indexed 1 dispatch (1 new"));
  const Outcome after = sandbox.searcher({"-i", "index", "-f", "ids", "gaz"});
  CHECK(after.err == "");
  CHECK(std::count(after.out.begin(), after.out.end(), '\n') == 2);
  CHECK(sandbox.indexer({"-i", "index", "--check"}).status == 0);
}

TEST_CASE("A rebuild says how many dispatches it replaces") {
  const Sandbox sandbox;
  sandbox.write("un.txt", "date 2022-01 Le gaz augmente.");
  sandbox.write("deux.txt", "date 2022-01 Le gaz baisse.");
  REQUIRE(sandbox.indexer({"-q", "-i", "index", "un.txt", "deux.txt"}).status == 0);
  sandbox.write("index/CURRENT", "");
  const Outcome outcome = sandbox.indexer({"-i", "index", "--rebuild", "un.txt"});
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err, Catch::EndsWith("; they replace an index of 2 dispatches\n"));
}

TEST_CASE("Links and pipes in the place of an index's small files are neither followed nor waited for") {
  const Sandbox sandbox;
  sandbox.write("un.txt", "date 2022-01 Le gaz augmente.");
  sandbox.write("deux.txt", "date 2022-01 Le gaz baisse.");
  sandbox.write("precious", "do not touch");
  REQUIRE(sandbox.indexer({"-q", "-i", "index", "un.txt"}).status == 0);
  fs::remove(sandbox.path("index/LOCK"));
  fs::create_symlink(sandbox.path("precious"), sandbox.path("index/LOCK"));
  const Outcome linked = sandbox.indexer({"-i", "index", "deux.txt"});
  CHECK(linked.status == 2);
  CHECK_THAT(linked.err, Catch::Contains("LOCK is a link"));
  fs::remove(sandbox.path("index/LOCK"));
  fs::create_hard_link(sandbox.path("precious"), sandbox.path("index/LOCK"));
  CHECK(sandbox.indexer({"-q", "-i", "index", "deux.txt"}).status == 0);
  CHECK(sandbox.read("precious") == "do not touch");
  for (const char* name : {"CURRENT", "IDENTITY", "gen-000001/IDENTITY", "LOCK"}) {
    const fs::path file = sandbox.path(std::string("index/") + name);
    const std::string before = sandbox.read(std::string("index/") + name);
    fs::remove(file);
    REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
    INFO(name);
    const Outcome outcome = sandbox.shell("timeout 20 \"$SEARCHER\" -i index -f ids gaz");
    CHECK(outcome.status == 0);
    const Outcome check = sandbox.shell("timeout 20 \"$INDEXER\" -i index --check");
    CHECK(check.status == (name == std::string("LOCK") ? 0 : 2));
    fs::remove(file);
    sandbox.write(std::string("index/") + name, before);
  }
  CHECK(sandbox.indexer({"-i", "index", "--check"}).status == 0);
}

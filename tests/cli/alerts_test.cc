#include <csignal>
#include <filesystem>
#include <fstream>
#include <utility>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "base/xapian_remote.h"
#include "cli/samples.h"
#include "cli/served_archive.h"
#include "cli/soon.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

std::string dispatch(const std::string& id, const std::string& text, const std::string& more = "") {
  return R"({"id":")" + id + R"(","text":")" + text + '"' + more + "}\n";
}

// A watch on an index that holds the three dispatches. What it prints is moved aside, since each program that runs in
// the sandbox writes to the same file.
struct Watch {
  explicit Watch(Arguments arguments, const Sandbox& in) : sandbox(in) {
    arguments.insert(arguments.begin(), "--watch");
    sandbox.write("input", "");
    process = sandbox.start(DEPECHE_SEARCHER, arguments, "input");
    REQUIRE(soon([&] { return sandbox.read(".stderr").find("watching") != std::string::npos; }));
    fs::rename(sandbox.path(".stdout"), sandbox.path("told"));
    fs::rename(sandbox.path(".stderr"), sandbox.path("said"));
  }
  ~Watch() {
    if (process > 0) ::kill(process, SIGKILL);
    if (process > 0) sandbox.finish(process);
  }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  void index(const std::string& lines, Arguments arguments = {}) const {
    arguments.insert(arguments.end(), {"-q", "-"});
    const Outcome outcome = sandbox.indexer(arguments, lines);
    CHECK(outcome.err.empty());
  }
  bool tells(const std::string& all) const {
    return soon([&] { return sandbox.read("told") == all; });
  }
  int stop(int signal) {
    ::kill(process, signal);
    return wait();
  }
  int wait() { return sandbox.finish(std::exchange(process, 0)).status; }

  const Sandbox& sandbox;
  pid_t process = 0;
};

}  // namespace

TEST_CASE("What comes and matches is a line, as soon as it is indexed") {
  Archive archive;
  Watch watch({"--", "+gaz", "-blé"}, archive);
  CHECK(archive.read("said") == "searcher: watching for one search; end it with Ctrl-C\n");
  watch.index(
      dispatch("n-1", "Le prix du gaz baisse.", R"(,"title":"Gaz\nen baisse","date":"2022-01-13","source":"AFP")") +
      dispatch("n-2", "Le gaz et le blé.") + dispatch("n-3", "Du charbon.") +
      dispatch("n-4", "Un texte sans titre sur le gaz."));
  const std::string first = "2022-01-13 · AFP · Gaz en baisse · n-1\nundated · Un texte sans titre sur le gaz. · n-4\n";
  CHECK(watch.tells(first));
  watch.index(kThree);
  watch.index(dispatch("n-5", "Encore du gaz."));
  CHECK(watch.tells(first + "undated · Encore du gaz. · n-5\n"));
  CHECK(watch.stop(SIGINT) == 0);
}

TEST_CASE("An alert is for programs, too") {
  Archive archive;
  SECTION("ids") {
    Watch watch({"-f", "ids", "--source", "AFP", "*"}, archive);
    watch.index(dispatch("n-1", "Un.", R"(,"source":"AFP")") + dispatch("n-2", "Deux.", R"(,"source":"Reuters")"));
    CHECK(watch.tells("n-1\n"));
    CHECK(watch.stop(SIGTERM) == 0);
  }
  SECTION("JSON, and no more lines than asked for") {
    Watch watch({"-f", "json", "-n", "2", "gaz"}, archive);
    watch.index(dispatch("n-1", "Le gaz, un.") + dispatch("n-2", "Deux: du gaz.") + dispatch("n-3", "Trois gaz."));
    CHECK(watch.wait() == 0);
    const std::string told = archive.read("told");
    const auto alert = nlohmann::json::parse(told.substr(0, told.find('\n')));
    CHECK(alert["id"] == "n-1");
    CHECK(alert["text"] == "Le gaz, un.");
    CHECK(alert["searches"].empty());
    CHECK(std::count(told.begin(), told.end(), '\n') == 2);
  }
  SECTION("colours mark what was searched") {
    Watch watch({"--color", "always", "gaz"}, archive);
    watch.index(dispatch("n-1", "Hausse.", R"(,"title":"Le gaz monte")"));
    CHECK(soon([&] { return archive.read("told").find("\x1b[1;31mgaz\x1b[0m") != std::string::npos; }));
  }
}

TEST_CASE("A watch that told nothing ends with 1") {
  Archive archive;
  Watch watch({"gaz"}, archive);
  CHECK(watch.stop(SIGINT) == 1);
}

TEST_CASE("A story is told once, or each of its versions") {
  const std::string story =
      "Un incendie a ravagé mercredi la halle de Figeac, a annoncé la mairie. Les flammes ont pris vers midi dans une "
      "réserve de bois. Trois pompiers ont été légèrement brûlés et deux commerces évacués. ";
  const std::string day = R"(,"date":"2022-03-09")";
  Archive archive;
  const auto [arguments, told] =
      GENERATE(std::pair<Arguments, std::string>{{"-f", "ids", "pompiers"}, "f-1\nf-3\n"},
               std::pair<Arguments, std::string>{{"-f", "ids", "--versions", "pompiers"}, "f-1\nf-2\nf-3\n"});
  Watch watch(arguments, archive);
  watch.index(dispatch("f-1", story, day));
  CHECK(watch.tells("f-1\n"));
  watch.index(dispatch("f-2", story + "Le maire promet de reconstruire.", day));
  watch.index(dispatch("f-3", "Les pompiers de Gaillac manifestent.", day));
  CHECK(watch.tells(told));
}

TEST_CASE("The index may be compacted, rebuilt, replaced and gone meanwhile") {
  Archive archive;
  Watch watch({"-f", "ids", "*"}, archive);
  watch.index(dispatch("n-1", "Un."));
  CHECK(watch.tells("n-1\n"));
  CHECK(archive.indexer({"-q", "--compact"}).status == 0);
  watch.index(dispatch("n-2", "Deux."));
  CHECK(watch.tells("n-1\nn-2\n"));
  watch.index(kThree + dispatch("n-2", "Deux.") + dispatch("n-1", "Un.") + dispatch("n-3", "Trois."), {"--rebuild"});
  CHECK(watch.tells("n-1\nn-2\nn-3\n"));
  fs::rename(archive.path(kDefaultIndex), archive.path("ailleurs"));
  CHECK(soon([&] { return archive.read("said").find("no index here; waiting for it") != std::string::npos; }));
  watch.index(dispatch("n-4", "Quatre."), {"-i", "ailleurs"});
  fs::rename(archive.path("ailleurs"), archive.path(kDefaultIndex));
  CHECK(watch.tells("n-1\nn-2\nn-3\nn-4\n"));
  CHECK(watch.stop(SIGTERM) == 0);
}

TEST_CASE("Shards are watched as one index, and one that is away is waited for") {
  if (!base::prepare_remote_serving()) return;
  ServedArchive old;
  ServedArchive live;
  const std::string address = live.address();
  const Sandbox desk;
  desk.write("map", "old = " + old.address() + "\nlive = " + address + "\n");
  desk.searcher({"--save", "prix", "-i", "map", "prix"});
  const auto [arguments, names] = GENERATE(std::pair<Arguments, std::string>{{"-i", "map", "prix"}, ""},
                                           std::pair<Arguments, std::string>{{"--saved"}, "prix · "});
  Watch watch(arguments, desk);
  const auto index = [](const ServedArchive& shard, const std::string& lines) {
    const Arguments input{"-i", shard.archive.path(kDefaultIndex), "-q", "-"};
    CHECK(Sandbox().indexer(input, lines).status == 0);
  };
  index(old, dispatch("n-1", "Le prix du gaz.") + dispatch("n-2", "Du charbon."));
  std::string told = names + "undated · Le prix du gaz. · n-1\n";
  CHECK(watch.tells(told));
  live.end(SIGKILL);
  const std::string complaint = "searcher: the shard live cannot be reached";
  CHECK(soon([&] { return desk.read("said").find(complaint) != std::string::npos; }));
  index(live, dispatch("n-3", "Le prix du blé."));
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  live.start(address);
  told += names + "undated · Le prix du blé. · n-3\n";
  CHECK(watch.tells(told));
  const std::string said = desk.read("said");
  CHECK(said.find(complaint) == said.rfind(complaint));
  CHECK(watch.stop(SIGINT) == 0);
}

TEST_CASE("What is saved while a shard is away is watched when it is back, beside what was") {
  if (!base::prepare_remote_serving()) return;
  ServedArchive live;
  const std::string address = live.address();
  const Sandbox desk;
  desk.write("map", "live = " + address + "\n");
  desk.searcher({"--save", "prix", "-i", "map", "prix"});
  Watch watch({"--saved", "-f", "ids"}, desk);
  live.end(SIGKILL);
  desk.write(".config/depeche/searches.json", R"({"prix": ["-i", "map", "prix"], "blé": ["-i", "map", "blé"]})");
  const std::string complaint = "the saved search \"blé\" is not watched: the shard live cannot be reached";
  CHECK(soon([&] { return desk.read("said").find(complaint) != std::string::npos; }));
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  live.start(address);
  live.address();
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  const Arguments input{"-i", live.archive.path(kDefaultIndex), "-q", "-"};
  CHECK(Sandbox().indexer(input, dispatch("n-1", "Le prix.") + dispatch("n-2", "Le blé.")).status == 0);
  CHECK(watch.tells("n-1\nn-2\n"));
  const std::string said = desk.read("said");
  CHECK(said.find(complaint) == said.rfind(complaint));
}

TEST_CASE("All saved searches are watched at once, and those that are saved or forgotten meanwhile") {
  Archive archive;
  archive.searcher({"--save", "gaz", "-n", "1", "--sort", "newest", "-f", "csv", "gaz"});
  archive.searcher({"--save", "prix", "-i", kDefaultIndex, "prix", "--from", "2021"});
  archive.searcher({"--save", "like", "--like", "afp-1"});
  Watch watch({"--saved", "--source", "AFP"}, archive);
  CHECK_THAT(archive.read("said"), Catch::Contains("\"like\" is not watched: --watch and --like exclude each other"));
  CHECK_THAT(archive.read("said"), Catch::Contains("watching for 2 searches"));
  const std::string afp = R"(,"source":"AFP","date":"2022-01-14")";
  watch.index(dispatch("n-1", "Le prix du gaz.", afp) + dispatch("n-2", "Le gaz.", R"(,"source":"Reuters")"));
  const std::string first = "gaz, prix · 2022-01-14 · AFP · Le prix du gaz. · n-1\n";
  CHECK(watch.tells(first));
  archive.searcher({"--save", "blé", "blé"});
  archive.searcher({"--forget", "gaz"});
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  watch.index(dispatch("n-3", "Le blé, le gaz.", afp));
  CHECK(watch.tells(first + "blé · 2022-01-14 · AFP · Le blé, le gaz. · n-3\n"));
}

TEST_CASE("A saved search is watched by its name") {
  Archive archive;
  archive.searcher({"--save", "gaz", "-n", "1", "--facets", "source", "gaz"});
  Watch watch({"--saved", "gaz", "-f", "ids"}, archive);
  watch.index(dispatch("n-1", "Le gaz, un.") + dispatch("n-2", "Le charbon."));
  watch.index(dispatch("n-3", "Deux: du gaz."));
  CHECK(watch.tells("n-1\nn-3\n"));
}

TEST_CASE("A watch ends when nobody reads it") {
  Archive archive;
  const Outcome outcome = archive.shell("\"$SEARCHER\" --watch '*' | true");
  CHECK(outcome.status == 0);
  CHECK(outcome.err == "searcher: watching for one search; end it with Ctrl-C\n");
}

TEST_CASE("A watch refuses what it cannot do") {
  struct Row {
    Arguments arguments;
    std::string reason;
  };
  const auto row = GENERATE(
      Row{{"--watch"}, "there is no query"}, Row{{"--watch", "gaz", "--sort", "newest"}, "--watch and --sort exclude"},
      Row{{"--watch", "gaz", "--facets", "date"}, "--watch and --facets exclude"},
      Row{{"--watch", "gaz", "--timeline"}, "--watch and --timeline exclude"},
      Row{{"--watch", "--batch", "x"}, "--watch and --batch exclude"},
      Row{{"--watch", "gaz", "--save", "x"}, "--watch and --save exclude"},
      Row{{"--watch", "--like", "x-3"}, "--watch and --like exclude"},
      Row{{"--watch", "gaz", "-f", "csv"}, "--watch writes text, json, jsonl or ids"},
      Row{{"--watch", "gaz", "-n", "0"}, "--limit: \"0\" is not a number from 1"}, Row{{"--watch", "date:nie"}, "nie"},
      Row{{"--watch", "-i", "absent", "gaz"}, "absent: no index here"},
      Row{{"--watch", "--saved"}, "no search is saved"},
      Row{{"--watch", "--saved", "absent"}, "no search is saved as \"absent\""});
  Archive archive;
  const Outcome outcome = archive.searcher(row.arguments);
  CHECK_THAT(outcome.err, Catch::Contains(row.reason));
  CHECK(outcome.out.empty());
  CHECK(outcome.status == 2);
}

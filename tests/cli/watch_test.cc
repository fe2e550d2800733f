#include <csignal>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <set>
#include <sstream>
#include <utility>

#include <catch2/catch.hpp>

#include "cli/samples.h"
#include "cli/soon.h"
#include "depeche/index.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

std::string line(const std::string& id, const std::string& word) {
  return R"({"id":")" + id + R"(","text":"Le prix du gaz, )" + word + ".\"}\n";
}

// An indexer that watches d/, with one dispatch in it already.
struct Watched : Sandbox {
  Watched() {
    write("d/avant.jsonl", line("a", "avant"));
    write("input", "");
    process = start(DEPECHE_INDEXER, {"--watch", "d"}, "input");
    REQUIRE(soon([&] { return read(".stderr").find("watching") != std::string::npos; }));
    fs::rename(path(".stderr"), path("said"));
  }
  ~Watched() {
    if (process > 0) ::kill(process, SIGKILL);
    if (process > 0) finish(process);
  }
  int stop(int signal) {
    ::kill(process, signal);
    return finish(std::exchange(process, 0)).status;
  }
  bool finds(const std::string& word, const std::string& ids) const {
    return soon([&] { return found(*this, {word}) == ids; });
  }
  // Complete from its first moment in the folder.
  void move_in(const std::string& name, const std::string& content) const {
    write("elsewhere", content);
    fs::rename(path("elsewhere"), path(name));
  }
  pid_t process = 0;
};

}  // namespace

TEST_CASE("What arrives in a watched folder is found, however it arrives") {
  Watched sandbox;
  CHECK(found(sandbox, {"avant"}) == "a\n");
  SECTION("written") {
    sandbox.write("d/neuf.jsonl", line("n", "neuf"));
    CHECK(sandbox.finds("neuf", "n\n"));
  }
  SECTION("moved in") {
    sandbox.move_in("d/neuf.jsonl", line("n", "neuf"));
    CHECK(sandbox.finds("neuf", "n\n"));
  }
  SECTION("linked") {
    sandbox.write("ailleurs.jsonl", line("n", "neuf"));
    fs::create_hard_link(sandbox.path("ailleurs.jsonl"), sandbox.path("d/neuf.jsonl"));
    CHECK(sandbox.finds("neuf", "n\n"));
  }
  SECTION("changed") {
    sandbox.write("d/avant.jsonl", line("a", "autre"));
    CHECK(sandbox.finds("autre", "a\n"));
    CHECK(found(sandbox, {"avant"}).empty());
  }
  SECTION("in new folders, and in these later on") {
    sandbox.write("d/x/y/neuf.jsonl", line("n", "neuf"));
    CHECK(sandbox.finds("neuf", "n\n"));
    sandbox.write("d/x/y/suite.jsonl", line("s", "suite"));
    CHECK(sandbox.finds("suite", "s\n"));
  }
  SECTION("in a folder that was renamed") {
    fs::create_directories(sandbox.path("d/x"));
    fs::rename(sandbox.path("d/x"), sandbox.path("d/z"));
    sandbox.write("d/z/neuf.jsonl", line("n", "neuf"));
    CHECK(sandbox.finds("neuf", "n\n"));
    CHECK_THAT(sandbox.searcher({"-f", "jsonl", "neuf"}).out, Catch::Contains("/d/z/neuf.jsonl"));
  }
  SECTION("after the folder had vanished") {
    fs::remove_all(sandbox.path("d"));
    sandbox.write("d/neuf.jsonl", line("n", "neuf"));
    CHECK(sandbox.finds("neuf", "n\n"));
    CHECK(found(sandbox, {"avant"}) == "a\n");
  }
  CHECK(sandbox.stop(SIGINT) == 0);
  CHECK(sandbox.indexer({"--check"}).status == 0);
}

TEST_CASE("What is renamed within watched folders is found under its new name only") {
  Watched sandbox;
  sandbox.write("d/un.txt", "Le prix du gaz, premier.");
  sandbox.write("d/sous/fil.jsonl", "{\"text\":\"Le gaz, deuxième.\"}\n{\"text\":\"Le gaz, troisième.\"}\n");
  const auto stored = [&] {
    std::istringstream ids(replaced(found(sandbox, {"-n", "9", "gaz"}), sandbox.folder().string() + "/", ""));
    std::set<std::string> sorted;
    for (std::string id; std::getline(ids, id);) sorted.insert(id + "\n");
    return std::accumulate(sorted.begin(), sorted.end(), std::string());
  };
  const auto becomes = [&](const std::string& ids) {
    const bool is_so = soon([&] { return stored() == ids; });
    if (!is_so) UNSCOPED_INFO(stored() + sandbox.read("said"));
    return is_so;
  };
  const auto rename = [&](const char* from, const char* to) { fs::rename(sandbox.path(from), sandbox.path(to)); };
  const std::string lines = "d/sous/fil.jsonl:1\nd/sous/fil.jsonl:2\n";
  REQUIRE(becomes("a\n" + lines + "d/un.txt\n"));
  SECTION("a file") {
    rename("d/un.txt", "d/deux.txt");
    CHECK(becomes("a\nd/deux.txt\n" + lines));
  }
  SECTION("a file of several dispatches, into another folder") {
    rename("d/sous/fil.jsonl", "d/fil.jsonl");
    CHECK(becomes("a\nd/fil.jsonl:1\nd/fil.jsonl:2\nd/un.txt\n"));
  }
  SECTION("a folder") {
    rename("d/sous", "d/dessous");
    CHECK(becomes("a\nd/dessous/fil.jsonl:1\nd/dessous/fil.jsonl:2\nd/un.txt\n"));
  }
  SECTION("a file, into a folder that is made for it") {
    fs::create_directories(sandbox.path("d/x/y"));
    rename("d/un.txt", "d/x/y/un.txt");
    CHECK(becomes("a\n" + lines + "d/x/y/un.txt\n"));
  }
  SECTION("a file that carries its own id, which stays") {
    rename("d/avant.jsonl", "d/apres.jsonl");
    CHECK(soon([&] {
      return sandbox.searcher({"-f", "jsonl", "avant"}).out.find("apres.jsonl") != std::string::npos;
    }));
    CHECK(stored() == "a\n" + lines + "d/un.txt\n");
  }
  SECTION("a file, twice at once, and another in its place") {
    rename("d/un.txt", "d/deux.txt");
    rename("d/deux.txt", "d/trois.txt");
    sandbox.write("d/un.txt", "Le prix du gaz, autre.");
    CHECK(becomes("a\n" + lines + "d/trois.txt\nd/un.txt\n"));
    CHECK(found(sandbox, {"autre"}).ends_with("d/un.txt\n"));
  }
  SECTION("not what leaves the folders, or takes a name that is left out") {
    rename("d/un.txt", "dehors.txt");
    rename("d/sous/fil.jsonl", "d/sous/fil.jsonl.bak");
    sandbox.write("d/neuf.jsonl", line("n", "neuf"));
    CHECK(sandbox.finds("neuf", "n\n"));
    CHECK(found(sandbox, {"premier"}).ends_with("d/un.txt\n"));
    CHECK(found(sandbox, {"troisième"}).ends_with(":2\n"));
  }
  CHECK(sandbox.stop(SIGINT) == 0);
  CHECK(sandbox.indexer({"--check"}).status == 0);
}

TEST_CASE("What is still being written is read when it gets its name") {
  Watched sandbox;
  for (const char* name : {"x.jsonl.part", "x.jsonl.filepart", "x.jsonl.tmp", "x.jsonl.crdownload", "~$x.jsonl"})
    sandbox.write(std::string("d/") + name, line("p", "partiel"));
  sandbox.write("d/neuf.jsonl", line("n", "neuf"));
  CHECK(sandbox.finds("neuf", "n\n"));
  CHECK(found(sandbox, {"partiel"}).empty());
  fs::rename(sandbox.path("d/x.jsonl.part"), sandbox.path("d/x.jsonl"));
  CHECK(sandbox.finds("partiel", "p\n"));
  CHECK(sandbox.stop(SIGINT) == 0);
}

TEST_CASE("A file is read when it is complete, a burst at once, and refusals end nothing") {
  Watched sandbox;
  std::ofstream half(sandbox.path("d/long.jsonl"));
  half << line("h-1", "début") << std::flush;
  sandbox.write("d/.cache.jsonl", line("c", "caché"));
  sandbox.write("d/mauvais.jsonl", "{}\n");
  for (int number = 0; number < 30; ++number)
    sandbox.move_in("d/" + std::to_string(number) + ".jsonl", line("r-" + std::to_string(number), "rafale"));
  CHECK(soon([&] { return sandbox.read("said").find("no text") != std::string::npos; }));
  CHECK(soon([&] { return index_stats(sandbox.path(kDefaultIndex))->dispatches == 31; }));
  CHECK(found(sandbox, {"début"}).empty());
  half << line("h-2", "fin");
  half.close();
  CHECK(sandbox.finds("fin", "h-2\n"));
  CHECK(found(sandbox, {"début"}) == "h-1\n");
  CHECK(found(sandbox, {"caché"}).empty());
  CHECK(sandbox.stop(SIGTERM) == 0);
}

TEST_CASE("Files wait for another program that writes the index") {
  Watched sandbox;
  {
    auto writer = IndexWriter::open(sandbox.path(kDefaultIndex), {.wait_lock_seconds = 20});
    REQUIRE(writer);
    sandbox.write("d/neuf.jsonl", line("n", "neuf"));
    CHECK(soon([&] { return sandbox.read("said").find("is writing this index") != std::string::npos; }));
  }
  CHECK(sandbox.finds("neuf", "n\n"));
  CHECK(sandbox.stop(SIGTERM) == 0);
}

TEST_CASE("Watching needs folders, and nothing that a watch cannot do") {
  struct Row {
    Arguments arguments;
    std::string reason;
  };
  const auto row = GENERATE(Row{{"--watch"}, "there is no SOURCE"}, Row{{"--watch", "-"}, "--watch needs folders"},
                            Row{{"--watch", "absent"}, "--watch needs folders: \"absent\" is none"},
                            Row{{"--watch", "--prune", "."},
                                "--watch and --prune exclude each other\n  hint: run with these first, then watch"},
                            Row{{"--watch", "--rebuild", "."}, "--watch and --rebuild exclude each other"},
                            Row{{"--watch", "--encoding", "klingon", "."}, "encoding"},
                            Row{{"--watch", "--stats"}, "--watch belongs to indexing"});
  Sandbox sandbox;
  const Outcome outcome = sandbox.indexer(row.arguments);
  CHECK_THAT(outcome.err, Catch::Contains(row.reason));
  CHECK(outcome.status == 2);
}

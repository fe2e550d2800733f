#include <chrono>
#include <thread>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/samples.h"
#include "depeche/index.h"

using namespace depeche;
using namespace depeche::test;

TEST_CASE("Dispatches from a folder are indexed, and found") {
  Sandbox sandbox;
  sandbox.write("depeches/un.txt", "date 2022-01 Almaty, Kazakhstan | AFP | jeudi 13/01/2022 - Le retrait a débuté.\n");
  sandbox.write("depeches/sous/deux.jsonl", kTroupes + "\n" + kGaz + "\n");
  const Outcome indexed = sandbox.indexer({"depeches"});
  CHECK(without_times(indexed.err) == "indexed 3 dispatches (3 new, 0 replaced, 0 unchanged), 0 refused, in T s\n");
  CHECK(indexed.out.empty());
  CHECK(indexed.status == 0);
  CHECK(found(sandbox, {"retrait", "--on", "2022-01-13", "--strict-dates"}) ==
        sandbox.path("depeches/un.txt").string() + "\n");
  CHECK(found(sandbox, {"gaz"}) == "x-3\n");
}

TEST_CASE("Indexing again skips what is unchanged and replaces what is not") {
  Archive archive;
  CHECK(without_times(archive.indexer({"-"}, kThree).err) ==
        "indexed 3 dispatches (0 new, 0 replaced, 3 unchanged), 0 refused, in T s\n");
  const std::string corrected = replaced(kGaz, "gaz", "pétrole");
  CHECK(without_times(archive.indexer({"-"}, corrected + "\n").err) ==
        "indexed 1 dispatch (0 new, 1 replaced, 0 unchanged), 0 refused, in T s\n");
  CHECK(found(archive, {"gaz"}).empty());
  CHECK(found(archive, {"pétrole"}) == "x-3\n");
}

TEST_CASE("Of several dispatches of one id the last one counts") {
  Sandbox sandbox;
  const std::string later = replaced(kGaz, "gaz", "pétrole");
  const Outcome outcome = sandbox.indexer({"-"}, kGaz + "\n" + later + "\n");
  CHECK(without_times(outcome.err) ==
        "indexed 1 dispatch (1 new, 0 replaced, 0 unchanged), 1 superseded by a later one of the same id, 0 refused, "
        "in T s\n");
  CHECK(outcome.status == 0);
  CHECK(found(sandbox, {"Europe"}) == "x-3\n");
  CHECK(found(sandbox, {"gaz"}).empty());
}

TEST_CASE("The index is the one named, else DEPECHE_INDEX, else below XDG_DATA_HOME, else below the home folder") {
  Sandbox sandbox;
  std::string expected;
  SECTION("named") {
    sandbox.environment["DEPECHE_INDEX"] = "elsewhere";
    CHECK(sandbox.indexer({"-q", "-i", "named", "-"}, kThree).status == 0);
    expected = "named";
  }
  SECTION("DEPECHE_INDEX") {
    sandbox.environment["DEPECHE_INDEX"] = "variable";
    sandbox.environment["XDG_DATA_HOME"] = sandbox.path("data").string();
    CHECK(sandbox.indexer({"-q", "-"}, kThree).status == 0);
    expected = "variable";
  }
  SECTION("XDG_DATA_HOME") {
    sandbox.environment["XDG_DATA_HOME"] = sandbox.path("data").string();
    CHECK(sandbox.indexer({"-q", "-"}, kThree).status == 0);
    expected = "data/depeche/index";
  }
  SECTION("home") {
    CHECK(sandbox.indexer({"-q", "-"}, kThree).status == 0);
    expected = kDefaultIndex;
  }
  sandbox.environment.erase("DEPECHE_INDEX");
  CHECK(found(sandbox, {"-i", expected, "gaz"}) == "x-3\n");
}

TEST_CASE("A dry run reads and counts, and leaves no index") {
  Sandbox sandbox;
  const Outcome outcome = sandbox.indexer({"--dry-run", "-"}, kThree);
  CHECK(without_times(outcome.err) == "read 3 dispatches, 0 refused, in T s; the index was left alone\n");
  CHECK(outcome.status == 0);
  CHECK(sandbox.searcher({"gaz"}).status == 2);
  CHECK_FALSE(std::filesystem::exists(sandbox.path(kDefaultIndex)));
}

TEST_CASE("The summary can be had as JSON, quietly") {
  Sandbox sandbox;
  const Outcome outcome = sandbox.indexer({"--json", "-q", "-i", "index", "-"}, kThree + kGaz + "\n{}\n");
  CHECK(
      without_times(outcome.out) ==
      R"({"index":"index","read":4,"indexed":4,"new":3,"replaced":0,"unchanged":1,"superseded":0,"removed":0,"discarded":0,"refused":1,"own_names":{},"ignored":{},)"
      R"("committed":true,"seconds":T})"
      "\n");
  CHECK(outcome.status == 1);
}

TEST_CASE("With --verbose every dispatch is named") {
  Sandbox sandbox;
  const Outcome outcome = sandbox.indexer({"-v", "-"}, kThree);
  CHECK(without_times(outcome.err) ==
        "indexer: stdin: afp-1\nindexer: stdin: r-2\nindexer: stdin: x-3\n"
        "indexed 3 dispatches (3 new, 0 replaced, 0 unchanged), 0 refused, in T s\n");
}

TEST_CASE("option --fields says which of its names no dispatch has, unless some name is known or its own") {
  const Sandbox sandbox;
  const std::string lines = R"({"id":"a","texte":"Il pleut.","bureau":"Nice","lieu_dit":{"nom":"Roc"}})"
                            "\n";
  const auto said = [&](const std::string& fields) { return sandbox.indexer({"--fields", fields, "-"}, lines).err; };
  CHECK_THAT(said("texte,titel,bureua"),
             Catch::Contains("no dispatch has the field \"titel\" of --fields") && Catch::Contains("\"bureua\""));
  CHECK_THAT(said("texte,bureau,lieu_dit_nom,titre,rubrique,publishDate"),
             !Catch::Contains("no dispatch has the field"));
  CHECK_THAT(sandbox.indexer({"-q", "--fields", "titel", "-"}, lines).err, !Catch::Contains("titel"));
}

TEST_CASE("option --fields takes only the named fields of JSON Lines") {
  Sandbox sandbox;
  CHECK(sandbox.indexer({"-q", "--fields", "id,text", "-"}, kThree).status == 0);
  CHECK(found(sandbox, {"débuté"}) == "afp-1\n");
  CHECK(found(sandbox, {"--source", "AFP"}).empty());
}

TEST_CASE("Windows-1252 is recognised, and can be named") {
  Sandbox sandbox;
  sandbox.write("ancien.txt", "date 2022-01 L\x92\xE9t\xE9 \xE0 N\xEEmes.\n");
  const std::string encoding = GENERATE("auto", "windows-1252");
  CHECK(sandbox.indexer({"-q", "--encoding", encoding, "ancien.txt"}).status == 0);
  CHECK(found(sandbox, {"été"}) == sandbox.path("ancien.txt").string() + "\n");
}

TEST_CASE("option --rebuild starts from nothing, but a run that reads nothing leaves the index as it was") {
  Archive archive;
  CHECK(archive.indexer({"--rebuild", "missing"}).status == 2);
  CHECK(found(archive, {"retrait"}) == "afp-1\nr-2\n");
  CHECK(archive.indexer({"-q", "--rebuild", "-"}, kGaz + "\n").status == 0);
  CHECK(found(archive, {"retrait"}).empty());
  CHECK(found(archive, {"gaz"}) == "x-3\n");
}

TEST_CASE("Dispatches are deleted by id, and what is not there is named") {
  Archive archive;
  const Outcome outcome = archive.indexer({"--delete", "x-3", "--delete", "y"});
  CHECK(outcome.err == "indexer: no dispatch has the id \"y\"\ndeleted 1 dispatch\n");
  CHECK(outcome.status == 1);
  CHECK(found(archive, {"gaz"}).empty());
  CHECK(archive.indexer({"--delete", "afp-1"}).status == 0);
  CHECK(found(archive, {"retrait"}) == "r-2\n");
}

TEST_CASE("option --stats and --check describe the index") {
  Archive archive;
  const Outcome stats = archive.indexer({"--stats"});
  CHECK_THAT(stats.out, Catch::StartsWith("dispatches  3\nforms       "));
  CHECK(stats.status == 0);
  CHECK_THAT(archive.indexer({"--stats", "--json"}).out, Catch::Contains(R"("dispatches":3,)"));
  CHECK_THAT(stats.out, !Catch::Contains("word streams"));
  CHECK_THAT(
      archive.indexer({"--stats", "-v"}).out,
      Catch::Matches(
          "dispatches  3\n(.|\n)*\n\nrecords +[1-9][0-9 ]*\nword streams +[1-9](.|\n)*\nterm lists +[1-9][0-9 ]*\n"));
  CHECK_THAT(archive.indexer({"--stats", "-v", "--json"}).out, Catch::Contains(R"("parts":{"records":)"));
  const Outcome check = archive.indexer({"--check"});
  CHECK(check.out == archive.path(kDefaultIndex).string() + ": sound\n");
  CHECK(check.err.empty());
  CHECK(check.status == 0);
}

TEST_CASE("What works on an index fails where there is none, and creates none") {
  Sandbox sandbox;
  const Arguments arguments = GENERATE(Arguments{"--stats"}, Arguments{"--check"}, Arguments{"--compact"},
                                       Arguments{"--backup", "copy"}, Arguments{"--delete", "x"});
  const Outcome outcome = sandbox.indexer(arguments);
  CHECK_THAT(outcome.err, Catch::Contains(kDefaultIndex) && Catch::Contains("hint: "));
  CHECK(outcome.out.empty());
  CHECK(outcome.status == 2);
  CHECK_FALSE(std::filesystem::exists(sandbox.path(kDefaultIndex)));
}

TEST_CASE("An interrupted run changes nothing and says so") {
  Archive archive;
  mkfifo(archive.path("pipe").c_str(), 0600);
  const int pipe = open(archive.path("pipe").c_str(), O_RDWR | O_CLOEXEC);
  const pid_t process = archive.start(DEPECHE_INDEXER, {"-v", "-f", "jsonl", "-"}, "pipe");
  const std::string more = R"({"id":"new","text":"Un séisme secoue l'Alsace."})"
                           "\n";
  REQUIRE(write(pipe, more.data(), more.size()) == static_cast<ssize_t>(more.size()));
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  kill(process, SIGINT);
  close(pipe);
  const Outcome outcome = archive.finish(process);
  CHECK_THAT(outcome.err, Catch::EndsWith("indexer: interrupted; the index is as before\n"));
  CHECK(outcome.status == 130);
  CHECK(found(archive, {"séisme"}).empty());
  CHECK(found(archive, {"gaz"}) == "x-3\n");
}

TEST_CASE("A run that is killed changes nothing, and the next one completes it") {
  Archive archive;
  mkfifo(archive.path("pipe").c_str(), 0600);
  const int pipe = open(archive.path("pipe").c_str(), O_RDWR | O_CLOEXEC);
  const pid_t process = archive.start(DEPECHE_INDEXER, {"-f", "jsonl", "-"}, "pipe");
  const std::string more = R"({"id":"new","text":"Un séisme secoue l'Alsace."})"
                           "\n";
  REQUIRE(write(pipe, more.data(), more.size()) == static_cast<ssize_t>(more.size()));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  kill(process, SIGKILL);
  CHECK(archive.finish(process).status == 137);
  close(pipe);
  CHECK(found(archive, {"gaz"}) == "x-3\n");
  CHECK(archive.indexer({"-q", "-"}, more).status == 0);
  CHECK(found(archive, {"séisme"}) == "new\n");
  CHECK(found(archive, {"gaz"}) == "x-3\n");
}

TEST_CASE("An index that another program is writing is refused, and named") {
  Archive archive;
  const auto index = archive.path(kDefaultIndex);
  auto writer = IndexWriter::open(index);
  REQUIRE(writer);
  const Outcome outcome = archive.indexer({"-"}, kGaz);
  CHECK_THAT(outcome.err, Catch::StartsWith("indexer: " + index.string() + ": ") &&
                              Catch::Contains(std::to_string(getpid())) && Catch::Contains("is writing this index"));
  CHECK(outcome.status == 2);
  CHECK(found(archive, {"gaz"}) == "x-3\n");
}

TEST_CASE("option --wait-lock waits for the other writer to end") {
  Archive archive;
  auto writer = IndexWriter::open(archive.path(kDefaultIndex));
  REQUIRE(writer);
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    auto ended = std::move(*writer);
  });
  const Outcome outcome = archive.indexer({"--wait-lock", "60", "-"}, kGaz);
  other.join();
  CHECK(outcome.status == 0);
}

TEST_CASE("A place that holds something else is not taken for an index, and stays as it is") {
  Sandbox sandbox;
  sandbox.write("file", "precious");
  sandbox.write("folder/file", "precious");
  const std::string index = GENERATE("file", "folder");
  const Outcome outcome = sandbox.indexer({"-i", index, "-"}, kThree);
  CHECK_THAT(outcome.err, Catch::StartsWith("indexer: " + index + ": ") && Catch::Contains("hint: "));
  CHECK(outcome.status == 2);
  CHECK(sandbox.read("file") == "precious");
  CHECK(sandbox.read("folder/file") == "precious");
  CHECK(sandbox.searcher({"-i", index, "gaz"}).status == 2);
}

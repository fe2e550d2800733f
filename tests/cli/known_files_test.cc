#include <chrono>
#include <filesystem>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

std::string line(const std::string& id, const std::string& text) {
  return R"({"id":")" + id + R"(","text":")" + text + "\"}\n";
}

// Files of which an indexer may be sure that they have not changed: they are not of this moment.
struct Settled : Sandbox {
  Settled() {
    write("d/a.jsonl", line("a-1", "Le gaz augmente.") + line("a-2", "Le gaz baisse."));
    write("d/b.jsonl", line("b-1", "Le gaz russe."));
    settle();
    CHECK(indexer({"-q", "d"}).status == 0);
  }
  static void settle() { ::usleep(150'000); }
  // The files that a run of d/ leaves out.
  std::string left_out(const Arguments& more = {}) const {
    Arguments arguments{"-v", "d"};
    arguments.insert(arguments.begin(), more.begin(), more.end());
    std::string names;
    const std::string err = indexer(arguments).err;
    for (const char* name : {"a.jsonl", "b.jsonl", "c.jsonl"})
      if (err.find("d/" + std::string(name) + ": unchanged\n") != std::string::npos) names += name[0];
    return names;
  }
  std::string answers() const { return found(*this, {"-n", "100", "--sort", "date", "gaz"}); }
};

}  // namespace

TEST_CASE("Files that have not changed are not read again, and count as unchanged") {
  Settled sandbox;
  const std::string before = sandbox.answers();
  CHECK(without_times(sandbox.indexer({"d"}).err) ==
        "indexed 3 dispatches (0 new, 0 replaced, 3 unchanged), 0 refused, in T s\n");
  CHECK(sandbox.left_out() == "ab");
  SECTION("a changed one is read") {
    sandbox.write("d/a.jsonl", line("a-1", "Le gaz flambe.") + line("a-2", "Le gaz baisse."));
    CHECK(sandbox.left_out() == "b");
    CHECK(found(sandbox, {"flambe"}) == "a-1\n");
  }
  SECTION("also when its size and its time are the same") {
    struct stat status {};
    REQUIRE(::stat(sandbox.path("d/b.jsonl").c_str(), &status) == 0);
    sandbox.write("d/b.jsonl", line("b-1", "Le gaz turc."));
    sandbox.write("d/b.jsonl", line("b-1", "Le gaz belge"));
    const timespec times[] = {status.st_atim, status.st_mtim};
    REQUIRE(::utimensat(AT_FDCWD, sandbox.path("d/b.jsonl").c_str(), times, 0) == 0);
    CHECK(sandbox.left_out() == "a");
    CHECK(found(sandbox, {"belge"}) == "b-1\n");
  }
  SECTION("one that was touched is read, and found to be the same") {
    ::utimensat(AT_FDCWD, sandbox.path("d/b.jsonl").c_str(), nullptr, 0);
    CHECK(sandbox.left_out() == "a");
    CHECK(sandbox.answers() == before);
  }
  SECTION("reading them otherwise reads them") {
    CHECK(sandbox.left_out({"--fields", "id,text"}) == "");
    CHECK(sandbox.left_out({"--fields", "id,text"}) == "ab");
    CHECK(sandbox.left_out({"--prune"}) == "");
    CHECK(sandbox.left_out({"--rebuild"}) == "");
    CHECK(sandbox.left_out() == "ab");
  }
  SECTION("a deleted dispatch comes back") {
    sandbox.indexer({"-q", "--delete", "a-2"});
    CHECK(sandbox.left_out() == "b");
    CHECK(sandbox.answers() == before);
    CHECK(sandbox.left_out() == "ab");
  }
  SECTION("the last file of those that share an id wins, as if all had been read") {
    sandbox.write("autre.jsonl", line("b-1", "Le gaz d'ailleurs."));
    CHECK(sandbox.indexer({"-q", "autre.jsonl"}).status == 0);
    CHECK(found(sandbox, {"ailleurs"}) == "b-1\n");
    CHECK(sandbox.left_out() == "a");
    CHECK(found(sandbox, {"russe"}) == "b-1\n");
    CHECK(found(sandbox, {"ailleurs"}).empty());
    sandbox.write("d/a.jsonl", line("a-1", "Le gaz augmente.") + line("b-1", "Le gaz du premier."));
    CHECK(sandbox.left_out() == "");
    CHECK(found(sandbox, {"russe"}) == "b-1\n");
  }
  CHECK(sandbox.indexer({"--check"}).status == 0);
  CHECK(sandbox.indexer({"-q", "--compact"}).status == 0);
}

TEST_CASE("What was complained about, and what is too young to be sure of, is read again") {
  Settled sandbox;
  sandbox.write("d/a.jsonl", line("a-1", "Le gaz augmente.") + "{}\n");
  sandbox.write("d/b.jsonl", R"({"id":"b-1","text":"Le gaz russe.","date":"2022-13-45"})"
                             "\n");
  sandbox.settle();
  sandbox.write("d/c.jsonl", line("c-1", "Le gaz frais."));
  std::filesystem::last_write_time(sandbox.path("d/c.jsonl"), std::chrono::file_clock::now() + std::chrono::hours(1));
  const Outcome first = sandbox.indexer({"d"});
  CHECK_THAT(first.err, Catch::Contains("d/a.jsonl:2: no text") && Catch::Contains("d/b.jsonl:1: warning"));
  CHECK(sandbox.left_out() == "");
  CHECK(sandbox.indexer({"--check"}).status == 0);
}

TEST_CASE("A file is not read again for what it holds beside dispatches") {
  const Sandbox sandbox;
  const auto record = [](const std::string& type, const std::string& body) {
    const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n" + body;
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:" + type +
           ">\r\nContent-Type: application/http\r\nContent-Length: " + std::to_string(http.size()) + "\r\n\r\n" + http +
           "\r\n\r\n";
  };
  sandbox.write("d/a.warc", record("text/html", "<html><title>Pluie</title><p>Il pleut.</p></html>") +
                                record("image/gif", "GIF89a"));
  Settled::settle();
  CHECK_THAT(sandbox.indexer({"d"}).err, Catch::Contains("left out are answers that are no pages: 1 of image/gif"));
  CHECK_THAT(sandbox.indexer({"-v", "d"}).err, Catch::Contains("a.warc: unchanged"));
}

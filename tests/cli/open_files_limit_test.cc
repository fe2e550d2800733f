#include <string>

#include <catch2/catch.hpp>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// Of descriptors: fewer than any program needs to begin, and more than any of these does.
constexpr int kTooFew = 4;
constexpr int kEnough = 200;

std::string lines(int count, const std::string& word) {
  std::string text;
  for (int number = 0; number < count; ++number) {
    const std::string id = word + std::to_string(number);
    text += R"({"id":")" + id + R"(","title":"Le prix du gaz","text":"Le ministre a annoncé )" + id + "\"}\n";
  }
  return text;
}

// An index `index` of 50 dispatches, one `other` that can teach it, and 700 others in `many.jsonl`.
struct Limited : Sandbox {
  Limited() {
    write("few.jsonl", lines(50, "mot"));
    write("many.jsonl", lines(700, "tant"));
    REQUIRE(indexer({"-q", "-i", "index", "few.jsonl"}).status == 0);
    REQUIRE(indexer({"-q", "-i", "other", "many.jsonl"}).status == 0);
  }
  Outcome within(int descriptors, const std::string& command) const {
    return shell("ulimit -c 0; ulimit -n " + std::to_string(descriptors) + "; exec " + command);
  }
  bool is_whole() const {
    return indexer({"-i", "index", "--check"}).status == 0 &&
           searcher({"-i", "index", "-f", "ids", "-n", "1", "mot7"}).out == "mot7\n";
  }
};

// How often `command` failed until its limit let it run. Each failure says what lacks, not that something is damaged.
int failures_of(const Limited& sandbox, const std::string& command) {
  int failures = 0;
  for (int descriptors = kTooFew; descriptors < kEnough; ++descriptors) {
    INFO(descriptors);
    const Outcome outcome = sandbox.within(descriptors, command);
    if (outcome.status == 0) return failures;
    // The system could not begin the program: the tests' runner has files open, too.
    if (outcome.err.find("loading shared libraries") != std::string::npos) continue;
    ++failures;
    CHECK((outcome.status == 1 || outcome.status == 2));
    CHECK_THAT(outcome.err, Catch::Contains("too many open files") && Catch::Contains("ulimit -n"));
    CHECK_THAT(outcome.err, !Catch::Contains("damaged") && !Catch::Contains("backup"));
  }
  FAIL("it never runs");
  return failures;
}

}  // namespace

TEST_CASE("An indexer that may open too few files says so and changes nothing") {
  const Limited sandbox;
  const auto command = GENERATE(as<std::string>(), "many.jsonl", "--rebuild few.jsonl", "--delete mot9", "--compact",
                                "--compact --topics-of other", "--backup copy", "--check");
  INFO(command);
  CHECK(failures_of(sandbox, "\"$INDEXER\" -q -i index " + command) > 0);
  CHECK(sandbox.is_whole());
}

TEST_CASE("A searcher that may open too few files says so") {
  const Limited sandbox;
  const auto command = GENERATE(as<std::string>(), "ministre", "-i other '\"prix du gaz\"' --facets source",
                                "--show mot7", "'mot1*' --timeline");
  INFO(command);
  CHECK(failures_of(sandbox, "\"$SEARCHER\" -i index " + command) > 0);
}

#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

// Of the shell: a program that the dynamic loader could not load for want of memory.
constexpr int kNotLoaded = 127;

// Where the search for what suffices begins, and where it does at the latest, in kB of address space.
constexpr int kTooLittle = 40'000;
constexpr int kEnough = 4'000'000;

std::string lines(int count, const std::string& word) {
  std::string text;
  for (int number = 0; number < count; ++number) {
    text +=
        R"({"id":")" + word + std::to_string(number) + R"(","title":"Le prix du gaz","text":"Le ministre a annoncé )";
    for (int i = 0; i < 40; ++i) text += word + std::to_string(number * 40 + i) + ' ';
    text += R"(vendredi.","date":"2024-01-13","source":"AFP"})"
            "\n";
  }
  return text;
}

// An index `index` of 50 dispatches, and 700 others in `many.jsonl`.
struct Limited : Sandbox {
  Limited() {
    write("few.jsonl", lines(50, "mot"));
    write("many.jsonl", lines(700, "tant"));
    write("queries.jsonl", "{\"id\":\"1\",\"text\":\"ministre\"}\n{\"id\":\"2\",\"text\":\"\\\"prix du gaz\\\"\"}\n");
    REQUIRE(indexer({"-q", "-i", "index", "few.jsonl"}).status == 0);
    REQUIRE(indexer({"-q", "-i", "other", "many.jsonl"}).status == 0);
  }
  Outcome within(int kilobytes, const std::string& command) const {
    return shell("ulimit -c 0; ulimit -v " + std::to_string(kilobytes) + "; exec " + command);
  }
  // With a little less than it needs to begin, the dynamic linker refuses it, or a library ends it before main().
  bool begins_within(int kilobytes, const std::string& program) const {
    return within(kilobytes, program + " --version").status == 0;
  }
  bool is_whole() const {
    return indexer({"-i", "index", "--check"}).status == 0 &&
           searcher({"-i", "index", "-f", "ids", "-n", "1", "mot7"}).out == "mot0\n";
  }
};

// Whether the program was loaded and failed.
bool failed_for_memory(const Outcome& outcome) {
  if (outcome.status == 0 || outcome.status == kNotLoaded) return false;
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Catch::Contains("not enough memory") && Catch::Contains("ulimit -v"));
  return true;
}

bool skipped() {
  if (kSanitized) WARN("skipped: sanitizers reserve address space beyond any limit");
  return kSanitized;
}

}  // namespace

TEST_CASE("An indexer that gets too little memory says so and changes nothing") {
  if (skipped()) return;
  const Limited sandbox;
  const auto command = GENERATE(as<std::string>(), "many.jsonl", "--rebuild many.jsonl", "--delete mot9",
                                "--backup copy", "--compact", "--compact --topics-of other");
  INFO(command);
  int failures = 0;
  for (int kilobytes = kTooLittle; kilobytes < kEnough; kilobytes += 4'000) {
    INFO(kilobytes);
    const Outcome outcome = sandbox.within(kilobytes, "\"$INDEXER\" -q -i index " + command);
    if (outcome.status == 0) break;
    failures += failed_for_memory(outcome) ? 1 : 0;
    CHECK(sandbox.is_whole());
    CHECK_FALSE(fs::exists(sandbox.path("copy")));
  }
  CHECK(failures > 0);
}

TEST_CASE("Threads that find no memory end a first run in good order") {
  if (skipped()) return;
  const Limited sandbox;
  sandbox.write("more.jsonl", lines(1'500, "plus"));
  int failures = 0;
  for (int kilobytes = kTooLittle; kilobytes < kEnough; kilobytes += 4'000) {
    INFO(kilobytes);
    const Outcome outcome = sandbox.within(kilobytes, "\"$INDEXER\" -q -j 4 -i new more.jsonl");
    if (outcome.status == 0) break;
    failures += failed_for_memory(outcome) ? 1 : 0;
    CHECK_FALSE(fs::exists(sandbox.path("new")));
  }
  CHECK(failures > 0);
  CHECK(sandbox.indexer({"-q", "-i", "new", "many.jsonl"}).status == 0);
}

TEST_CASE("A searcher that gets too little memory says so") {
  if (skipped()) return;
  const Limited sandbox;
  const auto command =
      GENERATE(as<std::string>(), "ministre annoncé vendredi", "'\"prix du gaz\"' --facets date,source",
               "'mot1* min?stre gaz~' --timeline", "--batch queries.jsonl");
  INFO(command);
  int failures = 0;
  for (int kilobytes = kTooLittle; kilobytes < kEnough; kilobytes += 100) {
    INFO(kilobytes);
    const Outcome outcome = sandbox.within(kilobytes, "\"$SEARCHER\" -i index " + command);
    if (outcome.status == 0) break;
    if (!sandbox.begins_within(kilobytes, "\"$SEARCHER\"")) continue;
    failures += failed_for_memory(outcome) ? 1 : 0;
  }
  CHECK(failures > 0);
}

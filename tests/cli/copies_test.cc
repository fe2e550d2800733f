#include <atomic>
#include <filesystem>
#include <regex>
#include <set>
#include <thread>

#include <catch2/catch.hpp>

#include "base/number_text.h"
#include "cli/samples.h"
#include "depeche/index.h"
#include "depeche/search.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

std::string line(int number, const std::string& word) {
  return R"({"id":"n-)" + std::to_string(number) + R"(","text":"Le prix du gaz, mot)" + word + "." + "\"}\n";
}

// An index that small runs have written: 40 dispatches, half of them replaced, two deleted.
struct Grown : Sandbox {
  Grown() {
    for (int run = 0; run < 4; ++run) {
      std::string lines;
      for (int number = 0; number < 20; ++number)
        lines += line(run % 2 * 20 + number, std::to_string(run) + "x" + std::to_string(number));
      indexer({"-q", "-"}, lines);
    }
    indexer({"-q", "--delete", "n-3", "--delete", "n-33"});
  }
  std::string answers(const std::string& index) const {
    return found(*this, {"-i", index, "-n", "100", "gaz"}) + found(*this, {"-i", index, "mot2x5"}) +
           found(*this, {"-i", index, "mot0x5"});
  }
};

std::size_t generations(const fs::path& index) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(index)) count += entry.is_directory() ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("option --compact makes the index small and changes no answer") {
  Grown sandbox;
  const std::string index = sandbox.path(kDefaultIndex).string();
  const std::string before = sandbox.answers(index);
  const auto bytes = index_stats(index)->bytes;
  const Outcome outcome = sandbox.indexer({"--compact", "--json"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err ==
        "compacted " + base::number_text(bytes) + " bytes to " + base::number_text(index_stats(index)->bytes) + "\n");
  CHECK_THAT(outcome.out, Catch::Contains(R"("bytes_before":)" + std::to_string(bytes)));
  CHECK(index_stats(index)->bytes < bytes);
  CHECK(sandbox.answers(index) == before);
  CHECK(generations(index) == 1);
  CHECK(sandbox.indexer({"--check"}).status == 0);
  CHECK(sandbox.indexer({"-q", "-"}, line(99, "après")).status == 0);
  CHECK(found(sandbox, {"motaprès"}) == "n-99\n");
  CHECK(sandbox.indexer({"--check"}).status == 0);
}

TEST_CASE("option --topics-of gives an index the topics of another one, which --stats tells") {
  Grown sandbox;
  const std::string teacher = sandbox.path(kDefaultIndex).string();
  const std::string pupil = sandbox.path("pupil").string();
  const auto topics = [&](const std::string& index) {
    const Outcome stats = sandbox.indexer({"-i", index, "--stats"});
    const std::size_t begin = stats.out.find("topics ");
    return begin == std::string::npos ? "" : stats.out.substr(begin, stats.out.find('\n', begin) - begin);
  };
  REQUIRE_THAT(topics(teacher), Catch::Contains("dispatches"));
  CHECK(sandbox.indexer({"-q", "-i", pupil, "--topics-of", teacher, "-"}, line(1, "a") + line(2, "b")).status == 0);
  CHECK(topics(pupil) == topics(teacher));
  CHECK(sandbox.indexer({"-q", "-i", pupil, "--themes-de", teacher, "-"}, line(3, "c")).status == 0);
  CHECK(topics(pupil) == topics(teacher));
  CHECK_THAT(sandbox.indexer({"-i", pupil, "--stats", "--json"}).out, Catch::Contains(R"("topics":{"model":")"));
  const std::string other = sandbox.path("other").string();
  CHECK(sandbox.indexer({"-q", "-i", other, "-"}, line(1, "a")).status == 0);
  CHECK(topics(other).empty());
  CHECK(sandbox.indexer({"-i", other, "--compact", "--topics-of", pupil}).status == 0);
  CHECK(topics(other) == topics(teacher));
  const Outcome few = sandbox.indexer({"-i", pupil, "--topics-of", sandbox.path("absent").string(), "-"}, line(4, "d"));
  CHECK(few.status == 2);
  CHECK_THAT(few.err, Catch::Contains("absent"));
  CHECK(sandbox.indexer({"-i", pupil, "--stats", "--topics-of", teacher}).status == 2);
}

TEST_CASE("option --parts lets a large run be a part of the index, which --stats tells and --compact ends") {
  Grown sandbox;
  const std::string index = sandbox.path("parted").string();
  const auto lines = [](int first, int last) {
    std::string all;
    for (int number = first; number < last; ++number) all += line(number, "a");
    return all;
  };
  CHECK(sandbox.indexer({"-q", "-i", index, "-"}, lines(0, 5000)).status == 0);
  CHECK(sandbox.indexer({"-q", "-i", index, "--parts", "4", "-"}, lines(4990, 7200)).status == 0);
  CHECK_THAT(sandbox.indexer({"-i", index, "--stats"}).out,
             Catch::Contains("part 1      " + base::number_text(5000)) &&
                 Catch::Contains("part 2      " + base::number_text(2200)));
  CHECK_THAT(sandbox.indexer({"-i", index, "--stats", "--json"}).out,
             Catch::Contains(R"("dispatches_of_parts":[5000,2200])"));
  CHECK(sandbox.indexer({"-i", index, "--check"}).status == 0);
  CHECK(sandbox.indexer({"-q", "-i", index, "--parties", "4", "-"}, line(7, "b")).status == 0);
  CHECK(sandbox.searcher({"-i", index, "-f", "ids", "motb"}).out == "n-7\n");
  const Outcome shard = sandbox.searcher({"-i", index, "--serve-shard", "127.0.0.1:0"});
  CHECK(shard.status == 2);
  CHECK_THAT(shard.err, Catch::Contains("2 parts") && Catch::Contains("--compact"));
  CHECK(sandbox.indexer({"-q", "-i", index, "--compact"}).status == 0);
  CHECK(sandbox.indexer({"-i", index, "--stats"}).out.find("part ") == std::string::npos);
  CHECK(sandbox.indexer({"-i", index, "--parts", "0", "-"}).status == 2);
  CHECK(sandbox.indexer({"-i", index, "--stats", "--parts", "2"}).status == 2);
}

TEST_CASE("Searches go on while an index is compacted again and again") {
  Grown sandbox;
  const fs::path index = sandbox.path(kDefaultIndex);
  const auto searcher = Searcher::open(index);
  REQUIRE(searcher);
  std::atomic<bool> done = false;
  std::atomic<int> failed = 0;
  std::thread other([&] {
    for (int round = 0; round < 8; ++round)
      if (!compact_index(index)) ++failed;
    done = true;
  });
  SearchRequest request;
  request.query = "gaz";
  std::size_t wrong = 0;
  while (!done) {
    const auto results = searcher->search(request);
    wrong += results && results->hits.size() == 10 ? 0 : 1;
  }
  other.join();
  CHECK(failed == 0);
  CHECK(wrong == 0);
}

TEST_CASE("An index that another program writes is not compacted") {
  Grown sandbox;
  auto writer = IndexWriter::open(sandbox.path(kDefaultIndex));
  REQUIRE(writer);
  const Outcome outcome = sandbox.indexer({"--compact"});
  CHECK_THAT(outcome.err, Catch::Contains("is writing this index"));
  CHECK(outcome.status == 2);
}

TEST_CASE("option --backup copies the index to where nothing is") {
  Grown sandbox;
  const std::string index = sandbox.path(kDefaultIndex).string();
  fs::create_directories(sandbox.path("empty"));
  for (const std::string& target : {std::string("deep/copy"), std::string("empty")}) {
    const Outcome outcome = sandbox.indexer({"--backup", target});
    CHECK(outcome.err == "copied 38 dispatches to " + target + "\n");
    CHECK(outcome.status == 0);
    CHECK(sandbox.answers(target) == sandbox.answers(index));
    CHECK(sandbox.indexer({"-i", target, "--check"}).status == 0);
    CHECK(sandbox.indexer({"-i", target, "-q", "-"}, line(99, "après")).status == 0);
    CHECK(found(sandbox, {"-i", target, "motaprès"}) == "n-99\n");
  }
}

TEST_CASE("option --backup names itself when its place cannot be made") {
  Grown sandbox;
  sandbox.write("file", "precious");
  const Outcome outcome = sandbox.indexer({"--backup", "file/copy"});
  CHECK_THAT(outcome.err, Catch::Contains("--backup DIR") && !Catch::Contains("-i DIR"));
  CHECK(outcome.status == 2);
}

TEST_CASE("option --backup leaves alone what is there already") {
  Grown sandbox;
  sandbox.write("full/letter.txt", "Madame, Monsieur");
  sandbox.write("file", "precious");
  REQUIRE(sandbox.indexer({"-q", "--backup", "copy"}).status == 0);
  const std::string target = GENERATE(as<std::string>(), "full", "file", "copy", kDefaultIndex);
  const Outcome outcome = sandbox.indexer({"--backup", target});
  CHECK_THAT(outcome.err, Catch::StartsWith("indexer: " + target + ": there is something already: it "));
  CHECK(outcome.status == 2);
  CHECK(sandbox.read("full/letter.txt") == "Madame, Monsieur");
  CHECK(sandbox.read("file") == "precious");
  CHECK(sandbox.indexer({"-i", "copy", "--check"}).status == 0);
}

TEST_CASE("A back-up that fails leaves no folder that it made") {
  Grown sandbox;
  const Outcome outcome =
      sandbox.shell("ulimit -f 8; \"$INDEXER\" --backup copy; status=$?; \"$INDEXER\" -q --check && exit $status");
  CHECK_THAT(outcome.err, Catch::Contains(" to copy: a file reached the limit of this process\n"));
  CHECK(outcome.status == 2);
  CHECK_FALSE(fs::exists(sandbox.path("copy")));
}

TEST_CASE("Copies made while a writer commits are whole commits") {
  Sandbox sandbox;
  const fs::path index = sandbox.path("index");
  const auto write = [&](int run) {
    auto writer = IndexWriter::open(index, {.jobs = 1});
    if (!writer) return;
    for (int number = 0; number < 30; ++number) {
      Dispatch dispatch;
      dispatch.id = "n-" + std::to_string(number);
      dispatch.text = "gaz passage" + std::to_string(run);
      if (!writer->add(std::move(dispatch))) return;
    }
    (void)writer->commit();
  };
  write(0);
  std::atomic<bool> done = false;
  std::thread other([&] {
    for (int run = 1; !done; ++run) write(run);
  });
  for (int copy = 0; copy < 5; ++copy) {
    const fs::path target = sandbox.path("copy-" + std::to_string(copy));
    const auto copied = back_up_index(index, target);
    if (!copied) FAIL_CHECK(copied.error().message);
  }
  done = true;
  other.join();
  const std::regex passage("passage[0-9]+");
  for (int copy = 0; copy < 5; ++copy) {
    CHECK(check_index(sandbox.path("copy-" + std::to_string(copy))));
    const std::string hits =
        sandbox.searcher({"-i", "copy-" + std::to_string(copy), "-n", "100", "-f", "jsonl", "--versions", "gaz"}).out;
    std::set<std::string> commits;
    std::size_t count = 0;
    for (std::sregex_iterator word(hits.begin(), hits.end(), passage); word != std::sregex_iterator(); ++word, ++count)
      commits.insert(word->str());
    CHECK(commits.size() == 1);
    CHECK(count == 30);
  }
}

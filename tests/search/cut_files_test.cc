#include <atomic>
#include <thread>

#include <catch2/catch.hpp>

#include "depeche/alerts.h"
#include "search/damaged_archive.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPage = 4096;

// More than a page of each mapped file.
std::vector<Dispatch> enough() {
  std::vector<Dispatch> dispatches = many();
  for (int number = 60; number < 600; ++number)
    dispatches.push_back(dispatch_of("d" + std::to_string(number), "Le gaz, mot" + std::to_string(number % 90) + "."));
  return dispatches;
}

std::vector<std::size_t> cuts_of(const std::string& bytes) {
  return {0, 64, std::min(kPage, bytes.size() - 1), bytes.size() / 2, bytes.size() - 1};
}

// The same file again, or another one in its place.
void restore(const fs::path& path, const std::string& bytes, bool in_place) {
  const fs::path at = in_place ? path : fs::path(path.string() + ".restored");
  write_file(at, bytes);
  if (!in_place) fs::rename(at, path);
}

// How many are errors; the others must be right.
std::size_t errors_of(const std::vector<std::string>& answers, const std::vector<std::string>& expected) {
  std::size_t errors = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (answers[i] == "error")
      ++errors;
    else
      CHECK(answers[i] == expected[i]);
  }
  return errors;
}

}  // namespace

TEST_CASE("A file that is cut while a searcher has it open is an error or not needed, and restored it is as before") {
  const Archive archive(enough());
  const auto expected = each_answer_of(archive.searcher());
  const fs::path generation = *schema::current_generation(archive.index());
  bool in_place = false;
  for (const auto& [name, bytes] : files_of(generation)) {
    // The mark only stands in for a damaged CURRENT (index/directory_states_test.cc).
    if (bytes.empty() || name == "IDENTITY") continue;
    for (const std::size_t size : cuts_of(bytes)) {
      INFO(name << " cut to " << size);
      fs::resize_file(generation / name, size);
      CHECK(errors_of(each_answer_of(archive.searcher()), expected) > 0);
      restore(generation / name, bytes, in_place);
      CHECK((each_answer_of(archive.searcher()) == expected));
      in_place = !in_place;
    }
    fs::remove(generation / name);
    INFO(name << " removed");
    CHECK(errors_of(each_answer_of(archive.searcher()), expected) > 0);
    restore(generation / name, bytes, true);
    CHECK((each_answer_of(archive.searcher()) == expected));
  }
}

TEST_CASE("Searches that run while files are cut and restored end with the right answer or an error", "[threads]") {
  const Archive archive(enough());
  const auto expected = each_answer_of(archive.searcher());
  const fs::path generation = *schema::current_generation(archive.index());
  std::atomic<bool> done = false;
  std::atomic<std::size_t> wrong = 0;
  std::atomic<std::size_t> right = 0;
  std::vector<std::thread> threads;
  for (int reader = 0; reader < 3; ++reader)
    threads.emplace_back([&] {
      while (!done) {
        const auto answers = each_answer_of(archive.searcher());
        for (std::size_t i = 0; i < expected.size(); ++i) {
          right += answers[i] == expected[i] ? 1 : 0;
          wrong += answers[i] != expected[i] && answers[i] != "error" ? 1 : 0;
        }
      }
    });
  const FileBytes files = files_of(generation);
  for (int round = 0; round < 4; ++round)
    for (const char* name : {"streams", "streams.rows", "topics", "topics.documents", "postlist.glass"})
      for (const std::size_t size : cuts_of(files.at(name))) {
        fs::resize_file(generation / name, size);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        restore(generation / name, files.at(name), round % 2 == 0);
        std::this_thread::sleep_for(std::chrono::milliseconds(15));
      }
  done = true;
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
  CHECK(right > 0);
  CHECK((each_answer_of(archive.searcher()) == expected));
}

TEST_CASE("Alerts over files that are cut tell nothing wrong, and go on when they are restored") {
  const Archive archive(enough());
  const fs::path generation = *schema::current_generation(archive.index());
  int number = 0;
  for (const char* name : {"streams", "streams.rows", "topics", "topics.documents", "postlist.glass"}) {
    auto alerts = Alerts::open(archive.index());
    REQUIRE(alerts);
    REQUIRE(alerts->add("phrase", request_of("\"parle du gaz\"")));
    CHECK(alerts->poll().value().empty());
    const std::string id = "new" + std::to_string(number++);
    store(archive.index(), {dispatch_of(id, "Qui parle du gaz ? " + id)});
    const std::string bytes = read_file(generation / name);
    INFO(name);
    for (const std::size_t size : cuts_of(bytes)) {
      fs::resize_file(generation / name, size);
      const auto polled = alerts->poll();
      CHECK_FALSE(polled);
      restore(generation / name, bytes, size % 2 == 0);
    }
    const auto polled = alerts->poll();
    REQUIRE(polled);
    REQUIRE(polled->size() == 1);
    CHECK(polled->front().dispatch.id == id);
  }
}

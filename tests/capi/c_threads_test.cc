#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "c_archive.h"

namespace depeche::test {
namespace {

// Good and bad requests in turn; true when each ends as it must.
bool ask_often(const depeche_searcher* searcher) {
  for (int round = 0; round < 20; ++round) {
    depeche_error* error = nullptr;
    char* const answer = depeche_search(searcher, R"({"query": "crue", "counting": "exact"})", &error);
    if (answer == nullptr || Json::parse(answer)["total"] != 3) return false;
    depeche_free(answer);
    if (depeche_search(searcher, R"({"query": 7})", &error) != nullptr) return false;
    if (described(error) != "1: \"query\" must be a text | ") return false;
  }
  return true;
}

TEST_CASE("one searcher answers several threads", "[capi][threads]") {
  const TemporaryFolder folder;
  write_floods(folder / "index");
  const SearcherHandle searcher = open_searcher(folder / "index");
  REQUIRE(searcher);
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int number = 0; number < 4; ++number) threads.emplace_back([&] { good += ask_often(searcher.get()) ? 1 : 0; });
  for (std::thread& thread : threads) thread.join();
  CHECK(good == 4);
}

}  // namespace
}  // namespace depeche::test

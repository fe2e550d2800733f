#include <map>
#include <random>

#include <catch2/catch.hpp>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "index/file_bytes.h"
#include "schema/index_directory.h"
#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;
using namespace depeche::tests;
namespace fs = std::filesystem;

namespace {

std::vector<Dispatch> many() {
  std::vector<Dispatch> dispatches;
  for (int number = 0; number < 60; ++number) {
    std::string text = "L'Organisation des Nations unies (ONU) parle du gaz le 13 janvier 2022.";
    for (int word = 0; word < 25; ++word) text += " mot" + std::to_string(number * 7919 * word % 400);
    dispatches.push_back(dispatch_of("d" + std::to_string(number), text));
  }
  return dispatches;
}

SearchRequest asked(const std::string& query, SortOrder sort) {
  SearchRequest request = request_of(query);
  request.sort = sort;
  request.facets = {FacetField::date, FacetField::source, FacetField::mentions};
  return request;
}

SearchRequest like(const std::string& id) {
  SearchRequest request = request_of("");
  request.like_id = id;
  return request;
}

std::string answer_of(const Searcher& searcher, const SearchRequest& request) {
  const auto results = searcher.search(request);
  if (!results) return "error";
  std::string answer;
  for (const Hit& hit : results->hits) answer += hit.dispatch.id + ": " + hit.snippet.text + "\n";
  for (const Facet& facet : results->facets)
    for (const FacetValue& value : facet.values) answer += value.value + ' ' + std::to_string(value.count) + '\n';
  return answer + std::to_string(results->total) + results->suggestion.value_or("");
}

// Everything that a search reads: postings, streams, records, dictionary, dates, acronyms.
std::string answers_of(const Searcher& searcher) {
  std::string answers;
  for (const char* query : {"gaz", "\"parle du gaz\"", "ONU", "mot7 mot14 mot21", "mot1* -mot12", "mentions:2022-01",
                            "mto35~", "nationx unies"})
    for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest})
      answers += answer_of(searcher, asked(query, sort));
  answers += answer_of(searcher, like("d7"));
  const auto found = searcher.find("d7");
  return answers + (found && *found ? (**found).text : "error");
}

constexpr int kFlips = 25;  // of each file
constexpr int kFlipsOfTheUnchecked = 150;

enum Ending { kRight, kError, kWrong, kCrashed };

// A handful of searches in a child process: they must end soon, with the answer expected or with an error.
Ending search_in_child(const fs::path& index, const std::string& expected) {
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit cpu{5, 5};
    ::setrlimit(RLIMIT_CPU, &cpu);
    const rlimit core{0, 0};
    ::setrlimit(RLIMIT_CORE, &core);
    const auto searcher = Searcher::open(index);
    if (!searcher) ::_exit(kError);
    const std::string answers = answers_of(*searcher);
    if (answers == expected) ::_exit(kRight);
    ::_exit(answers.find("error") != std::string::npos ? kError : kWrong);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) <= kWrong ? static_cast<Ending>(WEXITSTATUS(status)) : kCrashed;
}

}  // namespace

TEST_CASE("Searching a damaged index ends, with an answer or an error") {
  const Archive archive(many());
  const std::string expected = answers_of(archive.searcher());
  REQUIRE(expected.find("error") == std::string::npos);
  REQUIRE(search_in_child(archive.index(), expected) == kRight);
  std::mt19937 random(17);
  std::map<Ending, int> endings;
  for (const auto& entry : fs::directory_iterator(*schema::current_generation(archive.index()))) {
    const std::string bytes = read_file(entry.path());
    const std::string name = entry.path().filename().string();
    const int flips = bytes.empty() ? 0 : name == "iamglass" ? kFlipsOfTheUnchecked : kFlips;
    for (int round = 0; round < flips; ++round) {
      std::string damaged = bytes;
      const std::size_t at = random() % bytes.size();
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
      write_file(entry.path(), damaged);
      const Ending ending = search_in_child(archive.index(), expected);
      INFO(name << " byte " << at);
      CHECK(ending != kCrashed);
      if (name == "iamglass") CHECK(ending == kError);
      if (name == "iamglass.sum") CHECK(ending == kRight);
      ++endings[ending];
    }
    for (const std::size_t size : {std::size_t{0}, bytes.size() / 2, bytes.size() - 1}) {
      if (bytes.empty()) continue;
      write_file(entry.path(), bytes.substr(0, size));
      INFO(name << " cut to " << size);
      CHECK(search_in_child(archive.index(), expected) != kCrashed);
    }
    fs::remove(entry.path());
    INFO(name << " missing");
    const Ending without = search_in_child(archive.index(), expected);
    CHECK((without == kError || without == kRight));
    if (name == "iamglass") CHECK(without == kError);
    write_file(entry.path(), bytes);
  }
  CHECK(endings[kError] > 100);
  CHECK(search_in_child(archive.index(), expected) == kRight);
}

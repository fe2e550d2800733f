// Times phrases as plain Xapian answers them: OP_PHRASE over the positions of an index.
//   phrase_baseline INDEX QUERIES K REPEAT     QUERIES: JSON Lines {"words"}: words as Xapian indexes them

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <xapian.h>

namespace {

Xapian::Query phrase_of(const std::string& text) {
  std::istringstream words(text);
  std::vector<std::string> terms;
  for (std::string word; words >> word;) terms.push_back(word);
  return {Xapian::Query::OP_PHRASE, terms.begin(), terms.end()};
}

double seconds_of(const Xapian::Database& database, const Xapian::Query& query, Xapian::doccount limit) {
  const auto begin = std::chrono::steady_clock::now();
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, limit);
  std::size_t bytes = 0;
  for (auto hit = found.begin(); hit != found.end(); ++hit) bytes += hit.get_document().get_data().size();
  if (bytes == 0) std::fprintf(stderr, "nothing found: %s\n", query.get_description().c_str());
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  const Xapian::Database database(argv[1]);
  std::vector<Xapian::Query> queries;
  std::ifstream lines(argv[2]);
  for (std::string line; std::getline(lines, line);)
    queries.push_back(phrase_of(nlohmann::json::parse(line).at("words").get<std::string>()));
  std::vector<double> times;
  for (int round = 0; round < std::stoi(argv[4]); ++round)
    for (const Xapian::Query& query : queries)
      times.push_back(seconds_of(database, query, static_cast<Xapian::doccount>(std::stoul(argv[3]))));
  std::sort(times.begin(), times.end());
  std::printf("p50 %.3f ms p99 %.3f ms\n", times[times.size() / 2] * 1e3, times[times.size() * 99 / 100] * 1e3);
}

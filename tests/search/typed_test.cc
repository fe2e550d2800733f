// What people type: each row of typed/*.tsv says whether a dispatch is found by a query, in an archive of that dispatch
// alone and in one of the dispatches of all rows.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/alerts.h"
#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

struct Row {
  std::string place;  // "numbers.tsv:12"
  std::string text;
  std::string query;
  bool is_found = false;
};

// \n stands for the end of a line, \- for a soft hyphen.
std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = std::string_view(text).substr(at, 2);
    if (rest == "\\n")
      out += '\n';
    else if (rest == "\\-")
      out += "\xC2\xAD";
    else
      out += text[at];
    if (rest == "\\n" || rest == "\\-") ++at;
  }
  return out;
}

void add_rows(const std::filesystem::path& path, std::vector<Row>& rows) {
  std::ifstream file(path);
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line.starts_with("#")) continue;
    const std::string place = path.filename().string() + ":" + std::to_string(number);
    const std::size_t query = line.find('\t');
    const std::size_t verdict = line.rfind('\t');
    INFO(place);
    REQUIRE((query < verdict && verdict + 2 == line.size()));
    REQUIRE((line.back() == '+' || line.back() == '-'));
    rows.push_back({place, unescaped(line.substr(0, query)), unescaped(line.substr(query + 1, verdict - query - 1)),
                    line.back() == '+'});
  }
}

std::vector<Row> all_rows() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(DEPECHE_SOURCE_DIR) / "tests/search/typed"))
    files.push_back(entry.path());
  std::ranges::sort(files);
  std::vector<Row> rows;
  for (const auto& file : files) add_rows(file, rows);
  return rows;
}

SearchRequest typed(const std::string& query, std::size_t limit) {
  SearchRequest request = request_of(query);
  request.limit = limit;
  return request;
}

bool has_marks(const Hit& hit) { return !hit.title_highlights.empty() || !hit.snippet.highlights.empty(); }

// Dates rank and filter, but no word of the text answers them.
bool asks_for_words(const std::string& query) { return !query.starts_with("evoque:") && !query.starts_with("date:"); }

void check(const Archive& archive, const std::string& id, const Row& row, std::size_t documents) {
  const SearchResults results = archive.search(typed(row.query, documents));
  const auto hit = std::ranges::find_if(results.hits, [&](const Hit& h) { return h.dispatch.id == id; });
  CHECK((hit != results.hits.end()) == row.is_found);
  if (hit != results.hits.end() && row.is_found && asks_for_words(row.query)) CHECK(has_marks(*hit));
}

// Each different text once, written on the day before that of the tests.
std::map<std::string, Dispatch> dispatches_of(const std::vector<Row>& rows) {
  std::map<std::string, Dispatch> dispatches;
  for (const Row& row : rows) {
    const std::string id = "t" + std::to_string(dispatches.size());
    dispatches.try_emplace(row.text, dated(dispatch_of(id, row.text), "2022-01-13"));
  }
  return dispatches;
}

}  // namespace

TEST_CASE("What people type finds the dispatch that it means when it is the only one") {
  const std::vector<Row> rows = all_rows();
  std::map<std::string, std::unique_ptr<Archive>> archives;
  for (const auto& [text, dispatch] : dispatches_of(rows))
    archives[text] = std::make_unique<Archive>(std::vector{dispatch});
  for (const Row& row : rows) {
    INFO(row.place << ": " << row.query << " in: " << row.text);
    check(*archives.at(row.text), archives.at(row.text)->search("*").hits.at(0).dispatch.id, row, 1);
  }
}

TEST_CASE("What people type finds the dispatch that it means among all others") {
  const std::vector<Row> rows = all_rows();
  const std::map<std::string, Dispatch> dispatches = dispatches_of(rows);
  std::vector<Dispatch> all;
  for (const auto& [text, dispatch] : dispatches) all.push_back(dispatch);
  const Archive archive(all);
  for (const Row& row : rows) {
    INFO(row.place << ": " << row.query << " in: " << row.text);
    check(archive, dispatches.at(row.text).id, row, all.size());
  }
}

// Alerts know no archive that says how a misspelt word was meant, so that this is for figures only.
TEST_CASE("What people type is told of the dispatch that it means when that comes") {
  std::vector<Row> rows;
  add_rows(std::filesystem::path(DEPECHE_SOURCE_DIR) / "tests/search/typed/figures.tsv", rows);
  const std::map<std::string, Dispatch> dispatches = dispatches_of(rows);
  const TemporaryFolder folder;
  store(folder / "index", {dispatch_of("first", "Rien ne se passe.")});
  auto alerts = Alerts::open(folder / "index").value();
  for (const Row& row : rows) REQUIRE(alerts.add(row.place, typed(row.query, 1)));
  std::vector<Dispatch> all;
  for (const auto& [text, dispatch] : dispatches) all.push_back(dispatch);
  store(folder / "index", all);
  std::set<std::pair<std::string, std::string>> told;
  for (auto some = alerts.poll().value(); !some.empty(); some = alerts.poll().value())
    for (const Alert& alert : some)
      for (const AlertMatch& match : alert.matches) told.emplace(match.search, alert.dispatch.id);
  for (const Row& row : rows) {
    INFO(row.place << ": " << row.query << " in: " << row.text);
    CHECK(told.contains({row.place, dispatches.at(row.text).id}) == row.is_found);
  }
}

#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/depeche.h"
#include "support/dispatches.h"
#include "support/results.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;

namespace {

using Ids = std::vector<std::string>;

std::vector<Dispatch> read_all(const std::string& text, Format format, std::vector<std::string>& refused) {
  std::vector<Dispatch> out;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) { out.push_back(std::move(dispatch)); };
  observer.refused = [&](const Refusal& refusal) { refused.push_back(refusal.where); };
  ReadOptions options;
  options.format = format;
  std::istringstream in(text);
  read_stream(in, "stream", options, observer);
  return out;
}

SearchResults search(const TemporaryFolder& folder, const SearchRequest& request) {
  const auto searcher = Searcher::open(folder / "index");
  REQUIRE(searcher);
  auto results = searcher->search(request);
  REQUIRE(results);
  return *results;
}

SearchRequest asking(std::string query) {
  SearchRequest request;
  request.query = std::move(query);
  return request;
}

std::vector<Dispatch> three_floods() {
  return {dated(dispatch_of("day", "L'Allier a débordé à Vichy.", "Crue de l'Allier"), "2022-01-13"),
          dated(dispatch_of("month", "La crue du Cher inquiète les riverains."), "2022-01"),
          dispatch_of("undated", "Une crue se prépare.")};
}

TEST_CASE("what is read can be indexed and found again, complete", "[api]") {
  std::vector<std::string> refused;
  const auto read = read_all(R"({"id":"a","title":"Pêche à pied","text":"Les coques manquent.","date":"2022-01-13"})"
                             "\nnot json\n",
                             Format::jsonl, refused);
  REQUIRE(read.size() == 1);
  CHECK(refused == std::vector<std::string>{"stream:2"});

  const TemporaryFolder folder;
  CHECK(store(folder / "index", read).added == 1);
  const auto results = search(folder, asking("coque"));
  REQUIRE(ids_of(results) == Ids{"a"});
  CHECK(results.hits[0].dispatch == read[0]);
}

TEST_CASE("a month matches one of its days as possible, and strict dates drop it", "[api]") {
  const TemporaryFolder folder;
  store(folder / "index", three_floods());
  SearchRequest request = asking("crue");
  request.dated = parse_date("13 janvier 2022", local_today()).value();

  const auto loose = search(folder, request);
  REQUIRE(loose.total == 2);
  for (const Hit& hit : loose.hits)
    CHECK(hit.date_match == (hit.dispatch.id == "day" ? DateMatch::certain : DateMatch::possible));

  request.strict_dates = true;
  CHECK(ids_of(search(folder, request)) == Ids{"day"});
}

TEST_CASE("an unchanged dispatch is skipped, a changed one replaced, a removed one gone", "[api]") {
  const TemporaryFolder folder;
  auto dispatches = three_floods();
  CHECK(store(folder / "index", dispatches).added == 3);
  dispatches[0].text = "La décrue est amorcée à Vichy.";
  const auto counts = store(folder / "index", dispatches);
  CHECK(counts.added == 0);
  CHECK(counts.replaced == 1);
  CHECK(counts.unchanged == 2);
  CHECK(ids_of(search(folder, asking("débordé"))).empty());

  auto writer = IndexWriter::open(folder / "index");
  REQUIRE(writer);
  CHECK(writer->remove("month").value());
  CHECK_FALSE(writer->remove("never there").value());
  REQUIRE(writer->commit());
  CHECK(index_stats(folder / "index").value().dispatches == 2);
  CHECK(check_index(folder / "index"));
}

TEST_CASE("what was not committed is not there", "[api]") {
  const TemporaryFolder folder;
  store(folder / "index", three_floods());
  {
    auto writer = IndexWriter::open(folder / "index");
    REQUIRE(writer);
    REQUIRE(writer->add(dispatch_of("lost", "Un séisme.")));
  }
  CHECK(ids_of(search(folder, asking("séisme"))).empty());
}

TEST_CASE("the revision of a searcher changes with each commit, and each id is given, however long it is", "[api]") {
  const TemporaryFolder folder;
  store(folder / "index", three_floods());
  const auto searcher = Searcher::open(folder / "index");
  REQUIRE(searcher);
  const std::string before = searcher->revision().value();
  CHECK(searcher->revision().value() == before);
  const std::string long_id = '#' + std::string(400, 'x');
  store(folder / "index", {dispatch_of(long_id, "Un séisme."), dispatch_of("#1", "Un autre.")});
  const std::string after = searcher->revision().value();
  CHECK(after != before);
  store(folder / "index", three_floods(), {.jobs = 1, .rebuild = true});
  CHECK(searcher->revision().value() != after);
  store(folder / "index", {dispatch_of(long_id, "Un séisme."), dispatch_of("#1", "Un autre.")});

  std::set<std::string> ids;
  const auto take = [&](std::string_view id) { return ids.emplace(id), true; };
  REQUIRE(searcher->each_id(take));
  CHECK(ids == std::set<std::string>{"day", "month", "undated", "#1", long_id});
  int calls = 0;
  REQUIRE(searcher->each_id([&](std::string_view) { return ++calls < 2; }));
  CHECK(calls == 2);
  CHECK(searcher->each_id(take, std::chrono::steady_clock::now()).error().code == ErrorCode::timeout);
}

TEST_CASE("failures say what failed, in the return type", "[api]") {
  const TemporaryFolder folder;
  const auto absent = Searcher::open(folder / "index");
  REQUIRE_FALSE(absent);
  CHECK(absent.error().code == ErrorCode::not_found);
  CHECK(absent.error().message.find((folder / "index").string()) != std::string::npos);

  store(folder / "index", three_floods());
  auto first = IndexWriter::open(folder / "index");
  REQUIRE(first);
  const auto second = IndexWriter::open(folder / "index");
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::locked);

  const auto bad_date = Searcher::open(folder / "index").value().search(asking("crue date:\"31 février 2022\""));
  REQUIRE_FALSE(bad_date);
  CHECK(bad_date.error().code == ErrorCode::query);
  CHECK(bad_date.error().offset.has_value());
}

TEST_CASE("every renderer writes the hit", "[api]") {
  const TemporaryFolder folder;
  store(folder / "index", three_floods());
  const auto results = search(folder, asking("Vichy"));
  const auto rendered = [&](auto render, const auto&... more) {
    std::ostringstream out;
    render(results, more..., out);
    return out.str();
  };
  const std::string outputs[] = {
      rendered([](const auto& r, std::ostream& out) { render_text(r, {}, out); }),
      rendered(render_json),
      rendered(render_json_line, std::string("q1")),
      rendered(render_jsonl),
      rendered(render_csv),
      rendered([](const auto& r, std::ostream& out) {
        render_csv_table(r, {{"title"}, true}, out);
      }),
      rendered(render_ris),
      rendered(render_bibtex),
      rendered([](const auto& r, std::ostream& out) { render_html(r, DossierText::whole_texts, out); }),
      rendered([](const auto& r, std::ostream& out) { render_markdown(r, DossierText::snippets, out); }),
  };
  for (const std::string& output : outputs) CHECK(output.find("Crue de l") != std::string::npos);
  CHECK(rendered(render_ids) == "day\n");
  CHECK(rendered(render_trec, std::string("q1")).rfind("q1 Q0 day 1 ", 0) == 0);
}

}  // namespace

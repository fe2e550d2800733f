#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "archive.h"
#include "depeche/depeche.h"

namespace depeche {
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

WriterCounts write(const Archive& archive, const std::vector<Dispatch>& dispatches) {
  auto writer = IndexWriter::open(archive.index());
  REQUIRE(writer);
  for (const Dispatch& dispatch : dispatches) REQUIRE(writer->add(dispatch));
  const auto counts = writer->commit();
  REQUIRE(counts);
  return *counts;
}

SearchResults search(const Archive& archive, const SearchRequest& request) {
  const auto searcher = Searcher::open(archive.index());
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
  return {make_dispatch("day", "Crue de l'Allier", "L'Allier a débordé à Vichy.", "2022-01-13"),
          make_dispatch("month", "", "La crue du Cher inquiète les riverains.", "2022-01"),
          make_dispatch("undated", "", "Une crue se prépare.", "")};
}

TEST_CASE("what is read can be indexed and found again, complete", "[api]") {
  std::vector<std::string> refused;
  const auto read = read_all(R"({"id":"a","title":"Pêche à pied","text":"Les coques manquent.","date":"2022-01-13"})"
                             "\nnot json\n",
                             Format::jsonl, refused);
  REQUIRE(read.size() == 1);
  CHECK(refused == std::vector<std::string>{"stream:2"});

  const Archive archive;
  CHECK(write(archive, read).added == 1);
  const auto results = search(archive, asking("coque"));
  REQUIRE(ids(results) == Ids{"a"});
  CHECK(results.hits[0].dispatch == read[0]);
}

TEST_CASE("a month matches one of its days as possible, and strict dates drop it", "[api]") {
  const Archive archive;
  write(archive, three_floods());
  SearchRequest request = asking("crue");
  request.dated = parse_date("13 janvier 2022", local_today()).value();

  const auto loose = search(archive, request);
  REQUIRE(loose.total == 2);
  for (const Hit& hit : loose.hits)
    CHECK(hit.date_match == (hit.dispatch.id == "day" ? DateMatch::certain : DateMatch::possible));

  request.strict_dates = true;
  CHECK(ids(search(archive, request)) == Ids{"day"});
}

TEST_CASE("an unchanged dispatch is skipped, a changed one replaced, a removed one gone", "[api]") {
  const Archive archive;
  auto dispatches = three_floods();
  CHECK(write(archive, dispatches).added == 3);
  dispatches[0].text = "La décrue est amorcée à Vichy.";
  const auto counts = write(archive, dispatches);
  CHECK(counts.added == 0);
  CHECK(counts.replaced == 1);
  CHECK(counts.unchanged == 2);
  CHECK(ids(search(archive, asking("débordé"))).empty());

  auto writer = IndexWriter::open(archive.index());
  REQUIRE(writer);
  CHECK(writer->remove("month").value());
  CHECK_FALSE(writer->remove("never there").value());
  REQUIRE(writer->commit());
  CHECK(index_stats(archive.index()).value().dispatches == 2);
  CHECK(check_index(archive.index()));
}

TEST_CASE("what was not committed is not there", "[api]") {
  const Archive archive;
  write(archive, three_floods());
  {
    auto writer = IndexWriter::open(archive.index());
    REQUIRE(writer);
    REQUIRE(writer->add(make_dispatch("lost", "", "Un séisme.", "")));
  }
  CHECK(ids(search(archive, asking("séisme"))).empty());
}

TEST_CASE("failures say what failed, in the return type", "[api]") {
  const Archive archive;
  const auto absent = Searcher::open(archive.index());
  REQUIRE_FALSE(absent);
  CHECK(absent.error().code == ErrorCode::not_found);
  CHECK(absent.error().message.find(archive.index().string()) != std::string::npos);

  write(archive, three_floods());
  auto first = IndexWriter::open(archive.index());
  REQUIRE(first);
  const auto second = IndexWriter::open(archive.index());
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::locked);

  const auto bad_date = Searcher::open(archive.index()).value().search(asking("crue date:\"31 février 2022\""));
  REQUIRE_FALSE(bad_date);
  CHECK(bad_date.error().code == ErrorCode::query);
  CHECK(bad_date.error().offset.has_value());
}

TEST_CASE("every renderer writes the hit", "[api]") {
  const Archive archive;
  write(archive, three_floods());
  const auto results = search(archive, asking("Vichy"));
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
}  // namespace depeche

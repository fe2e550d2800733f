#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "render/sample_results.h"

using namespace depeche;
using namespace depeche::test;

namespace {

std::string json_of(const SearchResults& results) {
  return written([&](std::ostream& out) { render_json(results, out); });
}

const std::string kAfpHit =
    R"({"rank":1,"score":7.31,"id":"afp-1","title":"Retrait de l'OTSC",)"
    R"("date":{"from":"2022-01-13","to":"2022-01-13","precision":"day","match":"certain"},"written_at":null,)"
    R"("source":"AFP","place":"Almaty, Kazakhstan","url":null,"status":"usable","embargoed_until":null,)"
    R"("path":"/depeches/001.txt","credits":null,)"
    R"("snippet":{"text":"Le contingent a débuté son retrait.","highlights":[[29,36]]},)"
    R"("abstract":null,"abstract_snippet":null,"properties":{}})";
const std::string kBareHit =
    R"({"rank":2,"score":5.0,"id":"/depeches/000.txt","title":null,"date":null,"written_at":null,"source":null,"place":null,)"
    R"("url":null,"status":"usable","embargoed_until":null,"path":"/depeches/000.txt","credits":null,"snippet":null,)"
    R"("abstract":null,"abstract_snippet":null,"properties":{}})";

}  // namespace

TEST_CASE("An answer in JSON is the documented object, with null for what is absent") {
  CHECK(json_of(two_hits()) ==
        "{\"query\": {\"text\":\"retrait OTSC\",\"parsed\":\"retrait OTSC\",\"from\":null,\"to\":null,\"written\":null,"
        "\"mentioned\":null},\n"
        " \"total\": 2, \"total_is_exact\": true, \"took_ms\": 1.236,\n"
        " \"all_words\": null, \"some_words\": null, \"excluded\": [],\n"
        " \"hits\": [\n  " +
            kAfpHit + ",\n  " + kBareHit +
            "],\n"
            " \"facets\": {},\n"
            " \"suggestion\": null,\n"
            " \"expansions\": [],\n"
            " \"next\": null,\n"
            " \"understood\": {\"dates\":null,\"mentions\":null,\"unknown_values\":[]},\n"
            " \"missing_words\": [],\n"
            " \"without_filters\": [],\n"
            " \"notices\": []}\n");
}

TEST_CASE("A hit has the page of its dispatch on the web, and who wrote it") {
  SearchResults results = two_hits();
  results.hits[0].dispatch.url = "https://exemple.fr/otsc";
  results.hits[0].dispatch.credits = "Par Ana Roy";
  const std::string json = json_of(results);
  CHECK_THAT(json, Catch::Contains(R"("url":"https://exemple.fr/otsc","status":"usable")"));
  CHECK_THAT(json, Catch::Contains(R"("credits":"Par Ana Roy","snippet":)"));
}

TEST_CASE("The interval in force stands in the query, open ends as null") {
  struct Row {
    DateRange dated;
    std::string expected;
  };
  const Day day = std::chrono::year{2022} / 1 / 13;
  const auto row = GENERATE_COPY(Row{day_range(day), R"("from":"2022-01-13","to":"2022-01-13")"},
                                 Row{range_between(day, kLastDay), R"("from":"2022-01-13","to":null)"},
                                 Row{range_between(kFirstDay, day), R"("from":null,"to":"2022-01-13")"});
  SearchResults results;
  results.dated = row.dated;
  CHECK_THAT(json_of(results), Catch::Contains(row.expected));
}

TEST_CASE("The hours in force stand in the query, moments in the zone of the reader") {
  const std::chrono::sys_seconds six = std::chrono::sys_days(std::chrono::year{2022} / 1 / 13) + std::chrono::hours(17);
  SearchResults results = two_hits();
  results.written = TimeSpan{six, kLastMoment};
  results.hits[0].dispatch.written_at = Instant{six + std::chrono::minutes(32), std::chrono::minutes(-300)};
  results.hits[0].dispatch.embargoed_until = six;
  results.hits[0].versions.push_back(
      {"afp-0", "", day_range(std::chrono::year{2022} / 1 / 13), false, Instant{six, std::chrono::minutes(0)}});
  const std::string json = json_of(results);
  CHECK_THAT(json, Catch::Contains(R"("written":{"from":"2022-01-13T18:00:00+01:00","until":null})"));
  CHECK_THAT(json, Catch::Contains(R"("written_at":"2022-01-13T18:32:00+01:00")"));
  CHECK_THAT(json, Catch::Contains(R"("embargoed_until":"2022-01-13T18:00:00+01:00")"));
  CHECK_THAT(json, Catch::Contains(R"("written_at":"2022-01-13T18:00:00+01:00","is_later":false)"));
}

TEST_CASE("Mentioned days stand in the hits that have some, and what was asked in the query") {
  const Day day = std::chrono::year{2022} / 1 / 13;
  SearchResults results = two_hits();
  results.mentioned = range_between(day, kLastDay);
  results.hits[0].mentions = {month_range(2021, 12), range_between(day - std::chrono::days{3}, day), day_range(day)};
  const std::string json = json_of(results);
  CHECK_THAT(json, Catch::Contains(R"("mentioned":{"from":"2022-01-13","to":null}})"));
  CHECK_THAT(json, Catch::Contains(R"("mentions":["2021-12","2022-01-10..2022-01-13","2022-01-13"]},)"));
  CHECK_THAT(json, Catch::Contains(kBareHit));
}

TEST_CASE("A date without a filter has a null match, and a month is an interval") {
  SearchResults results = two_hits();
  results.hits[0].dispatch.dated = month_range(2022, 1);
  results.hits[0].date_match.reset();
  CHECK_THAT(json_of(results),
             Catch::Contains(R"("date":{"from":"2022-01-01","to":"2022-01-31","precision":"month","match":null})"));
}

TEST_CASE("How a search was relaxed is in the object, and nothing is where it was not") {
  SearchResults results = two_hits();
  CHECK_THAT(json_of(results), !Catch::Contains("relaxed"));
  results.relaxation = Relaxation{1, {"loi du silence"}, {}, {}};
  CHECK_THAT(json_of(results), Catch::Contains("\n \"relaxed\": {\"strict_total\":1,\"phrases\":[\"loi du silence\"],"
                                               "\"families\":[],\"spellings\":[]},\n"));
}

TEST_CASE("Facets, suggestion, notices and a lower bound are in the object") {
  SearchResults results = with_facets();
  results.total_is_exact = false;
  results.suggestion = "retrait";
  results.expansions = {{"UE", "union européenne"}};
  results.notices = {"un", "deux"};
  results.excluded = {"gaz"};
  results.all_words = 2;
  results.some_words = 5;
  CHECK_THAT(
      json_of(results),
      Catch::Contains(
          R"("facets": {"date":[{"value":"2022","count":1200,"children":[{"value":"2022-01","count":900,"children":[)"
          R"({"value":"2022-01-13","count":4,"children":[]}]}]},{"value":"2023","count":3,"children":[]}],)"
          R"("source":[{"value":"AFP","count":1},{"value":"Le Télégramme","count":12}]})") &&
          Catch::Contains("\"undated\": 0,") && Catch::Contains("\"total_is_exact\": false") &&
          Catch::Contains(R"("all_words": 2, "some_words": 5, "excluded": ["gaz"],)") &&
          Catch::Contains("\"suggestion\": \"retrait\"") &&
          Catch::Contains(R"("expansions": [{"typed":"UE","added":"union européenne"}])") &&
          Catch::Contains(R"("notices": ["un","deux"])"));
}

TEST_CASE("What was understood, what no dispatch has and what there is without a filter stand in the object") {
  SearchResults results;
  results.dated = month_range(2022, 1);
  results.mentioned = DateRange{kFirstDay, month_range(2021, 2).last, DatePrecision::range};
  results.unknown_values = {{"source", "Reuter", {"Reuters"}, {{"AFP", 12, {}}}}};
  results.missing_words = {"Bendaoud"};
  results.without_filters = {{"dates", 382}};
  CHECK_THAT(json_of(results),
             Catch::Contains(R"("understood": {"dates":"2022-01","mentions":"..2021-02-28","unknown_values":[)"
                             R"({"name":"source","value":"Reuter","nearest":["Reuters"],)"
                             R"("known":[{"value":"AFP","count":12}]}]})") &&
                 Catch::Contains(R"("missing_words": ["Bendaoud"])") &&
                 Catch::Contains(R"("without_filters": [{"filter":"dates","total":382}])"));
}

TEST_CASE("The plan stands in the object when it was asked for, each part with what belongs to it") {
  SearchResults results = two_hits();
  CHECK_THAT(json_of(results), !Catch::Contains("plan"));
  results.plan.emplace();
  CHECK_THAT(json_of(results), Catch::EndsWith(" \"notices\": [],\n \"plan\": []}\n"));
  PlanPart word{.role = PlanRole::must, .kind = PlanKind::word, .text = "onu", .stem = "onu", .field = "title"};
  word.synonyms = {
      {.role = PlanRole::synonym, .kind = PlanKind::phrase, .text = "organisation des nations unies", .weight = 1.25}};
  const PlanPart pattern{
      .role = PlanRole::may, .kind = PlanKind::pattern, .text = "zz*", .weight = 0, .is_known = false};
  const PlanPart value{.role = PlanRole::may, .kind = PlanKind::value, .text = "source:AFP"};
  const PlanPart group{.role = PlanRole::without, .kind = PlanKind::group, .parts = {value}};
  results.plan = {word, pattern, group};
  CHECK_THAT(
      json_of(results),
      Catch::Contains(
          R"("plan": [{"role":"must","kind":"word","text":"onu","field":"title","weight":1.0,"stem":"onu","synonyms":[)"
          R"({"role":"synonym","kind":"phrase","text":"organisation des nations unies","field":null,"weight":1.25}]},)"
          R"({"role":"may","kind":"pattern","text":"zz*","field":null,"weight":0.0,"forms":[],"is_known":false},)"
          R"({"role":"without","kind":"group","text":null,"field":null,"weight":1.0,"parts":[)"
          R"({"role":"may","kind":"value","text":"source:AFP","field":null,"weight":1.0}]}]})"));
}

TEST_CASE("JSON is well-formed UTF-8 whatever the input was, and highlights stay byte offsets into the snippet") {
  SearchResults results = two_hits();
  results.query = "\xFF\xC3 \x01\"\\\n";
  results.hits[0].dispatch.title = "a\xE2\x82";
  results.hits[0].snippet = {"été «OTSC»", {{8, 12}}};
  const std::string text = json_of(results);
  CHECK(base::is_utf8(text));
  const auto json = nlohmann::json::parse(text);
  CHECK(json["query"]["text"] == "\uFFFD\uFFFD \x01\"\\\n");
  CHECK(json["hits"][0]["title"] == "a\uFFFD");
  const auto& snippet = json["hits"][0]["snippet"];
  const auto range = snippet["highlights"][0];
  CHECK(snippet["text"].get<std::string>().substr(range[0],
                                                  range[1].get<std::size_t>() - range[0].get<std::size_t>()) == "OTSC");
}

TEST_CASE("A batch's answer is the same object on one line, with the id of its query") {
  const std::string line = written([](std::ostream& out) { render_json_line(two_hits(), "q\n1", out); });
  CHECK(line.find('\n') == line.size() - 1);
  CHECK_THAT(line, Catch::StartsWith(R"({"query": {"id":"q\n1","text":"retrait OTSC",)"));
  auto answer = nlohmann::json::parse(line);
  answer["query"].erase("id");
  CHECK(answer == nlohmann::json::parse(json_of(two_hits())));
}

TEST_CASE("JSON Lines are one hit a line") {
  CHECK(written([](std::ostream& out) { render_jsonl(two_hits(), out); }) == kAfpHit + "\n" + kBareHit + "\n");
  CHECK(written([](std::ostream& out) { render_jsonl(SearchResults{}, out); }).empty());
}

TEST_CASE("A dispatch in JSON has every field, null where it has none") {
  CHECK(
      written([](std::ostream& out) { render_dispatch_json(bare_hit().dispatch, out); }) ==
      R"({"id":"/depeches/000.txt","title":null,"text":"Le président s'est rendu à Almaty.\n\nFin.","date":null,"written_at":null,)"
      R"("source":null,"place":null,"url":null,"status":"usable","embargoed_until":null,"path":"/depeches/000.txt","credits":null,)"
      R"("abstract":null,"properties":{}})"
      "\n");
  CHECK_THAT(written([](std::ostream& out) { render_dispatch_json(afp_hit().dispatch, out); }),
             Catch::Contains(R"("date":{"from":"2022-01-13","to":"2022-01-13","precision":"day"})"));
}

TEST_CASE("Properties stand in a fixed order, with their codes and what these are called") {
  SearchResults results = two_hits();
  Dispatch& dispatch = results.hits[0].dispatch;
  dispatch.abstract = "En bref.";
  dispatch.properties = {{"bureau", "Nice", "06"},
                         {"subject", "politics", "medtop:11000000"},
                         {"category", "Social", ""},
                         {"agence_bureau", "Lyon", ""},
                         {"category", "Économie", ""}};
  results.hits[0].abstract_snippet = {"En bref.", {{3, 7}}};
  const std::string properties =
      R"("properties":{"category":[{"value":"Social","code":null},{"value":"Économie","code":null}],)"
      R"("subject":[{"value":"politics","code":"medtop:11000000","name":"politique"}],)"
      R"("agence_bureau":[{"value":"Lyon","code":null}],"bureau":[{"value":"Nice","code":"06"}]})";
  CHECK_THAT(json_of(results),
             Catch::Contains(R"("abstract":"En bref.","abstract_snippet":{"text":"En bref.","highlights":[[3,7]]},)" +
                             properties));
  CHECK_THAT(written([&](std::ostream& out) { render_dispatch_json(dispatch, out); }), Catch::Contains(properties));
}

TEST_CASE("A facet of a property stands under its name") {
  SearchResults results;
  results.facets = {{FacetField::property, {{"Social", 2, {}}}, "category"}};
  CHECK_THAT(json_of(results), Catch::Contains(R"("facets": {"category":[{"value":"Social","count":2}]})"));
}

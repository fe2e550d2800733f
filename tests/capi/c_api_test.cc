#include <sstream>
#include <string>
#include <vector>

#include "c_archive.h"

namespace depeche::test {
namespace {

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
  return lines;
}

TEST_CASE("a request finds what its members ask for", "[capi]") {
  const TemporaryFolder folder;
  write_floods(folder / "index");
  const SearcherHandle searcher = open_searcher(folder / "index");
  REQUIRE(searcher);
  const struct {
    const char* request;
    const char* ids;
  } cases[] = {
      {R"({"query": "crues", "sort": "oldest"})", "month day held"},
      {R"({"query": "crues", "sort": "newest"})", "day month held"},
      {R"({"query": "crues", "sort": "oldest", "usable": true})", "month day"},
      {R"({"query": "crues", "sort": "oldest", "limit": 1})", "month"},
      {R"({"query": "crues", "sort": "oldest", "limit": 1, "offset": 1})", "day"},
      {R"({"query": "crues", "on": "hier", "today": "2022-01-14", "strict_dates": true})", "day"},
      {R"({"query": "crues", "from": "février 2022"})", ""},
      {R"({"query": "crues", "to": "janvier 2022", "sources": ["reuters"]})", "month"},
      {R"({"query": null, "sources": ["AFP"]})", "day"},
      {R"({"query": "crues", "sort": "oldest", "not_sources": ["AFP"], "not_where": {"place": "x"}, "not_places": []})",
       "month held"},
      {R"({"like_id": "month", "query": "Vichy"})", "day"},
      {R"({"like_text": "Les riverains du Cher", "feedback": true, "limit": 1})", "month"},
      {R"({"query": "crues", "where": {"agence": "reuters"}})", "month"},
      {R"({"query": "crues", "where": {"source": ["AFP", "Reuters"]}, "sort": "oldest"})", "month day"},
      {R"({"query": "crues", "where": {"rubrique": "Politique"}})", ""},
      {R"({"query": "dérobade"})", ""},
      {R"({"query": "Bourbonnais", "aliases": {"bourbonnais": ["inquiète les riverains", "Vichy"]}, "sort": "oldest"})",
       "month day"},
      {R"({"query": "Bourbonnais", "aliases": {"bourbonnais": ["Vichy"]}, "expand": false})", ""},
      {R"({"query": "crue Vichy", "stop_words": ["crue"]})", "day"},
  };
  for (const auto& [request, expected] : cases) {
    INFO(request);
    CHECK(ids(Json::parse(taken(depeche_search(searcher.get(), request, nullptr)))) == expected);
  }
}

TEST_CASE("an answer has the members that the programs print", "[capi]") {
  const TemporaryFolder folder;
  write_floods(folder / "index");
  const SearcherHandle searcher = open_searcher(folder / "index");
  const char* const request = R"({"query": "Vichy", "facets": ["source"], "counting": "exact", "explain": true})";
  const Json answer = Json::parse(taken(depeche_search(searcher.get(), request, nullptr)));
  CHECK(answer["query"]["text"] == "Vichy");
  CHECK(answer["total"] == 1);
  CHECK(answer["facets"]["source"][0]["value"] == "AFP");
  CHECK(answer["hits"][0]["date"]["from"] == "2022-01-13");
  CHECK(answer["hits"][0].contains("features"));
  CHECK(answer["plan"][0]["text"] == "vichy");
  CHECK(answer["missing_words"].empty());
  const char* const nothing = R"({"query": "Vichy zzz", "on": "2020", "sources": ["Reuter"]})";
  const Json unfound = Json::parse(taken(depeche_search(searcher.get(), nothing, nullptr)));
  CHECK(unfound["understood"]["dates"] == "2020");
  CHECK(unfound["understood"]["unknown_values"][0]["value"] == "Reuter");
  CHECK(unfound["missing_words"] == Json::array({"zzz"}));
  CHECK(unfound["without_filters"].back() == Json{{"filter", "filters"}, {"total", 1}});
  const Json shown = Json::parse(taken(depeche_show(searcher.get(), "month", nullptr)));
  CHECK(shown["text"] == "La crue du Cher inquiète les riverains.");
}

TEST_CASE("properties are counted by any name", "[capi]") {
  const TemporaryFolder folder;
  write_floods((folder / "index"));
  const SearcherHandle searcher = open_searcher((folder / "index"));
  CHECK(taken(depeche_properties(searcher.get(), nullptr)) == "{}\n");
  const char* const request = R"({"query": "crues", "facets": ["agence", "rubrique", "auteur"]})";
  const Json answer = Json::parse(taken(depeche_search(searcher.get(), request, nullptr)));
  CHECK(answer["facets"]["source"].size() == 2);
  CHECK(answer["facets"]["category"].empty());
  CHECK(answer["facets"]["credits"].empty());
  CHECK(answer["hits"][0]["properties"].empty());
  for (const char* const wrong :
       {R"({"facets": ["couleur"]})", R"({"facets": "date"})", R"({"facets": [1]})", R"({"where": "x"})",
        R"({"where": {"source": 1}})", R"({"where": {"couleur": "x"}})", R"({"where": {"titre": "x"}})"}) {
    INFO(wrong);
    depeche_error* error = nullptr;
    CHECK(depeche_search(searcher.get(), wrong, &error) == nullptr);
    CHECK(described(error).starts_with("1: "));
  }
  depeche_error* error = nullptr;
  CHECK(depeche_properties(nullptr, &error) == nullptr);
  CHECK(described(error).starts_with("1: "));
}

TEST_CASE("hours are asked for in the zone of the process", "[capi]") {
  const TemporaryFolder folder;
  const WriterHandle writer = open_writer((folder / "index"));
  for (const char* dispatch : {R"({"id": "six", "date": "13/01/2022 18h32", "text": "Le Cher déborde à Vierzon."})",
                               R"({"id": "noon", "date": "2022-01-13T12:00:00", "text": "Le Cher monte à Vierzon."})"})
    REQUIRE(depeche_writer_add(writer.get(), dispatch, nullptr) == 0);
  depeche_free(depeche_writer_commit(writer.get(), nullptr));
  const SearcherHandle searcher = open_searcher((folder / "index"));
  const auto answer = [&](const char* request) {
    return Json::parse(taken(depeche_search(searcher.get(), request, nullptr)));
  };
  const Json evening = answer(R"({"query": "Vierzon", "on": "13/01/2022 18h"})");
  CHECK(ids(evening) == "six");
  CHECK(evening["hits"][0]["written_at"] == "2022-01-13T18:32:00+01:00");
  CHECK(evening["query"]["written"]["until"] == "2022-01-13T19:00:00+01:00");
  CHECK(ids(answer(R"({"on": "les 3 dernières heures", "now": "2022-01-13T14:00:00+01:00"})")) == "noon");
  depeche_error* error = nullptr;
  CHECK(depeche_search(searcher.get(), R"({"now": "hier"})", &error) == nullptr);
  CHECK(std::string(depeche_error_message(error)).find("must be a moment") != std::string::npos);
  depeche_error_free(error);
  error = nullptr;
  CHECK(depeche_set_time_zone("Europe/Lutetia", &error) == -1);
  CHECK(depeche_error_code(error) == DEPECHE_INVALID_ARGUMENT);
  depeche_error_free(error);
  REQUIRE(depeche_set_time_zone("UTC", nullptr) == 0);
  CHECK(answer(R"({"query": "Vierzon"})")["hits"][0]["written_at"].get<std::string>().ends_with("+00:00"));
  REQUIRE(depeche_set_time_zone("Europe/Paris", nullptr) == 0);
}

TEST_CASE("versions of a story are one hit, and are compared", "[capi]") {
  const TemporaryFolder folder;
  const WriterHandle writer = open_writer(folder / "index");
  for (
      const char* dispatch :
      {R"({"id": "first", "date": "2022-02-03", "text": "Le Cher a débordé jeudi à Vierzon, trois routes sont coupées."})",
       R"({"id": "second", "date": "2022-02-03", "text": "Le Cher a débordé jeudi à Vierzon, sept routes sont coupées."})"})
    REQUIRE(depeche_writer_add(writer.get(), dispatch, nullptr) == 0);
  depeche_free(depeche_writer_commit(writer.get(), nullptr));
  const SearcherHandle searcher = open_searcher(folder / "index");
  const auto answer = [&](const char* request) {
    return Json::parse(taken(depeche_search(searcher.get(), request, nullptr)));
  };
  const Json folded = answer(R"({"query": "Vierzon"})");
  CHECK(folded["total"] == 2);
  CHECK(ids(folded) == "second");
  CHECK(folded["hits"][0]["versions"] ==
        Json::parse(R"([{"id": "first", "title": null, "written_at": null, "is_later": false,
      "date": {"from": "2022-02-03", "to": "2022-02-03", "precision": "day"}}])"));
  const Json unfolded = answer(R"({"query": "Vierzon", "fold_versions": false})");
  CHECK(unfolded["hits"].size() == 2);
  CHECK_FALSE(unfolded["hits"][0].contains("versions"));

  const Json compared = Json::parse(taken(depeche_compare(searcher.get(), "first", "second", nullptr)));
  CHECK(compared["changes"][0]["kind"] == "changed");
  CHECK(compared["sentences_kept"] == 0);
  depeche_error* error = nullptr;
  CHECK(depeche_compare(searcher.get(), "first", "third", &error) == nullptr);
  CHECK(described(error) == "2: no dispatch has the id \"third\" | ids are compared exactly");
}

TEST_CASE("an answer is taken away in the formats of other programs", "[capi]") {
  const TemporaryFolder folder;
  const WriterHandle writer = open_writer(folder / "index");
  REQUIRE(depeche_writer_add(writer.get(), R"({"id": "a", "title": "La crue", "text": "Le Cher a débordé.",
      "source": "AFP"})",
                             nullptr) == 0);
  depeche_free(depeche_writer_commit(writer.get(), nullptr));
  const SearcherHandle searcher = open_searcher(folder / "index");
  const auto exported = [&](const char* request, const char* format) {
    std::size_t size = 0;
    char* const bytes = depeche_export(searcher.get(), request, format, &size, nullptr);
    REQUIRE(bytes != nullptr);
    const std::string copy(bytes, size);
    depeche_free(bytes);
    return copy;
  };
  CHECK(exported(R"({"query": "crue"})", "ris") ==
        "TY  - NEWS\r\nID  - a\r\nTI  - La crue\r\nT2  - AFP\r\nPB  - AFP\r\nER  - \r\n\r\n");
  CHECK(exported(R"({"query": "crue", "columns": ["id", "text"], "excel": true})", "csv") ==
        "\uFEFFid;text\r\na;Le Cher a débordé.\r\n");
  CHECK(exported(R"({"whole_texts": true})", "html").find("<p>Le Cher a débordé.</p>") != std::string::npos);
  const std::string workbook = exported("{}", "xlsx");
  CHECK(workbook.rfind("PK", 0) == 0);
  CHECK(workbook.find('\0') != std::string::npos);
  depeche_error* error = nullptr;
  CHECK(depeche_export(searcher.get(), "{}", "pdf", nullptr, &error) == nullptr);
  CHECK(described(error) ==
        "1: \"pdf\" is no format that results are taken away in | the formats are csv, tsv, xlsx, "
        "html, md, ris, bibtex, atom");
  CHECK(depeche_search(searcher.get(), R"({"columns": ["id"]})", &error) == nullptr);
  CHECK(described(error).rfind("1: ", 0) == 0);
}

TEST_CASE("many requests are answered in their order, the bad ones by their errors", "[capi]") {
  const TemporaryFolder folder;
  write_floods(folder / "index");
  const SearcherHandle searcher = open_searcher(folder / "index");
  const auto answers = lines_of(taken(depeche_search_lines(searcher.get(), R"({"query": "Vichy", "id": "first"}

not json
{"query": "crue", "limt": 3}
{"query": "crue date:\"31 février 2022\"", "id": "impossible"}
{"query": "Cher"})",
                                                           nullptr)));
  REQUIRE(answers.size() == 5);
  CHECK(answers[0]["query"]["id"] == "first");
  CHECK(ids(answers[0]) == "day");
  CHECK(answers[1]["id"] == "3");
  CHECK(answers[1]["error"]["code"] == "format");
  CHECK(answers[2]["id"] == "4");
  CHECK(answers[2]["error"]["message"] == "unknown member \"limt\"");
  CHECK(answers[3]["id"] == "impossible");
  CHECK(answers[3]["error"]["code"] == "query");
  CHECK(answers[3]["error"]["offset"] > 0);
  CHECK(answers[4]["query"]["id"] == "6");
  CHECK(ids(answers[4]) == "month");
  CHECK(taken(depeche_search_lines(searcher.get(), "", nullptr)).empty());
}

TEST_CASE("a searcher sees what a writer commits, and nothing before", "[capi]") {
  const TemporaryFolder folder;
  write_floods(folder / "index");
  const SearcherHandle searcher = open_searcher(folder / "index");
  const auto found = [&] {
    return ids(Json::parse(taken(depeche_search(searcher.get(), "{\"query\": \"Vichy\"}", nullptr))));
  };
  const WriterHandle writer = open_writer(folder / "index", "{\"jobs\": 1, \"memory\": 67108864}");
  REQUIRE(writer);
  CHECK(depeche_writer_remove(writer.get(), "day", nullptr) == 1);
  CHECK(depeche_writer_remove(writer.get(), "never there", nullptr) == 0);
  CHECK(depeche_writer_add(writer.get(), R"({"id": 7, "text": "Vichy panse ses plaies."})", nullptr) == 0);
  CHECK(found() == "day");
  CHECK(taken(depeche_writer_commit(writer.get(), nullptr)) == "{\"added\":1,\"replaced\":0,\"unchanged\":0}\n");
  CHECK(found() == "7");
}

TEST_CASE("indexes are searched together", "[capi]") {
  const TemporaryFolder first;
  const TemporaryFolder second;
  write_floods(first / "index");
  const WriterHandle writer = open_writer(second / "index", R"({"rebuild": true, "wait_seconds": 0.5})");
  REQUIRE(depeche_writer_add(writer.get(), R"({"id": "b", "text": "Vichy."})", nullptr) == 0);
  depeche_free(depeche_writer_commit(writer.get(), nullptr));
  const std::string paths[] = {first / "index", second / "index"};
  const char* const indexes[] = {paths[0].c_str(), paths[1].c_str()};
  const SearcherHandle searcher{depeche_searcher_open(indexes, 2, nullptr), depeche_searcher_close};
  REQUIRE(searcher);
  CHECK(Json::parse(taken(depeche_search(searcher.get(), "{\"query\": \"Vichy\"}", nullptr)))["total"] == 2);
}

TEST_CASE("searches that wait are told what comes, once", "[capi]") {
  const TemporaryFolder folder;
  write_floods(folder / "index");
  const std::string path = folder / "index";
  const char* const index = path.c_str();
  const std::unique_ptr<depeche_alerts, decltype(&depeche_alerts_close)> alerts{depeche_alerts_open(&index, 1, nullptr),
                                                                                depeche_alerts_close};
  REQUIRE(alerts);
  CHECK(depeche_alerts_add(alerts.get(), "Vichy", R"({"query": "Vichy", "usable": true})", nullptr) == 0);
  CHECK(depeche_alerts_add(alerts.get(), "crues", R"({"query": "crue", "sources": ["AFP"]})", nullptr) == 0);
  CHECK(depeche_alerts_add(alerts.get(), "Cher", R"({"query": "Cher"})", nullptr) == 0);
  CHECK(depeche_alerts_remove(alerts.get(), "Cher", nullptr) == 1);
  CHECK(depeche_alerts_remove(alerts.get(), "Cher", nullptr) == 0);
  CHECK(taken(depeche_alerts_poll(alerts.get(), nullptr)).empty());
  const WriterHandle writer = open_writer(folder / "index");
  REQUIRE(depeche_writer_add(writer.get(),
                             R"({"id": "n", "text": "Crue du Cher, de Vichy à Vierzon.", "source": "AFP"})",
                             nullptr) == 0);
  depeche_free(depeche_writer_commit(writer.get(), nullptr));
  const auto told = lines_of(taken(depeche_alerts_poll(alerts.get(), nullptr)));
  REQUIRE(told.size() == 1);
  CHECK(told[0]["id"] == "n");
  CHECK(told[0]["searches"] == Json({"Vichy", "crues"}));
  CHECK(taken(depeche_alerts_poll(alerts.get(), nullptr)).empty());
}

TEST_CASE("what cannot wait is refused", "[capi]") {
  const TemporaryFolder folder;
  depeche_error* error = nullptr;
  CHECK(depeche_alerts_open(nullptr, 0, &error) == nullptr);
  CHECK_THAT(described(error), Catch::StartsWith("1: "));
  const std::string path = folder / "index";
  const char* const index = path.c_str();
  CHECK(depeche_alerts_open(&index, 1, &error) == nullptr);
  CHECK_THAT(described(error), Catch::StartsWith("2: "));
  write_floods(path);
  depeche_alerts* alerts = depeche_alerts_open(&index, 1, nullptr);
  REQUIRE(alerts != nullptr);
  const struct {
    const char* name;
    const char* request;
    const char* message;
  } cases[] = {{"a", R"({"like_id": "day"})", "1: "},
               {"a", R"({"query": "date:nie"})", "7: "},
               {"a", R"({"quary": "gaz"})", "1: "},
               {"a", nullptr, "1: "},
               {nullptr, "{}", "1: "}};
  for (const auto& [name, request, message] : cases) {
    CHECK(depeche_alerts_add(alerts, name, request, &error) == -1);
    CHECK_THAT(described(error), Catch::StartsWith(message));
  }
  CHECK(depeche_alerts_remove(alerts, nullptr, nullptr) == -1);
  CHECK(depeche_alerts_poll(nullptr, nullptr) == nullptr);
  depeche_alerts_close(alerts);
  depeche_alerts_close(nullptr);
}

TEST_CASE("the library says which it is", "[capi]") {
  CHECK(depeche_api_version() == DEPECHE_API_VERSION);
  CHECK(std::string(depeche_version()).find('.') == 1);
}

}  // namespace
}  // namespace depeche::test

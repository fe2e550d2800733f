#include <fstream>
#include <string>

#include "c_archive.h"

namespace depeche::test {
namespace {

TEST_CASE("a request may be long, but not without end", "[capi]") {
  const TemporaryFolder folder;
  write_floods(folder / "index");
  const SearcherHandle searcher = open_searcher(folder / "index");
  const std::string request = R"({"query": "crue"})" + std::string((16 << 20) - 16, ' ');
  depeche_error* error = nullptr;
  CHECK(depeche_search(searcher.get(), request.c_str(), &error) == nullptr);
  CHECK_THAT(described(error), Catch::StartsWith("11: the request is longer than 16 MB | "));
}

TEST_CASE("a request that is wrong says where, and what to do", "[capi]") {
  const TemporaryFolder folder;
  write_floods(folder / "index");
  const SearcherHandle searcher = open_searcher(folder / "index");
  const struct {
    const char* request;
    const char* begins;
  } cases[] = {
      {"", "4: the request is not valid JSON in UTF-8 | write it as one object"},
      {"{", "4: the request is not valid JSON in UTF-8 | "},
      {"{\"query\": \"\xE9t\xE9\"}", "4: the request is not valid JSON in UTF-8 | "},
      {"[\"crue\"]", "4: the request is not a JSON object | "},
      {R"({"query": 7})", "1: \"query\" must be a text | "},
      {R"({"limit": -1})", "1: \"limit\" must be a whole number, 0 or more | "},
      {R"({"limit": 1000001})", "11: \"limit\" must be at most 1000000 | "},
      {R"({"usable": "yes"})", "1: \"usable\" must be true or false | "},
      {R"({"sources": "AFP"})", "1: \"sources\" must be a list of texts | "},
      {R"({"sources": ["AFP", 1]})", "1: \"sources\" must be a list of texts | "},
      {R"({"stop_words": "crue"})", "1: \"stop_words\" must be a list of texts | "},
      {R"({"aliases": [["crue"]]})", "1: \"aliases\" must be an object of lists of texts | "},
      {R"({"aliases": {"crue": "eau"}})", "1: \"aliases\" must be an object of lists of texts | "},
      {R"({"sort": "best"})", "1: \"sort\" must be one of relevance, newest, oldest | "},
      {R"({"facets": ["year"]})", "1: facets: no dispatch has anything under the name \"year\" | The names are title,"},
      {R"({"facets": "date"})", "1: \"facets\" must be a list of texts | "},
      {R"({"boost_recent": 0})", "1: \"boost_recent\" must be more than 0 | "},
      {R"({"timeout": 0})", "1: \"timeout\" must be above 0, and at most a million seconds | "},
      {R"({"timeout": 1e9})", "1: \"timeout\" must be above 0, and at most a million seconds | "},
      {R"({"timeout": "1"})", "1: \"timeout\" must be a number"},
      {R"({"query": "crue", "timeout": 1e-9})", "13: the "},
      {R"({"query": "crue", "timeout": 1e-9, "partial": true})", "13: the "},
      {R"({"partial": 1})", "1: \"partial\" must be true or false | "},
      {R"({"today": "2022-01"})", "6: \"today\" must be a day such as 2022-01-13 | "},
      {R"({"from": "31 février 2022"})", "6: from: "},
      {R"({"from": "2023", "to": "2022"})", "1: from 2023-01-01 to 2022-12-31 is no interval | "},
      {R"({"on": "2023", "to": "2022"})", "1: \"on\" excludes \"from\" and \"to\" | "},
      {R"({"mentions": "charabia"})", "6: mentions: "},
      {R"({"qery": "crue"})", "1: unknown member \"qery\" | the members are query, like_id, "},
      {R"({"query": "crue", "without": ["luck"]})", "1: "},
  };
  for (const auto& [request, begins] : cases) {
    INFO(request);
    depeche_error* error = nullptr;
    CHECK(depeche_search(searcher.get(), request, &error) == nullptr);
    const std::string text = described(error);
    INFO(text);
    CHECK(text.rfind(begins, 0) == 0);
  }
}

TEST_CASE("the hint of a search that took too long names the member of the request", "[capi]") {
  const TemporaryFolder folder;
  write_floods(folder / "index");
  const SearcherHandle searcher = open_searcher(folder / "index");
  depeche_error* error = nullptr;
  CHECK(depeche_search(searcher.get(), R"({"query": "crue", "timeout": 1e-9})", &error) == nullptr);
  CHECK_THAT(described(error), Catch::Contains("give it more time (\"timeout\")"));
}

TEST_CASE("a request that is nested without end is refused like any other", "[capi]") {
  const TemporaryFolder folder;
  write_floods(folder / "index");
  const SearcherHandle searcher = open_searcher(folder / "index");
  const std::string nested = R"({"query": )" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  depeche_error* error = nullptr;
  CHECK(depeche_search(searcher.get(), nested.c_str(), &error) == nullptr);
  CHECK(described(error) == "1: \"query\" must be a text | ");
}

TEST_CASE("a query error has the byte of the query, others have none", "[capi]") {
  const TemporaryFolder folder;
  write_floods(folder / "index");
  const SearcherHandle searcher = open_searcher(folder / "index");
  depeche_error* error = nullptr;
  CHECK(depeche_search(searcher.get(), R"({"query": "crue date:\"31 février 2022\""})", &error) == nullptr);
  CHECK(depeche_error_code(error) == DEPECHE_QUERY);
  CHECK(depeche_error_offset(error) == 11);
  depeche_error_free(error);
  CHECK(depeche_show(searcher.get(), "nowhere", &error) == nullptr);
  CHECK(depeche_error_offset(error) == -1);
  CHECK(described(error) == "2: no dispatch has the id \"nowhere\" | ids are compared exactly");
}

TEST_CASE("a dispatch that is wrong is refused whole", "[capi]") {
  const TemporaryFolder folder;
  const WriterHandle writer = open_writer(folder / "index");
  REQUIRE(writer);
  const struct {
    const char* dispatch;
    const char* begins;
  } cases[] = {
      {"", "4: not valid JSON"},
      {"[]", "4: the line is an array, not an object | "},
      {R"({"id": "a"})", "4: no text and no title | "},
      {R"({"text": "Crue."})", "4: no id | "},
      {R"({"id": "a", "text": ""})", "4: no text and no title | "},
      {R"({"items": [{"id": "a", "text": "Crue."}]})", "4: the object holds no dispatch of its own | "},
      {R"({"id": "a", "text": "Crue.", "date": "charabia"})",
       "4: \"a\": the date \"charabia\" is not understood | the dispatch was not added; "},
      {R"({"id": "a", "text": "Crue.", "embargoed": "charabia"})",
       "4: \"a\": the embargo \"charabia\" is not understood | the dispatch was not added; "},
      {"{\"id\": \"a\", \"text\": \"\xE9t\xE9\"}", "5: not UTF-8"},
  };
  for (const auto& [dispatch, begins] : cases) {
    INFO(dispatch);
    depeche_error* error = nullptr;
    CHECK(depeche_writer_add(writer.get(), dispatch, &error) == -1);
    const std::string text = described(error);
    INFO(text);
    CHECK(text.rfind(begins, 0) == 0);
  }
  CHECK(taken(depeche_writer_commit(writer.get(), nullptr)) == "{\"added\":0,\"replaced\":0,\"unchanged\":0}\n");
}

TEST_CASE("what cannot be opened says so", "[capi]") {
  const TemporaryFolder folder;
  depeche_error* error = nullptr;
  CHECK_FALSE(open_searcher(folder / "index", &error));
  const std::string absent = described(error);
  CHECK(absent.rfind("2: ", 0) == 0);
  CHECK(absent.find(folder / "index") != std::string::npos);

  CHECK_FALSE(open_writer(folder / "index", "{\"job\": 1}", &error));
  CHECK(described(error) ==
        "1: unknown member \"job\" | the members are jobs, memory, rebuild, wait_seconds, topics_of, parts");
  CHECK_FALSE(open_writer(folder / "index", "{\"jobs\": 5000}", &error));
  CHECK(described(error) == "11: \"jobs\" must be at most 1024 | ");
  CHECK_FALSE(open_writer(folder / "index", "{\"memory\": \"2G\"}", &error));
  CHECK_THAT(described(error), Catch::StartsWith("1: \"memory\" must be a whole number, 0 or more"));

  const WriterHandle first = open_writer(folder / "index");
  REQUIRE(first);
  CHECK_FALSE(open_writer(folder / "index", nullptr, &error));
  CHECK(described(error).rfind("9: ", 0) == 0);
}

TEST_CASE("NULL is an error and not a crash", "[capi]") {
  const TemporaryFolder folder;
  write_floods(folder / "index");
  const SearcherHandle searcher = open_searcher(folder / "index");
  const WriterHandle writer = open_writer(folder / "index");
  const char* const no_index = nullptr;
  depeche_error* error = nullptr;
  const auto refused = [&](bool failed, const char* what) {
    INFO(what);
    CHECK(failed);
    CHECK(described(error).rfind(std::string("1: ") + what + " is NULL", 0) == 0);
  };
  refused(depeche_searcher_open(nullptr, 1, &error) == nullptr, "the list of indexes");
  refused(depeche_searcher_open(&no_index, 0, &error) == nullptr, "the list of indexes");
  refused(depeche_searcher_open(&no_index, 1, &error) == nullptr, "an index");
  refused(depeche_search(nullptr, "{}", &error) == nullptr, "the searcher");
  refused(depeche_search(searcher.get(), nullptr, &error) == nullptr, "the request");
  refused(depeche_search_lines(searcher.get(), nullptr, &error) == nullptr, "the text of requests");
  refused(depeche_export(nullptr, "{}", "ris", nullptr, &error) == nullptr, "the searcher");
  refused(depeche_export(searcher.get(), nullptr, "ris", nullptr, &error) == nullptr, "the request");
  refused(depeche_export(searcher.get(), "{}", nullptr, nullptr, &error) == nullptr, "the format");
  refused(depeche_show(searcher.get(), nullptr, &error) == nullptr, "the id");
  refused(depeche_compare(searcher.get(), "a", nullptr, &error) == nullptr, "an id");
  refused(depeche_writer_open(nullptr, nullptr, &error) == nullptr, "the index");
  refused(depeche_writer_add(nullptr, "{}", &error) == -1, "the writer");
  refused(depeche_writer_add(writer.get(), nullptr, &error) == -1, "the dispatch");
  refused(depeche_writer_remove(writer.get(), nullptr, &error) == -1, "the id");
  refused(depeche_writer_commit(nullptr, &error) == nullptr, "the writer");
  CHECK(depeche_search(searcher.get(), nullptr, nullptr) == nullptr);

  depeche_searcher_close(nullptr);
  depeche_writer_close(nullptr);
  depeche_error_free(nullptr);
  depeche_free(nullptr);
  CHECK(depeche_error_offset(nullptr) == -1);
  CHECK(std::string(depeche_error_message(nullptr)) == "no memory");
}

TEST_CASE("success clears the error of the call before", "[capi]") {
  const TemporaryFolder folder;
  write_floods(folder / "index");
  const SearcherHandle searcher = open_searcher(folder / "index");
  depeche_error* error = nullptr;
  CHECK(depeche_search(searcher.get(), "?", &error) == nullptr);
  depeche_error_free(error);
  depeche_free(depeche_search(searcher.get(), "{}", &error));
  CHECK(error == nullptr);
}

}  // namespace
}  // namespace depeche::test

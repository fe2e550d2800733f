#include <catch2/catch.hpp>

#include "render/sample_results.h"

using namespace depeche;
using namespace depeche::test;

namespace {

const std::string kHeader =
    "rank,score,id,title,date_from,date_to,precision,match,source,place,path,snippet,status,"
    "written_at,url,credits,abstract,embargoed_until,"
    "slug,category,subject,keyword,genre,urgency,language,person,organisation,location,country,version,corrects,"
    "word_count\r\n";
// What a hit has in the columns from written_at on, when it has nothing there.
const std::string kNothingElse = std::string(19, ',') + "\r\n";

}  // namespace

TEST_CASE("CSV has a header row, quotes what needs it, and leaves the absent empty") {
  CHECK(written([](std::ostream& out) { render_csv(two_hits(), out); }) ==
        kHeader +
            "1,7.3100,afp-1,Retrait de l'OTSC,2022-01-13,2022-01-13,day,certain,AFP,\"Almaty, Kazakhstan\","
            "/depeches/001.txt,Le contingent a débuté son retrait.,usable" +
            kNothingElse + "2,5.0000,/depeches/000.txt,,,,,,,,/depeches/000.txt,,usable" + kNothingElse);
  CHECK(written([](std::ostream& out) { render_csv(SearchResults{}, out); }) == kHeader);
}

TEST_CASE("CSV doubles quotes and keeps line breaks inside a quoted field") {
  SearchResults results = two_hits();
  results.hits.resize(1);
  results.hits[0].dispatch.title = "Un \"coup\"\nd'État";
  CHECK_THAT(written([&](std::ostream& out) { render_csv(results, out); }),
             Catch::Contains(",\"Un \"\"coup\"\"\nd'État\","));
}

TEST_CASE("No cell of CSV is a formula, and numbers stay numbers") {
  struct Row {
    std::string title;
    std::string cell;
  };
  const auto row =
      GENERATE(Row{"=1+1", "'=1+1"}, Row{"+33 1", "'+33 1"}, Row{"-1.5", "'-1.5"}, Row{"@SUM(A1)", "'@SUM(A1)"},
               Row{"\t=1", "'\t=1"}, Row{"\r=1", "\"'\r=1\""}, Row{"=A1,B1", "\"'=A1,B1\""}, Row{"a=1", "a=1"},
               Row{"12", "12"}, Row{"'=1", "'=1"}, Row{"a\x1b[2J", "a\uFFFD[2J"});
  SearchResults results = two_hits();
  results.hits.resize(1);
  results.hits[0].score = -1.5;
  results.hits[0].dispatch.title = row.title;
  CHECK(written([&](std::ostream& out) {
          render_csv(results, out);
        }).starts_with(kHeader + "1,-1.5000,afp-1," + row.cell + ",2022-01-13,"));
}

TEST_CASE("CSV has all that a hit has, also what only its user has a name for") {
  SearchResults results = two_hits();
  Dispatch& dispatch = results.hits[0].dispatch;
  dispatch.url = "https://example.org/1";
  dispatch.credits = "Camille Dupont";
  dispatch.abstract = "En bref.";
  dispatch.written_at = Instant{std::chrono::sys_seconds(std::chrono::seconds(1642095120)), std::chrono::minutes(60)};
  dispatch.properties = {{"bureau", "Nice", ""}, {"keyword", "OTSC", ""}, {"bureau", "Lyon", ""}, {"a_part", "=1", ""}};
  results.hits.resize(1);
  const std::string csv = written([&](std::ostream& out) { render_csv(results, out); });
  CHECK_THAT(csv, Catch::Contains(",word_count,a_part,bureau\r\n"));
  CHECK_THAT(csv, Catch::Contains(",usable,2022-01-13T18:32:00+01:00,https://example.org/1,Camille Dupont,En bref.,,"));
  CHECK_THAT(csv, Catch::Contains(",,,,OTSC,,") && Catch::Contains(",'=1,Nice; Lyon\r\n"));
}

TEST_CASE("CSV has the columns that are asked for, in their order") {
  SearchResults results = two_hits();
  results.hits[0].dispatch.properties = {{"category", "Politique", ""}};
  const auto csv = [&](const TableStyle& style) {
    return written([&](std::ostream& out) { render_csv_table(results, style, out); });
  };
  CHECK(csv({{"title", "date", "rubrique", "text", "rank", "bureau"}}) ==
        "title,date,rubrique,text,rank,bureau\r\n"
        "Retrait de l'OTSC,2022-01-13,Politique,Le contingent a débuté son retrait.,1,\r\n"
        ",,,\"Le président s'est rendu à Almaty.\n\nFin.\",2,\r\n");
  CHECK(csv({{"id", "place"}, true}) == "\uFEFFid;place\r\nafp-1;Almaty, Kazakhstan\r\n/depeches/000.txt;\r\n");
  results.hits[0].dispatch.place = "Almaty; Kazakhstan";
  CHECK_THAT(csv({{"place"}, true}), Catch::Contains("\"Almaty; Kazakhstan\""));
}

TEST_CASE("Ids are one a line, and an id never breaks its line") {
  SearchResults results = two_hits();
  results.hits[1].dispatch.id = "/a b\n/ç";
  CHECK(written([&](std::ostream& out) { render_ids(results, out); }) == "afp-1\n/a b%0A/ç\n");
}

TEST_CASE("A TREC run has six columns whatever the ids are") {
  SearchResults results = two_hits();
  results.hits[1].dispatch.id = "/a b\t/ç";
  CHECK(written([&](std::ostream& out) { render_trec(results, "q 1", out); }) ==
        "q%201 Q0 afp-1 1 7.310000 depeche\n"
        "q%201 Q0 /a%20b%09/ç 2 5.000000 depeche\n");
}

TEST_CASE("A table of tabs has a line for each row, whatever stands in its cells") {
  SearchResults results = two_hits();
  results.hits[0].dispatch.title = "Un\t\"coup\"\nd'État";
  results.hits[1].dispatch.title = "=1+1";
  TableStyle style{{"rank", "title"}};
  style.tabs = true;
  CHECK(written([&](std::ostream& out) { render_csv_table(results, style, out); }) ==
        "rank\ttitle\n1\tUn \"coup\" d'État\n2\t'=1+1\n");
}

TEST_CASE("Counts are rows, years before their months") {
  SearchResults results = with_facets();
  results.facets[0].undated = 2;
  CHECK(written([&](std::ostream& out) { render_facet_rows(results, {}, out); }) ==
        "facet,value,count\r\ndate,2022,1200\r\ndate,2022-01,900\r\ndate,2022-01-13,4\r\ndate,2023,3\r\ndate,none,2\r\n"
        "source,AFP,1\r\nsource,Le Télégramme,12\r\n");
}

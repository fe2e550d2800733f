#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

// Answers as other programs take them: references, tables, dossiers, files.

namespace {

const std::string kReference = "TY  - NEWS\r\nID  - afp-1\r\nTI  - Retrait de l'OTSC\r\n";

}  // namespace

TEST_CASE("Results are written as references") {
  Archive archive;
  CHECK_THAT(archive.searcher({"retrait", "-f", "ris"}).out,
             Catch::StartsWith(kReference) && Catch::Contains("ID  - r-2\r\n"));
  CHECK_THAT(archive.searcher({"retrait", "-f", "bibtex"}).out,
             Catch::StartsWith("@article{afp-1,\n") && Catch::Contains("@article{r-2,\n"));
}

TEST_CASE("Tables have the columns that are asked for") {
  Archive archive;
  const Outcome outcome = archive.searcher({"retrait", "-f", "csv", "--columns", "id,date,source"});
  CHECK(outcome.out == "id,date,source\r\nafp-1,2022-01-13,AFP\r\nr-2,2022-01,Reuters\r\n");
  CHECK(outcome.err.empty());
  CHECK(archive.searcher({"retrait", "--excel", "--columns", "id,source"}).out ==
        "\uFEFFid;source\r\nafp-1;AFP\r\nr-2;Reuters\r\n");
  CHECK(archive.searcher({"retrait", "-f", "csv", "--columns", "id,bureaux"}).err ==
        "searcher: note: no hit has a value in the column \"bureaux\"\n");
}

TEST_CASE("An answer goes to a file, in the format that the name of the file says") {
  Archive archive;
  struct Row {
    std::string file;
    std::string begin;
  };
  for (const auto& [file, begin] : std::vector<Row>{{"a.ris", kReference},
                                                    {"a.bib", "@article{afp-1,"},
                                                    {"a.csv", "rank,score,id,title,"},
                                                    {"a.html", "<!DOCTYPE html>"},
                                                    {"a.md", "# retrait\n"},
                                                    {"a.json", "{\"query\": "},
                                                    {"a.jsonl", "{\"rank\":1,"},
                                                    {"a.xlsx", "PK"},
                                                    {"a.txt", "2 results in "},
                                                    {"dossier", "2 results in "}}) {
    INFO(file);
    const Outcome outcome = archive.searcher({"retrait", "-o", archive.path(file).string()});
    CHECK(outcome.err.empty());
    CHECK(outcome.out.empty());
    CHECK(outcome.status == 0);
    CHECK(archive.read(file).starts_with(begin));
  }
  CHECK(archive.searcher({"retrait", "--output", archive.path("b.ris").string(), "-f", "ids"}).status == 0);
  CHECK(archive.read("b.ris") == "afp-1\nr-2\n");
}

TEST_CASE("A file is replaced whole or not at all") {
  Archive archive;
  archive.write("a.csv", "ce qui était là");
  CHECK(archive.searcher({"date:hierr", "-o", archive.path("a.csv").string()}).status == 2);
  CHECK(archive.read("a.csv") == "ce qui était là");
  CHECK(archive.searcher({"retrait", "-f", "csv", "--columns", "id", "-o", archive.path("a.csv").string()}).status ==
        0);
  CHECK(archive.read("a.csv") == "id\r\nafp-1\r\nr-2\r\n");
  const Outcome nowhere = archive.searcher({"retrait", "-o", archive.path("non/a.csv").string()});
  CHECK_THAT(nowhere.err, Catch::Contains("a.csv\": no such file or directory"));
  CHECK(nowhere.status == 2);
  CHECK(archive.searcher({"retrait", "-o", archive.path("").string()}).status == 2);
}

TEST_CASE("A link to a file stays a link, and a pipe is written as it is") {
  Archive archive;
  archive.write("vrai.csv", "x");
  std::filesystem::create_symlink("vrai.csv", archive.path("lien.csv"));
  CHECK(archive.searcher({"retrait", "-f", "ids", "-o", archive.path("lien.csv").string()}).status == 0);
  CHECK(std::filesystem::is_symlink(archive.path("lien.csv")));
  CHECK(archive.read("vrai.csv") == "afp-1\nr-2\n");
  CHECK(archive.searcher({"retrait", "-f", "ids", "-o", "/dev/stdout"}).out == "afp-1\nr-2\n");
}

TEST_CASE("Several dispatches are shown at once") {
  Archive archive;
  const Outcome both = archive.searcher({"--show", "r-2", "afp-1"});
  CHECK_THAT(both.out, Catch::StartsWith("Les troupes russes quittent Almaty\n") &&
                           Catch::Contains("\n--------------------\n\nRetrait de l'OTSC\n"));
  CHECK(both.status == 0);
  const auto json = nlohmann::json::parse(archive.searcher({"--show", "r-2", "afp-1", "-f", "json"}).out);
  REQUIRE(json.size() == 2);
  CHECK(json[1]["id"] == "afp-1");
  CHECK(nlohmann::json::parse(archive.searcher({"--show=afp-1", "-f", "json"}).out)["id"] == "afp-1");
  const Outcome some = archive.searcher({"--show", "absent", "afp-1", "-f", "ris"});
  CHECK(some.err == "searcher: no dispatch has the id \"absent\"\n");
  CHECK_THAT(some.out, Catch::StartsWith(kReference));
  CHECK(some.status == 0);
  CHECK(archive.searcher({"--show", "absent", "aussi"}).status == 1);
  CHECK_THAT(archive.searcher({"--show", "afp-1", "-f", "csv"}).out, Catch::Contains("Le contingent a débuté jeudi"));
}

TEST_CASE("Behind a query, --show gives the whole texts of its hits") {
  Archive archive;
  const Outcome text = archive.searcher({"retrait", "--show"});
  CHECK_THAT(text.out, Catch::StartsWith("Retrait de l'OTSC\n") && Catch::Contains("id: r-2"));
  CHECK_THAT(archive.searcher({"retrait", "--show", "-f", "html"}).out,
             Catch::Contains("<p>Le contingent a débuté jeudi son retrait du Kazakhstan.</p>"));
  CHECK_THAT(archive.searcher({"retrait", "--show", "-f", "md", "-n", "1"}).out,
             Catch::Contains("\n\nLe contingent a débuté jeudi son retrait du Kazakhstan.") && !Catch::Contains("r-2"));
  CHECK(nlohmann::json::parse(archive.searcher({"retrait", "--show", "-f", "json"}).out).size() == 2);
  CHECK_THAT(archive.searcher({"retrait", "--show", "-f", "csv"}).out, Catch::Contains(",text\r\n"));
  CHECK(archive.searcher({"--source", "AFP", "--show", "-f", "jsonl"}).status == 0);
  const Outcome nothing = archive.searcher({"introuvable", "--show"});
  CHECK(nothing.err == "searcher: note: in no dispatch: introuvable\nsearcher: no dispatch was found\n");
  CHECK(nothing.status == 1);
}

TEST_CASE("What makes no sense is said") {
  struct Row {
    Arguments arguments;
    std::string message;
  };
  const auto row =
      GENERATE(Row{{"retrait", "--columns", "id"}, "--columns needs csv, tsv or xlsx\n"},
               Row{{"retrait", "-f", "csv", "--columns", " , "}, "--columns is empty\n"},
               Row{{"retrait", "--excel", "-f", "json"}, "--excel is for csv\n"},
               Row{{"retrait", "--show", "-f", "ids"}, "--show needs a format with texts\n"},
               Row{{"retrait", "--show", "afp-1"}, "--show takes ids, or stands behind a query\n"},
               Row{{"retrait", "--show", "--timeline"}, "--timeline and --show exclude each other\n"},
               Row{{"--show"}, "there is no query\n"}, Row{{"retrait", "-o", ""}, "--output is empty\n"},
               Row{{"retrait", "-f", "html", "--facets", "date"}, "--facets have no place in this format\n"});
  CAPTURE(row.message);
  Archive archive;
  const Outcome outcome = archive.searcher(row.arguments);
  CHECK_THAT(outcome.err, Catch::StartsWith("searcher: " + row.message));
  CHECK(outcome.out.empty());
  CHECK(outcome.status == 2);
}

TEST_CASE("Counts and timelines are rows, too, and tables may have tabs") {
  Archive archive;
  CHECK(archive.searcher({"*", "--facets", "source,date", "-f", "csv"}).out ==
        "facet,value,count\r\nsource,AFP,1\r\nsource,Reuters,1\r\ndate,2022,2\r\ndate,2022-01,2\r\n"
        "date,2022-01-13,1\r\ndate,none,1\r\n");
  CHECK_THAT(archive.searcher({"*", "--facets", "source", "-f", "tsv"}).out,
             Catch::StartsWith("facet\tvalue\tcount\nsource\tAFP\t1\n"));
  CHECK_THAT(
      archive.searcher({"retrait", "--timeline", "-f", "csv"}).out,
      Catch::StartsWith("from,to,hour,matches,dispatches,share,words\r\n2022-01-01,2022-01-31,,2,2,1.000000,\r\n"));
  CHECK(archive.searcher({"retrait", "-n", "1", "-o", "a.tsv", "--columns", "id,source"}).status == 0);
  CHECK(archive.read("a.tsv") == "id\tsource\nafp-1\tAFP\n");
  CHECK(archive.searcher({"*", "--facets", "source", "-f", "csv", "--columns", "id"}).status == 2);
  CHECK_THAT(archive.searcher({"retrait", "-f", "atom", "-n", "1"}).out,
             Catch::StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=") &&
                 Catch::Contains("<id>urn:depeche:dispatch:afp-1</id>") && Catch::EndsWith("</feed>\n"));
}

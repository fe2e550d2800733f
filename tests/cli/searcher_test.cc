#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

TEST_CASE("A dash reads the query from standard input, and what is not UTF-8 is read as windows-1252") {
  Archive archive;
  CHECK(archive.searcher({"-", "-f", "ids"}, "retrait OTSC\n").out ==
        archive.searcher({"retrait", "OTSC", "-f", "ids"}).out);
  const Outcome empty = archive.searcher({"-"}, " \n");
  CHECK(empty.status == 2);
  CHECK_THAT(empty.err, Catch::Contains("no query on standard input"));
  const Outcome old =
      archive.searcher({"d\xE9"
                        "but\xE9",
                        "-f", "ids"});
  CHECK(old.out == archive.searcher({"débuté", "-f", "ids"}).out);
  CHECK_THAT(old.err, Catch::Contains("windows-1252"));
}

TEST_CASE("With --all, a search finds what has every word, and signs without a word find nothing") {
  Archive archive;
  CHECK(archive.searcher({"--all", "retrait", "OTSC", "-f", "ids"}).out == "afp-1\n");
  CHECK(archive.searcher({"--all", "--some", "retrait"}).status == 2);
  const Outcome signs = archive.searcher({"?"});
  CHECK(signs.status == 1);
  CHECK_THAT(signs.out, Catch::Contains("no word in the query"));
}

TEST_CASE("A search prints its hits as text") {
  Archive archive;
  const Outcome outcome = archive.searcher({"retrait", "OTSC"});
  CHECK(without_times(outcome.out) ==
        "2 results in T ms\n"
        "  all words: 1 · some: 2\n\n"
        "1. Retrait de l'OTSC\n"
        "  2022-01-13 · AFP · Almaty, Kazakhstan · afp-1\n"
        "  Le contingent a débuté jeudi son retrait du Kazakhstan.\n\n"
        "2. Les troupes russes quittent Almaty\n"
        "  2022-01 · Reuters · r-2\n"
        "  La coalition a commencé son retrait.\n\n");
  CHECK(outcome.err.empty());
  CHECK(outcome.status == 0);
}

TEST_CASE("Filters, orders and pages choose among the dispatches") {
  struct Row {
    Arguments arguments;
    std::string ids;
  };
  const auto row = GENERATE(
      Row{{"retrait"}, "afp-1\nr-2\n"}, Row{{"retrait", "--on", "2022-01-13"}, "afp-1\nr-2\n"},
      Row{{"retrait", "--on", "2022-01-13", "--strict-dates"}, "afp-1\n"},
      Row{{"retrait", "--on", "13 janvier 2022", "--strict-dates"}, "afp-1\n"},
      Row{{"retrait", "--on", "janvier 2022", "--sort", "newest", "--strict-dates"}, "afp-1\nr-2\n"},
      Row{{"retrait", "--from", "2022-02"}, ""}, Row{{"retrait", "--to", "2021"}, ""},
      Row{{"retrait", "--from", "2022-01-14"}, "r-2\n"}, Row{{"--source", "afp"}, "afp-1\n"},
      Row{{"--source", "AFP", "--source", "Reuters", "--sort", "newest"}, "afp-1\nr-2\n"},
      Row{{"--place", "Almaty, Kazakhstan"}, "afp-1\n"}, Row{{"retrait", "-n", "1"}, "afp-1\n"},
      Row{{"retrait", "--offset", "1"}, "r-2\n"}, Row{{"retrait", "-n1", "--offset=1"}, "r-2\n"},
      Row{{"retrait -contingent"}, "r-2\n"}, Row{{"--", "-contingent retrait"}, "r-2\n"},
      Row{{"retrait", "--", "-contingent"}, "r-2\n"}, Row{{"agence:Reuters"}, "r-2\n"}, Row{{"introuvable"}, ""});
  CAPTURE(row.arguments);
  Archive archive;
  Arguments arguments = row.arguments;
  arguments.insert(arguments.begin(), {"-f", "ids"});
  const Outcome outcome = archive.searcher(arguments);
  CHECK(outcome.out == row.ids);
  CHECK(outcome.err.empty() == !row.ids.empty());  // it says why there is nothing
  CHECK(outcome.status == (row.ids.empty() ? 1 : 0));
}

TEST_CASE("Dispatches are found by the days that they mention") {
  struct Row {
    Arguments arguments;
    std::string ids;
  };
  const auto row = GENERATE(
      Row{{"--mentions", "2022-01-13"}, "afp-1\n"}, Row{{"--mentions", "13 janvier 2022", "retrait"}, "afp-1\n"},
      Row{{"--mentions", "13/01/2022"}, "afp-1\n"}, Row{{"--mentions", "janvier 2022"}, "afp-1\n"},
      Row{{"--mentions", "2022-01-10..2022-01-13"}, "afp-1\n"}, Row{{"--mentions", "2022-01-13.."}, "afp-1\n"},
      Row{{"--mentions", "du 10 au 14 janvier 2022"}, "afp-1\n"}, Row{{"--mentions", "2022-01-12"}, ""},
      Row{{"--mentions", "..2022-01-12"}, ""}, Row{{"--mentions", "2022-01-13", "coalition"}, ""},
      Row{{"evoque:2022-01-13"}, "afp-1\n"}, Row{{"--", "retrait -mentions:2022-01-13"}, "r-2\n"});
  CAPTURE(row.arguments);
  Archive archive;
  CHECK(found(archive, row.arguments) == row.ids);
}

TEST_CASE("Mentioned days are shown, counted and explained when they are asked for") {
  Archive archive;
  CHECK_THAT(archive.searcher({"retrait", "--mentions", "2022-01-13"}).out,
             Catch::Contains("2022-01-13 · mentions 2022-01-13 · AFP · Almaty, Kazakhstan · afp-1\n"));
  CHECK_THAT(archive.searcher({"retrait"}).out, !Catch::Contains("mentions"));
  const auto answer = nlohmann::json::parse(
      archive.searcher({"-f", "json", "retrait", "--facets", "mentions", "--mentions", "2022"}).out);
  CHECK(answer["query"]["mentioned"] == nlohmann::json::parse(R"({"from":"2022-01-01","to":"2022-12-31"})"));
  CHECK(answer["hits"][0]["mentions"] == nlohmann::json::parse(R"(["2022-01-13"])"));
  CHECK(answer["facets"]["mentions"] == nlohmann::json::parse(R"([{"value":"2022","count":1,"children":[
      {"value":"2022-01","count":1,"children":[{"value":"2022-01-13","count":1,"children":[]}]}]}])"));
  CHECK_THAT(archive.searcher({"evoque:2022-01-13", "--explain"}).err,
             Catch::Contains("date 2022-01-13 in mentions") && Catch::Contains("MD20220113"));
}

TEST_CASE("An unknown word brings a better spelling, unless that is switched off") {
  Archive archive;
  const Outcome nothing = archive.searcher({"kazakstan", "--no-relax"});
  CHECK(nothing.out == "no result; did you mean: kazakhstan\n  in no dispatch: kazakstan\n");
  CHECK(nothing.status == 1);
  const Outcome something = archive.searcher({"retrait", "kazakstan"});
  CHECK_THAT(something.out, Catch::StartsWith("did you mean: retrait kazakhstan\n2 results in "));
  CHECK(something.status == 0);
  const Outcome relaxed = archive.searcher({"kazakstan"});
  CHECK_THAT(
      without_times(relaxed.out),
      Catch::StartsWith("1 result in T ms\n  nothing was found; \"kazakstan\" was read as kazakhstan (--no-relax to "
                        "switch off)\n  in no dispatch: kazakstan\n\n1. Retrait"));
  CHECK(relaxed.status == 1);
  const Outcome off = archive.searcher({"kazakstan", "--no-suggest", "--no-relax"});
  CHECK(without_times(off.out) == "0 results in T ms\n  in no dispatch: kazakstan\n\n");
  CHECK(off.status == 1);
  const auto answer = [&](const Arguments& arguments, std::string_view input = {}) {
    return nlohmann::json::parse(archive.searcher(arguments, input).out)["suggestion"];
  };
  CHECK(answer({"-f", "json", "kazakstan"}) == "kazakhstan");
  CHECK(answer({"-f", "json", "--no-suggest", "kazakstan"}) == nullptr);
  CHECK(answer({"-f", "jsonl", "--batch", "-"}, R"({"id":"1","text":"kazakstan"})") == "kazakhstan");
}

TEST_CASE("A phrase beside words that finds little is relaxed where that can be said, and the exit status stays") {
  Archive archive;
  const std::string query = "\"retrait du contingent\" Kazakhstan";
  const Outcome nothing = archive.searcher({query});
  CHECK_THAT(without_times(nothing.out),
             Catch::Contains("  nothing was found with \"retrait du contingent\"; the results have some of the words "
                             "(--no-relax to\n  switch off)\n"));
  CHECK(nothing.status == 1);
  const std::string some = "\"du Kazakhstan\" retrait coalition";
  const Outcome something = archive.searcher({some});
  CHECK_THAT(something.out, Catch::Contains("  1 result with \"du Kazakhstan\" comes first;"));
  CHECK_THAT(something.out, Catch::Contains("\n2. Les troupes russes"));
  CHECK(something.status == 0);
  CHECK_THAT(archive.searcher({query, "--lang", "fr"}).out, Catch::Contains("rien n’a été trouvé avec"));
  const auto json = nlohmann::json::parse(archive.searcher({"-f", "json", some}).out);
  CHECK(json["relaxed"] ==
        nlohmann::json::parse(R"({"strict_total":1,"phrases":["du Kazakhstan"],"families":[],"spellings":[]})"));
  const auto line = nlohmann::json::parse(
      archive.searcher({"-f", "jsonl", "--batch", "-"}, R"({"id":1,"text":"\"du Kazakhstan\" retrait"})").out);
  CHECK(line["hits"].size() == 2);
  const auto strict = nlohmann::json::parse(
      archive.searcher({"-f", "jsonl", "--batch", "-"}, R"({"id":1,"text":"\"du Kazakhstan\" retrait","relax":false})")
          .out);
  CHECK(strict["hits"].size() == 1);
  CHECK_THAT(archive.searcher({some, "--timeline"}).out,
             Catch::Contains("1 result with \"du Kazakhstan\" comes first"));
  for (const Arguments& more : std::vector<Arguments>{{"--no-relax"},
                                                      {"--sans-assouplissement"},
                                                      {"-f", "ids"},
                                                      {"-f", "jsonl"},
                                                      {"-f", "csv"},
                                                      {"-f", "html"},
                                                      {"--show"},
                                                      {"--sort", "newest"},
                                                      {"--all"}}) {
    CAPTURE(more);
    Arguments arguments{some};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = archive.searcher(arguments);
    CHECK_THAT(outcome.out, !Catch::Contains("r-2"));
    CHECK_THAT(outcome.out + outcome.err, !Catch::Contains("comes first"));
  }
}

TEST_CASE("A star stands for every dispatch") {
  Archive archive;
  CHECK(nlohmann::json::parse(archive.searcher({"*", "-f", "json", "-n", "1", "--exact-total"}).out)["total"] == 3);
}

TEST_CASE("Several indexes are searched as one") {
  Sandbox sandbox;
  CHECK(sandbox.indexer({"-q", "-i", "un", "-"}, kRetrait).status == 0);
  CHECK(sandbox.indexer({"-q", "-i", "deux", "-"}, kTroupes).status == 0);
  CHECK(found(sandbox, {"-i", "un", "-i", "deux", "retrait", "--sort", "newest"}) == "afp-1\nr-2\n");
  CHECK(found(sandbox, {"-i", "un", "retrait"}) == "afp-1\n");
}

TEST_CASE("The formats for programs hold what was found") {
  Archive archive;
  SECTION("json") {
    const auto answer = nlohmann::json::parse(archive.searcher({"-f", "json", "retrait", "--on", "2022-01-13"}).out);
    CHECK(answer["query"]["text"] == "retrait");
    CHECK(answer["query"]["from"] == "2022-01-13");
    CHECK(answer["total"] == 2);
    CHECK(answer["total_is_exact"] == true);
    CHECK(answer["hits"][0]["id"] == "afp-1");
    CHECK(answer["hits"][0]["date"]["match"] == "certain");
    CHECK(answer["hits"][1]["date"] ==
          nlohmann::json::parse(R"({"from":"2022-01-01","to":"2022-01-31","precision":"month","match":"possible"})"));
    CHECK(answer["hits"][1]["place"] == nullptr);
    CHECK(answer["suggestion"] == nullptr);
    const auto& snippet = answer["hits"][0]["snippet"];
    const std::size_t begin = snippet["highlights"][0][0];
    const std::size_t end = snippet["highlights"][0][1];
    CHECK(snippet["text"].get<std::string>().substr(begin, end - begin) == "retrait");
  }
  SECTION("facets") {
    const auto answer =
        nlohmann::json::parse(archive.searcher({"-f", "json", "retrait", "--facets", "date,source"}).out);
    CHECK(answer["facets"]["source"] ==
          nlohmann::json::parse(R"([{"value":"AFP","count":1},{"value":"Reuters","count":1}])"));
    CHECK(answer["facets"]["date"] == nlohmann::json::parse(R"([{"value":"2022","count":2,"children":[
        {"value":"2022-01","count":2,"children":[{"value":"2022-01-13","count":1,"children":[]}]}]}])"));
    CHECK(answer["total_is_exact"] == true);
  }
  SECTION("jsonl") {
    const std::string out = archive.searcher({"-f", "jsonl", "gaz"}).out;
    CHECK(out.find('\n') == out.size() - 1);
    CHECK(nlohmann::json::parse(out)["id"] == "x-3");
  }
  SECTION("csv") {
    CHECK_THAT(
        archive.searcher({"-f", "csv", "gaz"}).out,
        Catch::StartsWith(
            "rank,score,id,title,date_from,date_to,precision,match,source,place,path,snippet,status,written_at,") &&
            Catch::Contains(",x-3,,,,,,,,"));
  }
  SECTION("trec") {
    CHECK_THAT(archive.searcher({"-f", "trec", "gaz"}).out, Catch::Matches("1 Q0 x-3 1 [0-9.]+ depeche\n"));
  }
}

TEST_CASE("A whole dispatch is shown by its id") {
  Archive archive;
  const Outcome text = archive.searcher({"--show", "afp-1"});
  CHECK(text.out ==
        "Retrait de l'OTSC\n  date: 2022-01-13\n  source: AFP\n  place: Almaty, Kazakhstan\n  id: afp-1\n  path: "
        "stdin\n\n"
        "Le contingent a débuté jeudi son retrait du Kazakhstan.\n");
  CHECK(text.status == 0);
  CHECK(nlohmann::json::parse(archive.searcher({"--show", "x-3", "-f", "json"}).out)["title"] == nullptr);
  const Outcome missing = archive.searcher({"--show", "y"});
  CHECK(missing.err == "searcher: no dispatch has the id \"y\"\n");
  CHECK(missing.out.empty());
  CHECK(missing.status == 1);
}

TEST_CASE("Colour comes only when it is asked for, as standard output is no terminal here") {
  Archive archive;
  CHECK(archive.searcher({"gaz"}).out.find('\x1b') == std::string::npos);
  CHECK(archive.searcher({"--color", "never", "gaz"}).out.find('\x1b') == std::string::npos);
  archive.environment["NO_COLOR"] = "1";
  CHECK_THAT(archive.searcher({"--color", "always", "gaz"}).out, Catch::Contains("\x1b[1;31mgaz\x1b[0m"));
}

TEST_CASE("option --explain tells on standard error how the query was understood, beside the results") {
  Archive archive;
  const Outcome outcome = archive.searcher({"--explain", "-f", "ids", "gaz"});
  CHECK(outcome.out == "x-3\n");
  CHECK_THAT(outcome.err, Catch::Contains("gaz"));
  CHECK(outcome.status == 0);
  CHECK_THAT(archive.searcher({"--explain", "gaz", "--lang", "fr"}).err, Catch::Contains("mot gaz\u00A0: radical gaz"));
}

TEST_CASE("Figures with a sign are words of a query, not options") {
  Sandbox sandbox;
  sandbox.indexer({"-q", "-"}, R"({"id":"a","text":"Il a gelé cette nuit, avec -12 degrés au sol."})");
  CHECK(sandbox.searcher({"-f", "ids", "-12 degrés"}).out == "a\n");
  CHECK(sandbox.searcher({"nuit", "-12", "degrés", "-f", "ids"}).out == "a\n");
  CHECK(sandbox.searcher({"-gel"}).status == 2);
}

TEST_CASE("Without an index the searcher says how to make one") {
  Sandbox sandbox;
  const Outcome outcome = sandbox.searcher({"gaz"});
  const std::string index = sandbox.path(kDefaultIndex).string();
  CHECK(outcome.err ==
        "searcher: " + index + ": no index here\n  hint: create one by indexing dispatches (indexer -i DIR SOURCE)\n");
  CHECK(outcome.out.empty());
  CHECK(outcome.status == 2);
  CHECK_FALSE(std::filesystem::exists(index));
}

TEST_CASE("A command line that makes no sense is refused") {
  struct Row {
    Arguments arguments;
    std::string message;
  };
  const auto row = GENERATE(
      Row{{}, "there is no query"}, Row{{""}, "there is no query"}, Row{{"  "}, "there is no query"},
      Row{{"--nonsense", "gaz"}, "there is no option --nonsense"}, Row{{"-russe", "gaz"}, "there is no option -russe"},
      Row{{"-n", "dix", "gaz"}, "--limit: \"dix\" is not a number from 0 to 1 000 000"},
      Row{{"--offset", "-1", "gaz"}, "--offset: \"-1\" is not a number from 0 to 1 000 000"},
      Row{{"--sort", "best", "gaz"}, "--sort: \"best\" is not one of relevance, newest, oldest"},
      Row{{"-f", "xml", "gaz"},
          "--format: \"xml\" is not one of text, json, jsonl, csv, tsv, xlsx, html, md, ris, bibtex, atom, ids, trec"},
      Row{{"--facets", "date,author", "gaz"}, "facets: no dispatch has anything under the name \"author\""},
      Row{{"--mentions", "31 février 2022"},
          "mentions: “31 février 2022”: there is no 31 February 2022: February 2022 has 28 days"},
      Row{{"--mentions", ""}, "mentions: the date is empty"},
      Row{{"--mentions", "2022-01-13..2022-01-06"},
          "mentions: the range begins on 2022-01-13, after its end on 2022-01-06"},
      Row{{"--facets", "date", "-f", "ids", "gaz"}, "--facets have no place in this format"},
      Row{{"--color", "blue", "gaz"}, "--color: \"blue\" is not one of auto, always, never"},
      Row{{"--on", "2022", "--from", "2021", "gaz"}, "--on and --from exclude each other"},
      Row{{"--from", "2022-02", "--to", "2022-01", "gaz"}, "from 2022-02-01 to 2022-01-31 is no interval"},
      Row{{"--show", "x", "-f", "ids"},
          "--show writes text, json, jsonl, csv, tsv, xlsx, html, md, ris, bibtex or atom"},
      Row{{"--timing", "gaz"}, "--timing belongs to --batch or --watch"},
      Row{{"--batch", "q", "gaz"}, "--batch takes no query besides its own"},
      Row{{"--batch", "q", "-f", "text"}, "--batch writes trec, ids or jsonl"},
      Row{{"-i", "", "gaz"}, "--index is empty"});
  CAPTURE(row.message);
  Archive archive;
  const Outcome outcome = archive.searcher(row.arguments);
  CHECK_THAT(outcome.err, Catch::StartsWith("searcher: " + row.message + "\n  hint: "));
  CHECK(outcome.out.empty());
  CHECK(outcome.status == 2);
}

TEST_CASE("A date that cannot be is refused, on the command line and in the query") {
  Archive archive;
  const std::string date = GENERATE("31 février 2022", "2022-13", "bientôt", "");
  const Outcome option = archive.searcher({"--on", date, "gaz"});
  CHECK_THAT(option.err, Catch::StartsWith("searcher: --on: ") && Catch::Contains(date));
  CHECK(option.out.empty());
  CHECK(option.status == 2);
}

TEST_CASE("An error in a query shows where it is") {
  Archive archive;
  const Outcome outcome = archive.searcher({"retrait date:2022-13"});
  CHECK_THAT(outcome.err, Catch::Contains("\n  retrait date:2022-13\n               ^\n"));
  CHECK(outcome.out.empty());
  CHECK(outcome.status == 2);
}

TEST_CASE("Any query has an answer, however odd or long") {
  struct Row {
    std::string what;
    std::string query;
  };
  std::string words;
  while (words.size() < 100'000) words += "retrait mot" + std::to_string(words.size()) + ' ';
  const auto row = GENERATE_COPY(
      Row{"100,000 characters of words", words}, Row{"100,000 letters", std::string(100'000, 'a')},
      Row{"10,000 parentheses", std::string(10'000, '(')},
      Row{"10,000 pairs of them", std::string(10'000, '(') + "gaz" + std::string(10'000, ')')},
      Row{"10,000 closing ones", std::string(10'000, ')')}, Row{"10,000 quotes", std::string(10'000, '"')},
      Row{"operators alone", "ET OU SAUF"}, Row{"an operator without its right side", "gaz ET"},
      Row{"ill-formed UTF-8", "gaz \xFF\xC3"}, Row{"punctuation", "?!;:,.«»()"}, Row{"NUL-like", "\\0%00"});
  CAPTURE(row.what);
  Archive archive;
  const Outcome outcome = archive.searcher({"--", row.query});
  CAPTURE(outcome.err);
  CHECK((outcome.status == 0 || outcome.status == 1 || (outcome.status == 2 && !outcome.err.empty())));
  CHECK(outcome.err.size() < 1000);
}

TEST_CASE("A very long argument that looks like an option is refused") {
  Archive archive;
  const Outcome outcome = archive.searcher({"-" + std::string(100'000, 'a')});
  CHECK(outcome.err ==
        "searcher: an argument that begins with - is too long: \"-aaaaaaaaaaaaaaaaaaa…\"\n"
        "  hint: what begins with - and is no option stands behind --\n");
  CHECK(outcome.status == 2);
}

TEST_CASE("A reader that has gone ends the search quietly, a full disk does not") {
  Sandbox sandbox;
  std::string many;
  for (int i = 0; i < 2000; ++i)
    many += R"({"id":"d)" + std::to_string(i) + R"(","text":"Le prix du gaz augmente encore."})" + "\n";
  CHECK(sandbox.indexer({"-q", "-"}, many).status == 0);
  const Outcome closed =
      sandbox.shell("{ \"$SEARCHER\" -f jsonl -n 2000 gaz; echo status $? >&2; } | head -1 | cut -c1-9");
  CHECK(closed.out == "{\"rank\":1\n");
  CHECK(closed.err == "status 0\n");
  const Outcome full = sandbox.shell("\"$SEARCHER\" gaz > /dev/full");
  CHECK_THAT(full.err, Catch::StartsWith("searcher: standard output: no space left on device\n"));
  CHECK(full.status == 2);
}

TEST_CASE("What is searched beside what was typed is shown, and --no-expand leaves it") {
  Sandbox sandbox;
  const std::string explained = R"({"id":"a","text":"L'Organisation des Nations unies (ONU) appelle au calme."})"
                                "\n"
                                R"({"id":"b","text":"L'organisation des Nations unies se tait."})"
                                "\n";
  sandbox.indexer({"-q", "-"}, explained);
  CHECK_THAT(sandbox.searcher({"ONU"}).out,
             Catch::Contains("  also searched: ONU = organisation des nations unies (--no-expand to switch off)\n"));
  CHECK_THAT(sandbox.searcher({"ONU", "--no-expand"}).out, !Catch::Contains("also searched"));
  CHECK(found(sandbox, {"ONU"}) == "a\nb\n");
  CHECK(found(sandbox, {"ONU", "--no-expand"}) == "a\n");
  CHECK_THAT(sandbox.searcher({"ONU", "--explain"}).err,
             Catch::Contains("also searched: ONU = organisation des nations unies\n"));
  const auto json = nlohmann::json::parse(sandbox.searcher({"ONU", "-f", "json"}).out);
  CHECK(json["expansions"].dump() == R"([{"added":"organisation des nations unies","typed":"ONU"}])");
  const auto plain = nlohmann::json::parse(sandbox.searcher({"ONU", "-f", "json", "--no-expand"}).out);
  CHECK(plain["expansions"].dump() == "[]");
  sandbox.write("q.jsonl", R"({"id":"q","text":"ONU"})");
  CHECK(found(sandbox, {"--batch", "q.jsonl"}) == "a\nb\n");
  CHECK(found(sandbox, {"--batch", "q.jsonl", "--no-expand"}) == "a\n");
}

TEST_CASE("What is like a dispatch, or like the text on standard input, is found") {
  Archive archive;
  CHECK(found(archive, {"--like", "afp-1"}) == "r-2\n");
  CHECK(archive.searcher({"-f", "ids", "--like", "-"}, "Un gaz cher et un gaz rare").out == "x-3\n");
  CHECK(archive.searcher({"-f", "ids", "--like", "-"}, "L'Europe et \xE9videmment le gaz").out == "x-3\n");
  struct Row {
    Arguments arguments;
    std::string message;
  };
  const auto row = GENERATE(Row{{"--like", "absent"}, "no dispatch has the id \"absent\"\n"},
                            Row{{"--like", ""}, "--like is empty\n"},
                            Row{{"--like", "-"}, "--like -: there is no text on standard input\n"},
                            Row{{"--like", "afp-1", "--show", "r-2"}, "--like and --show exclude each other\n"},
                            Row{{"--feedback", "--show", "r-2"}, "--feedback and --show exclude each other\n"});
  const Outcome outcome = archive.searcher(row.arguments);
  CHECK_THAT(outcome.err, Catch::StartsWith("searcher: " + row.message));
  CHECK(outcome.status == 2);
}

TEST_CASE("A search that takes longer than --timeout fails, and says nothing of what it found") {
  Archive archive;
  for (const Arguments& arguments :
       {Arguments{"gaz"}, Arguments{"gaz", "--timeline"}, Arguments{"--like", "x-3"}, Arguments{"gaz", "--explain"},
        Arguments{"gaz", "-f", "json"}, Arguments{"gaz", "--facets", "date"}, Arguments{"gaz", "--open", "1"}}) {
    Arguments timed = arguments;
    timed.insert(timed.end(), {"--timeout", "1e-9"});
    const Outcome outcome = archive.searcher(timed);
    CAPTURE(arguments);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Catch::StartsWith("searcher: the search took longer than it was given") ||
                                Catch::StartsWith("searcher: the time that the search was given had passed"));
    CHECK_THAT(outcome.err, Catch::Contains("give it more time (--timeout)\n"));
    CHECK(outcome.status == 2);
  }
  CHECK(archive.searcher({"gaz", "-f", "ids", "--timeout", "60.5"}).out == "x-3\n");
}

TEST_CASE("A search that may be partial tells all that it finds in time, and fails when that is nothing") {
  Archive archive;
  const Outcome whole = archive.searcher({"gaz", "-f", "json", "--timeout", "60", "--partial"});
  CHECK(whole.status == 0);
  const auto json = nlohmann::json::parse(whole.out);
  CHECK(json["hits"].size() == 1);
  CHECK_FALSE(json.contains("partial"));
  const Outcome none = archive.searcher({"gaz", "--timeout", "1e-9", "--partial"});
  CHECK(none.status == 2);
  CHECK(none.out.empty());
}

TEST_CASE("option --timeout takes seconds above 0, and is refused where nothing is searched once") {
  Archive archive;
  const auto [arguments, reason] = GENERATE(table<Arguments, std::string>({
      {{"gaz", "--timeout", "0"}, "--timeout: \"0\" is not a number of seconds above 0"},
      {{"gaz", "--timeout", "-1"}, "--timeout: \"-1\" is not a number of seconds above 0"},
      {{"gaz", "--timeout", "bientôt"}, "--timeout: \"bientôt\" is not a number of seconds above 0"},
      {{"gaz", "--watch", "--timeout", "1"}, "--watch and --timeout exclude each other"},
      {{"--show", "x-3", "--timeout", "1"}, "--show and --timeout exclude each other"},
      {{"gaz", "--partial"}, "--partial needs a time"},
      {{"gaz", "--timeout", "1", "--partial", "--timeline"}, "--partial and --timeline exclude each other"},
  }));
  CAPTURE(arguments);
  const Outcome outcome = archive.searcher(arguments);
  CHECK_THAT(outcome.err, Catch::StartsWith("searcher: " + reason));
  CHECK(outcome.status == 2);
}

TEST_CASE("Pages by date go on where one ended, while dispatches come") {
  Archive archive;
  const auto first =
      nlohmann::json::parse(archive.searcher({"retrait", "--sort", "newest", "-n", "1", "-f", "json"}).out);
  REQUIRE(first["next"].is_string());
  archive.indexer({"-q", "-"}, R"({"id":"n","text":"Un retrait nouveau.","date":"2023-05-01"})"
                               "\n");
  const std::string next = first["next"];
  CHECK(archive.searcher({"retrait", "--sort", "newest", "-f", "ids", "--after", next}).out == "r-2\n");
  CHECK(archive.searcher({"retrait", "--after", next}).status == 2);
  CHECK_THAT(archive.searcher({"retrait", "--sort", "newest", "--after", "x"}).err,
             Catch::Contains("not where a page ended"));
  CHECK(nlohmann::json::parse(archive.searcher({"retrait", "-f", "json"}).out)["next"].is_null());
}

// What an answer says when nothing was found, or not all of what was asked for is there.

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/render.h"
#include "search/archive.h"
#include "search/unknown_values.h"

using namespace depeche;
using namespace depeche::test;

namespace {

Dispatch with_category(Dispatch dispatch, const std::string& category) {
  dispatch.properties.push_back({"category", category, ""});
  return dispatch;
}

Archive news() {
  return Archive({
      from(dated(dispatch_of("a", "La réforme des retraites passe."), "2022-01-13"), "AFP", "Paris"),
      from(dated(dispatch_of("b", "Les retraites font débat."), "2022-01-10"), "AFP", "Almaty, Kazakhstan"),
      from(dated(dispatch_of("c", "Le gaz manque, les retraites aussi."), "2021-06"), "Reuters", "Lyon"),
      with_category(from(dispatch_of("d", "Le gaz. La réforme."), "Agence Kazinform"), "Politique"),
  });
}

std::string listed(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : " | ") + line;
  return text;
}

// The lines above the hits.
std::string told(const Archive& archive, const SearchRequest& request) {
  return listed(explanations(archive.search(request)));
}

SearchRequest on(SearchRequest request, std::string_view date) {
  const auto asked = parse_time(date, std::chrono::sys_days(kToday)).value();
  request.dated = asked.days;
  request.written = asked.moments;
  return request;
}

}  // namespace

TEST_CASE("An answer says which dates were understood, and what there is without a filter that leaves nothing") {
  const Archive archive = news();
  struct Row {
    SearchRequest request;
    std::string told;
  };
  SearchRequest of_tass = request_of("retraites");
  of_tass.sources = {"TASS"};
  SearchRequest usable = request_of("pétrole");
  usable.usable = true;
  SearchRequest nothing_at_all = on(of_tass, "2020-06");
  nothing_at_all.places = {"Lyon"};
  const std::string sources = "most have AFP (2), Agence Kazinform (1), Reuters (1)";
  const std::vector<Row> rows{
      {request_of("retraites"), ""},
      {on(request_of("retraites"), "2022-01-13"), "dates: 2022-01-13"},
      {on(request_of("retraites"), "janvier 2022"), "dates: 2022-01-01 to 2022-01-31"},
      {request_of("retraites date:2022-01-12.."), "dates: since 2022-01-12"},
      {request_of("retraites date:..2021"), "dates: until 2021-12-31"},
      {on(request_of("retraites"), "13/01/2022 18h"), "dates: 2022-01-13 18:00 to 2022-01-13 19:00"},
      {request_of("retraites evoque:2022-01-13"), "mentioned days: 2022-01-13 | without mentioned days: 3"},
      {on(request_of("retraites"), "juin 2020"), "dates: 2020-06-01 to 2020-06-30 | without dates: 3"},
      {request_of("retraites date:2022-01-12"), "dates: 2022-01-12 | without dates: 3"},
      {request_of("retraites date:2022-01-12 agence:AFP"), "dates: 2022-01-12 | without dates: 2 · without source: 0"},
      {of_tass, "source: no dispatch has \"TASS\"; " + sources + " | without source: 3"},
      {nothing_at_all, "dates: 2020-06-01 to 2020-06-30 | source: no dispatch has \"TASS\"; " + sources +
                           " | without dates: 0 · without source: 0 · without place: 0 · without any filter: 3"},
      {usable, "with what may not be published: 0 | in no dispatch: pétrole"},
      {request_of("date:2020"), "dates: 2020-01-01 to 2020-12-31 | without dates: 4"},
      {request_of("retraites -date:2022 -date:2021"), ""},
      {request_of("retraites SAUF agence:TASS"), ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.request.query);
    CHECK(told(archive, row.request) == row.told);
  }
}

TEST_CASE("A value that no dispatch has is named with those that there are, also beside others that are found") {
  const Archive archive = news();
  struct Row {
    std::string query;
    std::string told;  // "name=value (nearest)"
  };
  const std::vector<Row> rows{
      {"gaz agence:Reuter", "source=Reuter (Reuters)"},
      {"agence:reutres", "source=reutres (Reuters)"},
      {"agence:\"Agence France-Presse\"", "source=Agence France-Presse (AFP)"},
      {"agence:\"Reuters France\"", "source=Reuters France (Reuters)"},
      {"agence:(AFP OU Reutrs)", "source=Reutrs (Reuters)"},
      {"agence:kazinfrom", "source=kazinfrom (Agence Kazinform)"},
      {"lieu:Almati", "place=Almati (Almaty, Kazakhstan)"},
      {"lieu:Berlin", "place=Berlin ()"},
      {"rubrique:politque", "category=politque (Politique)"},
      {"id:z", "id=z ()"},
      {"agence:AFP", ""},
      {"agence:(AFP OU Reuters)", ""},
      {"retraites SAUF agence:Reuter", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    std::string text;
    for (const UnknownValue& unknown : archive.search(row.query).unknown_values)
      text += unknown.name + "=" + unknown.value + " (" + joined(unknown.nearest) + ")";
    CHECK(text == row.told);
  }
  SearchRequest alias = request_of("gaz agence:Dépêches");
  alias.aliases = {{"Dépêches", {"Reuters"}}};
  CHECK(archive.search(alias).unknown_values.empty());
}

TEST_CASE("Words and patterns that no dispatch has are named, also when others were found") {
  const Archive archive = news();
  struct Row {
    std::string query;
    std::string missing;
  };
  const std::vector<Row> rows{
      {"retraites", ""},
      {"Bendaoud", "Bendaoud"},
      {"Bendaoud retraites", "Bendaoud"},
      {"+Bendaoud gaz", "Bendaoud"},
      {"\"Jawad Bendaoud\"", "Jawad Bendaoud"},
      {"Bendaoud Bendaoud", "Bendaoud"},
      {"A380 gaz", "A380"},
      {"réformes", ""},
      {"les de la", ""},
      {"zz* gaz", "zz*"},
      {"xylophon~ gaz", "xylophon~"},
      {"gaz -Bendaoud", ""},
      {"gaz SAUF zz*", ""},
      {"agence:Bendaoud", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(joined(archive.search(row.query).missing_words) == row.missing);
  }
  const std::string pasted =
      "Selon Bendaoud, la réforme des retraites passe et le gaz manque à la ville de Lyon aussi.";
  CHECK(archive.search(pasted).missing_words.empty());
  SearchRequest ids_only = request_of("gaz Bendaoud");
  ids_only.snippets = false;
  CHECK(archive.search(ids_only).missing_words.empty());
  ids_only.query = "Bendaoud";
  CHECK(joined(archive.search(ids_only).missing_words) == "Bendaoud");
}

TEST_CASE("The dates of an archive are named when an interval lies beside them") {
  const Archive archive = news();
  CHECK(joined(archive.search("gaz date:2019").notices) == "the dispatches are dated from 2021 to 2022");
  CHECK(archive.search("gaz date:2022-01-12").notices.empty());
}

TEST_CASE("Hits that are skipped beyond the last one are told") {
  const Archive archive = news();
  SearchRequest request = request_of("retraites");
  request.offset = 50;
  CHECK(joined(archive.search(request).notices) == "the first 50 hits were skipped, and there are 3");
  request.offset = 3;
  CHECK(joined(archive.search(request).notices) == "the first 3 hits were skipped, and there are 3");
  request.offset = 2;
  CHECK(archive.search(request).notices.empty());
  request.offset = 50;
  request.limit = 0;
  CHECK(archive.search(request).notices.empty());
}

TEST_CASE("A suggestion finds something, and is made of what someone typed") {
  const Archive archive = news();
  struct Row {
    std::string query;
    std::string suggestion;
  };
  const std::vector<Row> rows{
      {"retriates", "retraites"},
      {"retriates date:2022-01-13", "retraites date:2022-01-13"},
      {"retriates date:2020", ""},
      {"retriates agence:TASS", ""},
      {"+retriates +gaz", "+retraites +gaz"},
      {"+retriates +Kazinform", ""},
      {"la réforme\ndes retriates", ""},
      {"Le gaz manque à Lyon et la réforme des retriates passe, selon les agences de presse de la ville.", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(archive.search(row.query).suggestion.value_or("") == row.suggestion);
  }
}

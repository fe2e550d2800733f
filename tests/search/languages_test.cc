// Dispatches in other languages than French are kept, and found by their words as they stand there.

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/alerts.h"
#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

Dispatch in(const std::string& language, Dispatch dispatch) {
  dispatch.properties.push_back({"language", language, ""});
  return dispatch;
}

std::vector<Dispatch> sample() {
  std::vector<Dispatch> dispatches{
      in("en", dispatch_of("en", "The ministers announced new pensions. Nationals left the country.", "News in brief")),
      in("de-AT", dispatch_of("de", "Die Minister kündigen neue Renten an.", "Nachrichten")),
      in("fr", dispatch_of("fr", "Les ministres annoncent de nouvelles pensions.", "Nouvelles")),
      dispatch_of("sans", "Les ministres annoncent de nouvelles pensions. Les nationaux partent."),
  };
  dispatches[0].abstract = "Ministers spoke in Paris.";
  return dispatches;
}

}  // namespace

TEST_CASE("A dispatch in English is found by its exact words and by no French stem") {
  const Archive archive(sample());
  archive.finds({
      {"ministers", "en"},
      {"ministre", "fr sans"},
      {"MINISTERS -ministre", "en"},
      {"announced", "en"},
      {"annoncer", "fr sans"},
      {"pensions", "en fr sans"},
      {"pension", "fr sans"},
      {"nationals", "en sans"},
      {"national", "sans"},
      {"news", "en"},
      {"titre:news", "en"},
      {"texte:news", ""},
      {"chapo:ministers", "en"},
      {"chapo:minister", ""},
      {"kundigen", "de"},
      {"Renten", "de"},
      {"rente", ""},
      {"\"new pensions\"", "en"},
      {"\"the ministers\"", "en"},
      {"titre:\"news in\"", "en"},
      {"announ*", "en"},
      {"pensiosn~", "en fr sans"},
      {"+ministers +country", "en"},
      {"langue:en", "en"},
      {"langue:anglais", "en"},
      {"langue:(de OU fr)", "de fr"},
      {"the", "en"},
  });
}

TEST_CASE("French dispatches are found and ranked as if there were no others") {
  const std::vector<Dispatch> all = sample();
  const Archive mixed(all);
  const Archive french({all[2], all[3]});
  for (const std::string query : {"ministre", "nouvelle pension", "\"nouvelles pensions\"", "annonc*", "nationale"}) {
    INFO(query);
    std::vector<std::string> ids;
    for (const std::string& id : ids_of(mixed.search(query)))
      if (id == "fr" || id == "sans") ids.push_back(id);
    CHECK(ids == ids_of(french.search(query)));
  }
}

TEST_CASE("A word that only a foreign dispatch has is not respelt, and is suggested to nobody") {
  const Archive archive({in("en", dispatch_of("en", "The pensoins of the country.")),
                         dispatch_of("fr", "Les pensions du pays montent, dit le ministre.")});
  const SearchResults results = archive.search("pensoins country");
  CHECK(ids_of(results) == std::vector<std::string>{"en"});
  CHECK_FALSE(results.suggestion);
  CHECK(results.expansions.empty());
}

TEST_CASE("Alerts are told of dispatches in other languages by their words") {
  const TemporaryFolder folder;
  const std::string index = folder / "index";
  store(index, {dispatch_of("vieux", "Le gaz.")});
  auto alerts = Alerts::open(index).value();
  for (const std::string query : {"ministers", "minister", "\"new pensions\"", "announ*", "langue:en"})
    REQUIRE(alerts.add(query, request_of(query)));
  store(index, {sample()[0]});
  std::string told;
  for (auto some = alerts.poll(); some && !some->empty(); some = alerts.poll())
    for (const Alert& alert : *some)
      for (const AlertMatch& match : alert.matches) told += match.search + " ";
  CHECK(told == "\"new pensions\" announ* langue:en ministers ");
}

TEST_CASE("What is like a foreign dispatch is found, and feedback and timelines do without its stems") {
  const Archive archive(sample());
  SearchRequest like = request_of("");
  like.like_id = "en";
  CHECK(archive.searcher().search(like));
  SearchRequest feedback = request_of("ministers country");
  feedback.feedback = true;
  CHECK(archive.search(feedback).total == 1);
  CHECK(archive.searcher().timeline(request_of("ministers"))->total == 1);
}

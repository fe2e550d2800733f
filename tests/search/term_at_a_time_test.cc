#include "search/retrieve/term_at_a_time.h"

#include <chrono>
#include <random>

#include <catch2/catch.hpp>

#include "query/language/parser.h"
#include "search/archive.h"
#include "search/session/request.h"
#include "search/terms/likeness.h"

using namespace depeche;
using namespace depeche::test;
using namespace depeche::search;

namespace {

constexpr std::size_t kAll = 1000;

std::vector<Dispatch> random_archive(std::mt19937& random, const std::string& name) {
  const std::vector<std::string> words{"retrait",   "troupe",        "Kazakhstan", "OTSC",
                                       "président", "manifestation", "gaz",        "prix",
                                       "essence",   "parlement",     "vote",       "l'Union européenne (UE)"};
  std::vector<Dispatch> dispatches;
  for (int i = 0; i < 150; ++i) {
    std::string text = "Dépêche";
    for (auto n = 1 + random() % 12; n > 0; --n) text += " " + words[random() % words.size()];
    if (random() % 9 == 0) text += " UE";
    Dispatch dispatch =
        dispatch_of(name + std::to_string(i), text, random() % 2 == 0 ? words[random() % words.size()] : "");
    dispatch.source = random() % 2 == 0 ? "AFP" : "Reuters";
    dispatches.push_back(dated(dispatch, "2022-0" + std::to_string(1 + random() % 3)));
  }
  return dispatches;
}

std::vector<Xapian::docid> ids(std::vector<Match> matches) {
  std::vector<Xapian::docid> ids;
  for (const Match& match : matches) ids.push_back(match.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

TEST_CASE("Adding up postings finds the documents that Xapian's matcher finds, in one index and in several") {
  std::mt19937 random(2022);
  const TemporaryFolder folder;
  store(folder / "one", random_archive(random, "a"));
  store(folder / "two", random_archive(random, "b"));
  for (const auto& indexes :
       std::vector<std::vector<std::filesystem::path>>{{folder / "one"}, {folder / "one", folder / "two"}}) {
    auto session = Session::open(indexes);
    REQUIRE(session);
    for (const std::string query : {"retrait",
                                    "retrait OTSC",
                                    "prix gaz essence",
                                    "titre:vote",
                                    "texte:vote retrait",
                                    "UE",
                                    "union européenne gaz",
                                    "retrait date:2022-01",
                                    "gaz source:afp",
                                    "gaz source:afp date:2022-02",
                                    "gaz mot-inconnu",
                                    "inconnu",
                                    "gaz date:1999",
                                    "\"gaz prix\"",
                                    "\"gaz prix\" essence",
                                    "\"prix essence\" \"gaz\" vote",
                                    "titre:\"OTSC\" gaz",
                                    "\"gaz inconnu\" vote",
                                    "\"vote retrait\" date:2022-01",
                                    "(gaz essence) retrait"}) {
      INFO(query << " in " << indexes.size());
      SearchRequest request = request_of(query);
      const auto tree = tree_of(request, *session);
      REQUIRE(tree);
      const query::Compiled compiled = compile_request(*tree, request, *session);
      if (query == "gaz date:1999") {
        CHECK_FALSE(compiled.term_at_a_time);
        continue;
      }
      REQUIRE(compiled.term_at_a_time);
      const Retrieved plainly =
          retrieve_term_at_a_time(*compiled.term_at_a_time, kAll, Evaluation::exhaustive, *session);
      const Retrieved by_xapian = retrieve(compiled.retrieval, SortOrder::relevance, true, kAll, *session);
      CHECK(ids(plainly.matches) == ids(by_xapian.matches));
      CHECK(plainly.at_least == by_xapian.matches.size());
      CHECK(std::is_sorted(plainly.matches.begin(), plainly.matches.end(),
                           [](const Match& a, const Match& b) { return a.weight > b.weight; }));
      const Retrieved best = retrieve_term_at_a_time(*compiled.term_at_a_time, 5, Evaluation::exhaustive, *session);
      REQUIRE(best.matches.size() == std::min<std::size_t>(5, plainly.matches.size()));
      CHECK(best.at_least == plainly.at_least);
      for (std::size_t i = 0; i < best.matches.size(); ++i) CHECK(best.matches[i].id == plainly.matches[i].id);
    }
  }
}

namespace {

// Words of very different frequency, some of them as phrases that an acronym stands for.
std::vector<Dispatch> uneven_archive(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  const std::vector<std::string> words{"Baïkonour", "ristourne", "gel", "essence", "parlement", "gaz", "retrait"};
  std::vector<Dispatch> dispatches;
  for (std::size_t i = 0; i < size; ++i) {
    std::string text = "Dépêche";
    if (random() % 50 == 0) text += " Ligue des droits (LD)";
    if (random() % 20 == 0) text += random() % 2 == 0 ? " Ligue des droits" : " droits d'une Ligue";
    if (random() % 60 == 0) text += " LD";
    if (random() % 15 == 0) text += random() % 3 == 0 ? " puis Julie Martel" : " et il martèle";
    for (auto n = 1 + random() % 8; n > 0; --n) {
      std::size_t word = words.size() - 1;
      while (word > 0 && random() % 3 == 0) --word;
      text += " " + words[word];
    }
    dispatches.push_back(dated(dispatch_of(std::to_string(seed) + "-" + std::to_string(i), text),
                               i % 3 == 0 || i > size - 500 ? "2022-01" : "2022-02"));
  }
  return dispatches;
}

// Small windows, and all that large archives have.
constexpr RetrievalPace kSmall{64, 1, 1, 0};

// Whether only streams tell some of what the query asks for.
bool looks_into_streams(const query::TermAtATimeQuery& query) {
  return !query.required.empty() ||
         std::ranges::any_of(query.leaves, [](const query::Leaf& leaf) { return leaf.only != nullptr; });
}

}  // namespace

TEST_CASE("Passing over what cannot be among the best changes nothing about them") {
  const TemporaryFolder folder;
  store(folder / "index", uneven_archive(6000, 9));
  auto session = Session::open({folder / "index"});
  REQUIRE(session);
  int shortened = 0;
  int expanded = 0;
  int looked_into = 0;
  for (const std::string query : {"essence retrait dépêche",
                                  "essence ristourne retrait dépêche",
                                  "gel essence dépêche",
                                  "gaz retrait",
                                  "parlement retrait dépêche date:2022-02",
                                  "gel essence retrait",
                                  "dépêche",
                                  "LD",
                                  "LD gaz retrait",
                                  "LD gel dépêche date:2022-02",
                                  "LD date:2022-02",
                                  "ligue des droits essence dépêche",
                                  "gaz Martel retrait",
                                  "Julie Martel",
                                  "Martel LD date:2022-01",
                                  "\"gaz retrait\"",
                                  "\"essence gaz\" parlement",
                                  "\"gaz retrait\" \"retrait gaz\" gel",
                                  "\"retrait gaz\" Martel date:2022-02",
                                  "\"Julie Martel\" LD gaz",
                                  "\"gel gel gel gel gel\" gaz",
                                  "(gaz gel) (essence Martel)"}) {
    CAPTURE(query);
    SearchRequest request = request_of(query);
    const auto tree = tree_of(request, *session);
    REQUIRE(tree);
    const query::Compiled compiled = compile_request(*tree, request, *session);
    REQUIRE(compiled.term_at_a_time);
    expanded += compiled.synonyms.empty() ? 0 : 1;
    looked_into += looks_into_streams(*compiled.term_at_a_time) ? 1 : 0;
    for (const std::size_t count : {1u, 10u, 100u, 2000u}) {
      const Retrieved all = retrieve_term_at_a_time(*compiled.term_at_a_time, count, Evaluation::exhaustive, *session);
      const Retrieved best = retrieve_term_at_a_time(*compiled.term_at_a_time, count, Evaluation::top_k, *session,
                                                     AtDeadline::fails, kSmall);
      CHECK(all.is_everything);
      CHECK(best.at_least <= all.at_least);
      shortened += best.is_everything ? 0 : 1;
      REQUIRE(best.matches.size() == all.matches.size());
      for (std::size_t i = 0; i < all.matches.size(); ++i) {
        CHECK(best.matches[i].id == all.matches[i].id);
        CHECK(best.matches[i].weight == Approx(all.matches[i].weight));
      }
    }
  }
  CHECK(shortened > 3);
  CHECK(expanded == 7);
  CHECK(looked_into == 10);
}

TEST_CASE("Several threads and several parts find what one thread finds, with the same scores", "[threads]") {
  const TemporaryFolder folder;
  store(folder / "one", uneven_archive(900, 1));
  store(folder / "two", uneven_archive(2500, 2));
  store(folder / "three", uneven_archive(40, 3));
  std::mt19937 random(4);
  const std::vector<std::string> words{"Baïkonour", "ristourne", "gel", "essence", "parlement", "gaz",
                                       "retrait",   "dépêche",   "LD",  "droits",  "Martel",    "\"gaz gaz\""};
  base::Helpers helpers(4);
  std::size_t cut_short = 0;
  for (const auto& indexes : std::vector<std::vector<std::filesystem::path>>{
           {folder / "two"}, {folder / "one", folder / "two", folder / "three"}}) {
    auto session = Session::open(indexes);
    REQUIRE(session);
    for (int round = 0; round < 60; ++round) {
      std::string query;
      for (auto n = 1 + random() % 5; n > 0; --n) query += words[random() % words.size()] + " ";
      if (random() % 4 == 0) query += random() % 2 == 0 ? "date:2022-01" : "date:2022-02";
      CAPTURE(query);
      SearchRequest request = request_of(query);
      const auto tree = tree_of(request, *session);
      REQUIRE(tree);
      const std::size_t count = 1 + random() % 120;
      for (const Evaluation evaluation : {Evaluation::exhaustive, Evaluation::top_k}) {
        session->set_helpers(nullptr);
        const auto alone = retrieve_term_at_a_time(*compile_request(*tree, request, *session).term_at_a_time, count,
                                                   evaluation, *session);
        session->set_helpers(&helpers);
        const auto helped = retrieve_term_at_a_time(*compile_request(*tree, request, *session).term_at_a_time, count,
                                                    evaluation, *session, AtDeadline::fails, kSmall);
        std::size_t different = helped.matches.size() == alone.matches.size() ? 0 : 1;
        for (std::size_t i = 0; different == 0 && i < alone.matches.size(); ++i)
          different +=
              alone.matches[i].id != helped.matches[i].id || alone.matches[i].weight != helped.matches[i].weight;
        CHECK(different == 0);
        CHECK(helped.with_all == alone.with_all);
        if (evaluation == Evaluation::exhaustive) CHECK(helped.at_least == alone.at_least);
        cut_short += helped.is_everything ? 0 : 1;
      }
    }
  }
  CHECK(cut_short > 20);
}

TEST_CASE("Threads that help end at the deadline, and what they found until then may be told", "[threads]") {
  const TemporaryFolder folder;
  store(folder / "index", uneven_archive(3000, 5));
  base::Helpers helpers(3);
  auto session = Session::open({folder / "index"});
  REQUIRE(session);
  session->set_helpers(&helpers);
  SearchRequest request = request_of("gaz retrait dépêche essence");
  const auto tree = tree_of(request, *session);
  const query::Compiled compiled = compile_request(*tree, request, *session);
  const auto all = retrieve_term_at_a_time(*compiled.term_at_a_time, kAll, Evaluation::exhaustive, *session);
  std::size_t given_up = 0;
  for (auto time = std::chrono::microseconds(1); time < std::chrono::milliseconds(3); time *= 2) {
    session->set_deadline(base::Deadline(std::chrono::steady_clock::now() + time));
    // The deadline is that of the plan's readers, too.
    const query::Compiled timed = [&] {
      const base::Deadline deadline = session->deadline();
      session->set_deadline({});
      query::Compiled plan = compile_request(*tree, request, *session);
      session->set_deadline(deadline);
      return plan;
    }();
    const auto some = retrieve_term_at_a_time(*timed.term_at_a_time, kAll, Evaluation::exhaustive, *session,
                                              AtDeadline::is_cut, kSmall);
    CHECK(some.matches.size() <= all.matches.size());
    CHECK(some.is_everything != some.is_cut);
    given_up += some.is_cut ? 1 : 0;
    try {
      retrieve_term_at_a_time(*timed.term_at_a_time, kAll, Evaluation::exhaustive, *session, AtDeadline::fails, kSmall);
    } catch (const base::DeadlinePassed&) {
      ++given_up;
    }
  }
  CHECK(given_up > 0);
}

#include <algorithm>
#include <chrono>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "query/language/parser.h"
#include "query/plan/to_xapian.h"
#include "query/read/phrase.h"
#include "query/read/postings.h"
#include "query/words/fuzzy.h"
#include "query/words/spelling.h"
#include "query/words/wildcard.h"
#include "search/archive.h"
#include "search/present/versions.h"
#include "search/retrieve/matcher_deadline.h"
#include "search/retrieve/retrieval.h"
#include "search/terms/significant_terms.h"

using namespace depeche;
using namespace depeche::test;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;

const std::vector<std::string> kSmallWords{"de",  "la", "le", "les", "des", "du",  "un",   "une",
                                           "sur", "et", "en", "au",  "aux", "par", "pour", "dans"};

const std::vector<std::string> kWords{"retrait", "troupe", "Kazakhstan", "OTSC", "président", "gaz", "prix", "vote"};

std::vector<Dispatch> archive_of(int size) {
  std::vector<Dispatch> dispatches;
  for (int i = 0; i < size; ++i) {
    std::string text = "La dépêche du jour dit le retrait.";
    for (int n = 0; n < 24; ++n) {
      const auto at = static_cast<std::size_t>(i * 7 + n * (i % 5 + 1));
      text += " " + kSmallWords[at % kSmallWords.size()] + " " + kWords[at / 3 % kWords.size()];
    }
    Dispatch dispatch = dispatch_of("d" + std::to_string(i), text + " mot" + std::to_string(i),
                                    kWords[static_cast<std::size_t>(i) % kWords.size()]);
    dispatch.source = i % 2 == 0 ? "AFP" : "Reuters";
    dispatches.push_back(dated(dispatch, "2022-0" + std::to_string(1 + i % 3)));
  }
  return dispatches;
}

// One request of each kind of search.
std::vector<SearchRequest> all_kinds() {
  std::vector<SearchRequest> requests;
  for (const char* query : {"retrait", "retrait OTSC gaz", "+retrait -vote", "\"de la\" gaz", "+\"le retrait\"",
                            "retrait ET gaz", "troupe OU vote", "ret*", "pr?x", "retrai~", "retrait kazakstann",
                            "source:afp", "date:2022-01", "retrait date:2022-02", "titre:vote", ""})
    requests.push_back(request_of(query));
  SearchRequest facets = request_of("retrait");
  facets.facets = {FacetField::date, FacetField::source, FacetField::place, FacetField::mentions};
  requests.push_back(facets);
  SearchRequest newest = request_of("retrait gaz");
  newest.sort = SortOrder::newest;
  requests.push_back(newest);
  SearchRequest oldest = request_of("");
  oldest.sort = SortOrder::oldest;
  requests.push_back(oldest);
  SearchRequest like = request_of("");
  like.like_id = "d3";
  requests.push_back(like);
  SearchRequest filters = request_of("");
  filters.sources = {"AFP"};
  filters.dated = parse_iso_range("2022-03").value();
  requests.push_back(filters);
  SearchRequest folded = request_of("retrait");
  folded.fold_versions = true;
  requests.push_back(folded);
  SearchRequest feedback = request_of("gaz");
  feedback.feedback = true;
  requests.push_back(feedback);
  SearchRequest counted = request_of("de la retrait troupe Kazakhstan OTSC président gaz prix vote jour dit dépêche");
  counted.counting = Counting::exact;
  requests.push_back(counted);
  return requests;
}

std::string described(const SearchResults& results) {
  std::string text = joined(ids_of(results)) + " of " + std::to_string(results.total) + "\n";
  for (const Hit& hit : results.hits) text += std::to_string(hit.score) + " " + hit.snippet.text + "\n";
  for (const Facet& facet : results.facets)
    for (const FacetValue& value : facet.values) text += value.value + " " + std::to_string(value.count) + "\n";
  return text + results.suggestion.value_or("");
}

SearchRequest until(SearchRequest request, Clock::time_point deadline) {
  request.deadline = deadline;
  return request;
}

// A request that walks through the streams of all documents for each of its phrases.
SearchRequest slow_request() {
  std::string query;
  for (std::size_t i = 0; i < kSmallWords.size() / 2; ++i)
    for (const std::string& word : kWords)
      query += (query.empty() ? "\"" : " OU \"") + kSmallWords[i] + " " + word + "\"~20";
  return request_of(query);
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

TEST_CASE("A search of any kind fails when its deadline has passed, and the same searcher answers it again") {
  const Archive archive(archive_of(60));
  for (const SearchRequest& request : all_kinds()) {
    INFO(request.query);
    const std::string before = described(archive.search(request));
    const auto passed = archive.searcher().search(until(request, Clock::now()));
    REQUIRE_FALSE(passed);
    CHECK(passed.error().code == ErrorCode::timeout);
    CHECK(passed.error().message == "the time that the search was given had passed before it began");
    const auto timeline = archive.searcher().timeline(until(request, Clock::now()));
    REQUIRE_FALSE(timeline);
    CHECK(timeline.error().code == ErrorCode::timeout);
    const auto explanation = archive.searcher().explain(until(request, Clock::now()));
    REQUIRE_FALSE(explanation);
    CHECK(explanation.error().code == ErrorCode::timeout);
    CHECK(described(archive.search(request)) == before);
  }
}

TEST_CASE("A deadline that does not pass changes no answer, also of an index that dispatches were removed from") {
  const TemporaryFolder folder;
  store(folder / "index", archive_of(90));
  auto writer = IndexWriter::open(folder / "index", {}).value();
  for (const char* id : {"d0", "d7", "d8", "d40", "d89"}) REQUIRE(writer.remove(id));
  REQUIRE(writer.commit());
  store(folder / "other", archive_of(20));
  for (const auto& indexes :
       std::vector<std::vector<std::filesystem::path>>{{folder / "index"}, {folder / "index", folder / "other"}}) {
    const Searcher searcher = Searcher::open(indexes).value();
    for (const SearchRequest& request : all_kinds()) {
      INFO(request.query);
      const SearchRequest timed = until(request, Clock::now() + 1h);
      CHECK(described(searcher.search(timed).value()) == described(searcher.search(request).value()));
      CHECK(searcher.timeline(timed).value().total == searcher.timeline(request).value().total);
    }
  }
}

TEST_CASE("A search that would take long ends soon after its deadline, wherever it is then") {
  const Archive archive(archive_of(3000));
  const SearchRequest request = slow_request();
  const double begin = processor_seconds();
  const std::string answer = described(archive.search(request));
  const double whole = processor_seconds() - begin;
  REQUIRE(archive.search(request).total > 0);
  for (const auto share : {0.02, 0.1, 0.2}) {
    const auto time = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(whole * share));
    double least = whole;  // of some tries: a machine that is shared takes time away now and then
    for (int tries = 0; tries < 5; ++tries) {
      const double start = processor_seconds();
      const auto result = archive.searcher().search(until(request, Clock::now() + time));
      least = std::min(least, processor_seconds() - start);
      REQUIRE_FALSE(result);
      CHECK(result.error().code == ErrorCode::timeout);
    }
    CHECK(least < whole * 0.7);
  }
  CHECK(described(archive.search(request)) == answer);
}

TEST_CASE("Sums of weights that a deadline left half done weigh nothing in the next search") {
  const Archive archive(archive_of(600));
  const SearchRequest request = request_of("retrait troupe Kazakhstan OTSC gaz \"de la\" \"le retrait\"");
  const std::string answer = described(archive.search(request));
  std::size_t given_up = 0;
  for (auto time = 100us; time < 20ms; time += 400us) {
    const auto result = archive.searcher().search(until(request, Clock::now() + time));
    if (!result) {
      ++given_up;
      REQUIRE(result.error().code == ErrorCode::timeout);
    }
    REQUIRE(described(archive.search(request)) == answer);
  }
  CHECK(given_up > 0);
}

TEST_CASE("Xapian's match ends when the deadline passes within it") {
  class SlowSpy : public Xapian::MatchSpy {
   public:
    void operator()(const Xapian::Document&, double) override {
      ++seen;
      std::this_thread::sleep_for(1ms);
    }
    int seen = 0;
  };
  const TemporaryFolder folder;
  constexpr int kDocuments = 700;
  store(folder / "index", archive_of(kDocuments));
  auto session = search::Session::open({folder / "index"}).value();
  const std::vector<Xapian::Query> queries{
      query::everything(), Xapian::Query("retrait"), Xapian::Query("gaz") | Xapian::Query("retrait"),
      Xapian::Query(Xapian::Query::OP_AND_NOT, Xapian::Query("retrait"), Xapian::Query("mot3"))};
  for (const Xapian::Query& query : queries) {
    INFO(query.get_description());
    SlowSpy all;
    session.set_deadline({});
    search::count_matches(query, {&all}, session);
    CHECK(all.seen > kDocuments / 2);
    SlowSpy some;
    session.set_deadline(base::Deadline(Clock::now() + 50ms));
    CHECK_THROWS_AS(search::count_matches(query, {&some}, session), base::DeadlinePassed);
    CHECK(some.seen > 0);
    CHECK(some.seen < kDocuments / 2);
  }
}

TEST_CASE("A match that may be cut ends with what it has looked at") {
  class SlowSpy : public Xapian::MatchSpy {
   public:
    void operator()(const Xapian::Document&, double) override { std::this_thread::sleep_for(1ms); }
  };
  const TemporaryFolder folder;
  constexpr int kDocuments = 400;
  for (const char* name : {"index", "other"}) store(folder / name, archive_of(kDocuments));
  for (const auto& indexes :
       std::vector<std::vector<std::filesystem::path>>{{folder / "index"}, {folder / "index", folder / "other"}}) {
    auto session = search::Session::open(indexes).value();
    session.set_deadline(base::Deadline(Clock::now() + 30ms));
    bool cut = false;
    SlowSpy spy;
    Xapian::Enquire enquire(session.all());
    enquire.set_query(search::until_deadline(Xapian::Query("gaz") | Xapian::Query("retrait"), session, &cut));
    enquire.add_matchspy(&spy);
    const Xapian::MSet some = enquire.get_mset(0, 2 * kDocuments);
    CHECK(cut);
    CHECK_FALSE(some.empty());
    CHECK(some.size() < kDocuments / 2);
  }
}

TEST_CASE("A search that may be partial tells true hits and no wrong count once its time is up") {
  const Archive archive(archive_of(200));
  std::vector<SearchRequest> requests = all_kinds();
  requests.erase(requests.begin() + 2, requests.begin() + 15);  // other queries of words
  std::size_t partial = 0;
  for (SearchRequest& request : requests) {
    INFO(request.query);
    request.limit = 200;
    const auto begin = Clock::now();
    const SearchResults whole = archive.search(request);
    const Clock::duration time = Clock::now() - begin;
    const std::string ids = joined(ids_of(whole)) + ' ';
    request.partial = true;
    for (const int share : {2, 5, 8}) {
      const auto result = archive.searcher().search(until(request, Clock::now() + time * share / 10));
      if (!result) {
        CHECK(result.error().code == ErrorCode::timeout);
        continue;
      }
      CHECK(result->total <= whole.total);
      if (result->total_is_exact) CHECK(result->total == whole.total);
      for (const Hit& hit : result->hits) CHECK((' ' + ids).find(' ' + hit.dispatch.id + ' ') != std::string::npos);
      if (!result->is_partial) {
        CHECK(described(*result) == described(whole));
        continue;
      }
      ++partial;
      CHECK_FALSE(result->hits.empty());
      CHECK_FALSE(result->notices.empty());
      CHECK((result->facets.empty() || result->facets.front().values.size() == whole.facets.front().values.size()));
      CHECK((!result->next || result->next == whole.next));
    }
    request.partial = false;
    CHECK(described(archive.search(request)) == described(whole));
  }
  CHECK(partial > 0);
}

TEST_CASE("A search that may be partial fails when nothing was found by its deadline") {
  const Archive archive(archive_of(60));
  for (SearchRequest request : all_kinds()) {
    INFO(request.query);
    request.partial = true;
    const auto passed = archive.searcher().search(until(request, Clock::now()));
    REQUIRE_FALSE(passed);
    CHECK(passed.error().code == ErrorCode::timeout);
  }
}

TEST_CASE("Opening, parsing and the analysis of a text to compare with look at the deadline") {
  const TemporaryFolder folder;
  store(folder / "index", archive_of(20));
  const base::Deadline passed(Clock::now());
  const std::vector<std::filesystem::path> indexes{folder / "index"};
  CHECK_THROWS_AS(search::Session::open(indexes, passed), base::DeadlinePassed);
  auto session = search::Session::open(indexes).value();
  REQUIRE(session.refresh());  // not verified: the next one opens again
  CHECK_THROWS_AS(session.refresh(passed), base::DeadlinePassed);
  for (const std::string query : {"retrait", "", "-(a b) \"c d\" OU e*"})
    CHECK_THROWS_AS(query::parse(query, kToday, passed), base::DeadlinePassed);
  session.set_deadline(passed);
  CHECK_THROWS_AS(search::words_of_text("Le retrait des troupes", 25, 1, session), base::DeadlinePassed);
}

TEST_CASE("A query and a text to compare with that would take long to read end soon after the deadline") {
  const Archive archive(archive_of(20));
  std::string words;
  for (unsigned i = 0; words.size() < 900'000; ++i) words += "mot" + std::to_string(i * 2654435761U) + ' ';
  SearchRequest like = request_of("");
  for (int i = 0; i < 6; ++i) like.like_text += words;
  for (SearchRequest request : {request_of(words), like}) {
    const double begin = processor_seconds();
    static_cast<void>(archive.search(request));
    const double whole = processor_seconds() - begin;
    const double start = processor_seconds();
    const auto result = archive.searcher().search(until(request, Clock::now() + 2ms));
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::timeout);
    CHECK(processor_seconds() - start < whole * 0.5);
  }
}

TEST_CASE("Every walk through postings, streams and the dictionary looks at the deadline") {
  const TemporaryFolder folder;
  store(folder / "index", archive_of(200));
  auto session = search::Session::open({folder / "index"}).value();
  session.set_deadline(base::Deadline(Clock::now()));
  const query::Indexes indexes = session.indexes();
  const query::Postings postings = indexes.postings(0);
  const std::vector<schema::PartDatabase>& parts = session.databases();
  CHECK_THROWS_AS(query::expand("mot*", parts, session.deadline()), base::DeadlinePassed);
  CHECK_THROWS_AS(query::expand_near("mot55", 2, parts, session.deadline()), base::DeadlinePassed);
  CHECK_THROWS_AS(query::likely_spelling("mott", parts, session.deadline()), base::DeadlinePassed);
  CHECK_THROWS_AS(query::unite(postings, {"retrait"}), base::DeadlinePassed);
  CHECK_THROWS_AS(query::intersect(postings, {"retrait", "gaz"}), base::DeadlinePassed);
  text::Analyzer analyzer;
  std::vector<text::Token> tokens;
  analyzer.analyze("la dépêche", text::Capitals::are_acronyms, tokens);
  const auto finder = query::phrase_finder(query::Phrase::from(tokens, std::nullopt));
  CHECK_THROWS_AS(finder->documents(indexes, 0), base::DeadlinePassed);
  const auto walk = std::make_shared<query::StreamWalk>();
  std::vector<std::shared_ptr<const query::StreamFinder>> walking;
  for (const char* phrase : {"de la", "dans la", "par la", "pour la", "sur la"}) {
    tokens.clear();
    analyzer.analyze(phrase, text::Capitals::are_acronyms, tokens);
    walking.push_back(query::phrase_finder(query::Phrase::from(tokens, std::nullopt), walk));
  }
  CHECK_THROWS_AS(walk->run(indexes, 0), base::DeadlinePassed);
  CHECK_FALSE(walking.front()->has_found(0));
  CHECK_THROWS_AS(search::VersionFinder(session).chain_of(1), base::DeadlinePassed);
  session.set_deadline({});
  CHECK(query::expand("mot*", parts, session.deadline()).forms.size() == 200);
  CHECK_FALSE(query::unite(session.indexes().postings(0), {"retrait"}).empty());
  CHECK_FALSE(finder->documents(session.indexes(), 0).empty());
  walk->run(session.indexes(), 0);
  CHECK(walking.back()->has_found(0));
}

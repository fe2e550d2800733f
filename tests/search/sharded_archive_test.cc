// Shards answer what one searcher of their indexes answers.

#include "search/sharded_archive.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "base/xapian_remote.h"
#include "search/random_queries.h"
#include "support/effort.h"

using namespace depeche;
using namespace depeche::test;

namespace {

constexpr auto kRandomQueries = effort<std::size_t>(400, 60);

std::vector<Dispatch> stories() {
  std::vector<Dispatch> all;
  const auto add = [&](Dispatch dispatch) { all.push_back(std::move(dispatch)); };
  add(written(from(dispatch_of("a1",
                               "L'Organisation du traité de sécurité collective (OTSC) a commencé jeudi le retrait "
                               "de son contingent du Kazakhstan, a annoncé le ministère russe de la Défense.",
                               "Kazakhstan : début du retrait"),
                   "AFP", "Almaty, Kazakhstan"),
              "2022-01-13 10:00"));
  add(written(from(dispatch_of("a2",
                               "L'Organisation du traité de sécurité collective (OTSC) a commencé jeudi le retrait "
                               "de son contingent du Kazakhstan, a annoncé le ministère russe de la Défense. Les "
                               "premiers avions ont quitté Almaty dans la matinée.",
                               "Kazakhstan : l'OTSC se retire"),
                   "AFP", "ALMATY"),
              "2022-01-13 12:30"));
  add(written(
      from(dispatch_of("b", "Les forces de l'OTSC quitteront le pays en dix jours, a promis le président Tokaïev.",
                       "Tokaïev promet un retrait rapide"),
           "Reuters", "Nour-Soultan"),
      "2022-01-11 09:00"));
  add(dated(dispatch_of("c",
                        "Le coup d'État au Burkina Faso, et les manifestants qui l'ont salué. La plate-forme "
                        "d'opposition se tait.",
                        "Coup d'État à Ouagadougou"),
            "2022-01"));
  add(dated(dispatch_of("d",
                        "Une manifestation a réuni dix mille personnes à Paris contre la réforme des retraites, "
                        "dont le retrait est demandé le 20 janvier 2022.",
                        "Manifestation à Paris"),
            "2022-01-14"));
  add(dispatch_of("e", "Le marché du gaz se détend, les prix baissent de dix pour cent. Le maire ferme l'usine à gaz.",
                  "Gaz : les prix baissent"));
  add(dated(from(dispatch_of("f", "La fermeture de l'usine de gaz de Lacq a été annoncée. Les salariés sont en grève.",
                             "Lacq : l'usine ferme"),
                 "AFP", "Pau (France)"),
            "2021-12-30"));
  add(dated(dispatch_of("g",
                        "Grève à la SNCF, la Société nationale des chemins de fer français (SNCF) : un train sur "
                        "dix. Les syndicats demandent le retrait du plan.",
                        "SNCF : grève vendredi"),
            "2021"));
  for (Dispatch& dispatch : all)
    if (dispatch.id < "d") dispatch.properties.push_back({"category", "Politique", ""});
  return all;
}

std::vector<std::string> queries() {
  return {"retrait OTSC",
          "retrait",
          "\"coup d'état\"",
          "\"retrait de son contingent\" Almaty",
          "manif*",
          "m?nifestant",
          "kazakstan~",
          "retrait ~3 contingent",
          "PROCHE(retrait contingent)",
          "+gaz -usine",
          "gaz OU grève",
          "titre:gaz",
          "source:AFP retrait",
          "lieu:almaty",
          "date:2022-01-13",
          "date:2022-01 retrait",
          "SNCF",
          "chemins de fer français",
          "rubrique:politique",
          "qui a promis un retrait rapide ?",
          "retraits des contingents de l'organisation du traité de sécurité collective annoncés par le ministère russe",
          "fermer usine",
          "plateforme opposition",
          "xyzzy",
          "retrait xyzzy",
          "manifestassions",
          "\"les syndicats du gaz\" grève",
          "le",
          "",
          "jeudi 13 janvier retrait",
          "mentionne:2022-01-20"};
}

// The first line that is not the same; nothing when all are.
std::string first_difference(const std::string& one, const std::string& other) {
  std::istringstream lines(one);
  std::istringstream others(other);
  std::string line;
  std::string wanted;
  while (std::getline(lines, line) && std::getline(others, wanted))
    if (line != wanted) return line + "\nin place of\n" + wanted;
  return one == other ? "" : "one is longer";
}

SearchRequest typed(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.today = kToday;
  return request;
}

void check_all(const Shards& archive, void (*change)(SearchRequest&)) {
  for (const std::string& query : queries()) {
    SearchRequest request = typed(query);
    change(request);
    INFO("query: " << query);
    CHECK(first_difference(Shards::answer_of(archive.remote().search(request)),
                           Shards::answer_of(archive.here().search(request))) == "");
  }
}

}  // namespace

TEST_CASE("shards answer what their indexes do, whatever is asked", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  for (const std::size_t count : {1, 2, 4}) {
    CAPTURE(count);
    const Shards archive(stories(), count);
    check_all(archive, [](SearchRequest&) {});
    check_all(archive, [](SearchRequest& request) { request.sort = SortOrder::newest; });
    check_all(archive, [](SearchRequest& request) { request.sort = SortOrder::oldest; });
    check_all(archive, [](SearchRequest& request) { request.fold_versions = false; });
    check_all(archive, [](SearchRequest& request) { request.mode = MatchMode::all; });
    check_all(archive, [](SearchRequest& request) { request.explain_ranking = true; });
    check_all(archive, [](SearchRequest& request) { request.feedback = true; });
    check_all(archive, [](SearchRequest& request) { request.recency_half_life = 7; });
    check_all(archive, [](SearchRequest& request) { request.snippets = false; });
    check_all(archive, [](SearchRequest& request) { request.like_id = "a1"; });
    check_all(archive, [](SearchRequest& request) { request.counting = Counting::exact; });
    check_all(archive, [](SearchRequest& request) {
      request.facets = {FacetField::source, FacetField::place, FacetField::date, FacetField::mentions};
      request.property_facets = {"category"};
    });
  }
}

TEST_CASE("pages by date go on over shards", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  const Shards archive(stories(), 3);
  for (const SortOrder order : {SortOrder::newest, SortOrder::oldest}) {
    SearchRequest request = typed("retrait OU gaz OU grève OU manifestation");
    request.sort = order;
    request.limit = 2;
    for (int page = 0; page < 4; ++page) {
      const auto results = archive.remote().search(request);
      REQUIRE(results);
      CHECK(archive.agree(request));
      request.after = results->next.value_or("");
    }
  }
}

TEST_CASE("timelines, single dispatches, words and names of shards are those of their indexes", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  const Shards archive(stories(), 3);
  const Searcher& here = archive.here();
  const Searcher& remote = archive.remote();
  for (const std::string& query : queries()) {
    INFO("query: " << query);
    const SearchRequest request = typed(query);
    CHECK(Shards::answer_of(remote.timeline(request)) == Shards::answer_of(here.timeline(request)));
    CHECK(remote.explain(request).value_or("") == here.explain(request).value_or(""));
    const auto marked = remote.find_marked("a1", request);
    const auto marked_here = here.find_marked("a1", request);
    REQUIRE(marked.has_value() == marked_here.has_value());
    if (marked) CHECK(((*marked)->text == (*marked_here)->text));
  }
  CHECK(remote.find("b").value()->title == "Tokaïev promet un retrait rapide");
  CHECK_FALSE(remote.find("z").value());
  CHECK(remote.words("ret", 5).value() == here.words("ret", 5).value());
  CHECK(remote.properties().value().size() == here.properties().value().size());
  CHECK(remote.revision().value() == here.revision().value());
  std::vector<std::string> ids;
  REQUIRE(remote.each_id([&](std::string_view id) { return ids.emplace_back(id), true; }));
  CHECK(ids.size() == stories().size());
}

TEST_CASE("random queries over four shards are answered as by one searcher of the four indexes", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  RandomWorld random(7);
  std::vector<Dispatch> dispatches;
  for (const Story& story : random.stories(60, "s")) dispatches.push_back(story.dispatch);
  const Shards archive(dispatches, 4);
  std::size_t found = 0;
  for (std::size_t i = 0; i < kRandomQueries; ++i) {
    SearchRequest request = random.request();
    request.limit = 7;
    request.fold_versions = random.one_in(2);
    request.relax = random.one_in(2);
    request.expand = random.one_in(2);
    request.suggest = random.one_in(4);
    request.snippets = random.one_in(4);
    if (random.one_in(3)) request.sort = random.one_in(2) ? SortOrder::newest : SortOrder::oldest;
    if (random.one_in(2)) request.counting = Counting::automatic;
    CAPTURE(request.query);
    const auto here = archive.here().search(request);
    const std::string answer = Shards::answer_of(archive.remote().search(request));
    CHECK(first_difference(answer, Shards::answer_of(here)) == "");
    found += here ? here->hits.size() : 0;
  }
  CHECK(found > kRandomQueries);
}

TEST_CASE("shards whose topics are the same answer as the indexes do, with each ranking feature", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  RandomWorld random(8);
  std::vector<Dispatch> dispatches;
  for (const Story& story : random.stories(300, "s")) dispatches.push_back(story.dispatch);
  const TemporaryFolder teacher;
  store(teacher / "index", dispatches);
  dispatches.resize(60);
  const Shards archive(dispatches, 3, {.topics_of = teacher / "index"});
  for (std::size_t i = 0; i < kRandomQueries / 4; ++i) {
    SearchRequest request = random.request();
    request.explain_ranking = true;
    request.usable = false;  // what is under embargo depends on the second
    CAPTURE(request.query);
    CHECK(first_difference(Shards::answer_of(archive.remote().search(request)),
                           Shards::answer_of(archive.here().search(request))) == "");
  }
}

TEST_CASE("a search over shards that has no time left says so", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  const Shards archive(stories(), 2);
  // A filter by a value is for Xapian's matcher, which looks at the deadline on the shard.
  for (const std::string& query : {std::string("retrait"), std::string("gaz -usine"), std::string("\"coup d'état\"")})
    for (const auto given : {std::chrono::microseconds(0), std::chrono::microseconds(50),
                             std::chrono::microseconds(500), std::chrono::microseconds(1500)}) {
      SearchRequest request = typed(query);
      request.deadline = std::chrono::steady_clock::now() + given;
      const auto results = archive.remote().search(request);
      CAPTURE(query, given.count());
      if (given.count() == 0) CHECK_FALSE(results);
      if (!results) CHECK(results.error().code == ErrorCode::timeout);
    }
  CHECK(archive.agree(typed("retrait")));
}

TEST_CASE("a commit to a shard is seen by the next search", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  const Shards archive(stories(), 2);
  SearchRequest request = typed("zèbre");
  CHECK(archive.remote().search(request)->hits.empty());
  for (const std::string id : {"z1", "z2", "z3"}) {
    store(archive.indexes().back(), {dispatch_of(id, "Un zèbre court dans Paris, le " + id + ".")});
    CHECK(archive.remote().search(request)->hits.size() == archive.here().search(request)->hits.size());
    CHECK(archive.agree(request));
  }
  // The other shard had nothing of it, and was not searched.
  for (const std::string text : {"Un zèbre, enfin.", "Le zèbre revient."}) {
    store(archive.indexes().front(), {dispatch_of("z9", text)});
    CHECK(archive.agree(request));
    CHECK(archive.remote().find("z9").value()->text == text);
  }
  // Counts and spellings of words, too, which sessions remember of the shards without commits.
  for (const std::string& query : queries()) {
    CAPTURE(query);
    store(archive.indexes().front(), {dispatch_of("y" + query, "Un yack à Paris, et " + query)});
    CHECK(archive.agree(typed(query)));
  }
}

namespace {

// Keeps what a part is asked, unless that is just whether a commit came.
class RecordingService final : public search::ShardService {
 public:
  RecordingService(std::unique_ptr<search::ShardService> service, std::vector<std::string>& requests)
      : service_(std::move(service)), requests_(requests) {}
  std::string answer(std::string_view request) override {
    std::string answer = service_->answer(request);
    if (answer != std::string(1, search::kIsNewest)) requests_.emplace_back(request);
    return answer;
  }
  void add_to(Xapian::Registry& registry) override { service_->add_to(registry); }

 private:
  std::unique_ptr<search::ShardService> service_;
  std::vector<std::string>& requests_;
};

// Indexes as shards, and what each is asked.
class RecordedShards {
 public:
  explicit RecordedShards(const std::vector<std::vector<Dispatch>>& of_shards, const WriterOptions& options = {})
      : requests_(of_shards.size()) {
    std::string map;
    for (std::size_t shard = 0; shard < of_shards.size(); ++shard) {
      store(index(shard), of_shards[shard], options);
      const Listening listening;
      const search::NewService services = search::part_services(index(shard));
      servers_.push_back(search::ShardServer::start(
                             listening.descriptor(),
                             [this, shard, services]() -> Result<search::Served> {
                               auto served = services();
                               if (served)
                                 served->service =
                                     std::make_unique<RecordingService>(std::move(served->service), requests_[shard]);
                               return served;
                             },
                             {}, [](const std::string&) {})
                             .value());
      map += "shard" + std::to_string(shard) + " = 127.0.0.1:" + std::to_string(listening.port()) + "\n";
    }
    folder_.write("map", map);
    searcher_.emplace(Searcher::open(folder_ / "map").value());
  }

  std::filesystem::path index(std::size_t shard) const { return folder_ / ("index" + std::to_string(shard)); }
  const Searcher& searcher() const { return *searcher_; }
  // Since the last time.
  std::vector<std::string> take_requests(std::size_t shard) { return std::exchange(requests_[shard], {}); }

 private:
  TemporaryFolder folder_;
  std::vector<std::vector<std::string>> requests_;
  std::vector<std::unique_ptr<search::ShardServer>> servers_;
  std::optional<Searcher> searcher_;
};

// Behind the version of the messages.
constexpr std::size_t kCallByte = 1;

using search::RemoteCall;

std::vector<RemoteCall> calls_of(const std::vector<std::string>& requests) {
  std::vector<RemoteCall> calls;
  for (const std::string& request : requests) calls.push_back(static_cast<RemoteCall>(request[kCallByte]));
  return calls;
}

// What becomes of bytes that are no request. Nothing but an exception is allowed.
bool is_refused(search::PartService& service, const std::string& request) {
  try {
    service.answer(request);
    return false;
  } catch (const Xapian::Error&) {
    return true;
  } catch (const std::exception&) {
    return true;
  }
}

}  // namespace

TEST_CASE("a search over shards makes few calls, however many words it has", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  RecordedShards shards({stories()});
  const auto asked_of = [&](const std::string& query) {
    shards.take_requests(0);
    REQUIRE_FALSE(shards.searcher().search(typed(query))->hits.empty());
    return calls_of(shards.take_requests(0));
  };
  (void)asked_of("Lacq");
  const std::string sentence =
      "retrait du contingent annoncé par la ministre russe de la Défense, dix jours avant la promesse du président "
      "Tokaïev";
  const auto first = asked_of(sentence);
  CHECK(std::ranges::count(first, RemoteCall::words) == 1);
  CHECK(std::ranges::count(first, RemoteCall::state) == 0);
  CHECK(std::ranges::count(first, RemoteCall::documents) == 0);
  CHECK(first.size() <= 5);
  const auto again = asked_of(sentence);
  CHECK(std::ranges::count(again, RemoteCall::words) == 0);
  CHECK(again.size() < first.size());
}

TEST_CASE("shards say once what a word is about", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  RandomWorld random(8);
  std::vector<Dispatch> dispatches;
  for (const Story& story : random.stories(300, "s")) dispatches.push_back(story.dispatch);
  const TemporaryFolder teacher;
  store(teacher / "index", dispatches);
  dispatches.push_back(dispatch_of("known words", "Le retrait du contingent est annoncé."));
  RecordedShards shards({dispatches, stories()}, {.topics_of = teacher / "index"});
  const auto asked_of = [&](const std::string& query) {
    shards.take_requests(0);
    REQUIRE_FALSE(shards.searcher().search(typed(query))->hits.empty());
    return std::ranges::count(calls_of(shards.take_requests(0)), RemoteCall::word_topics);
  };
  CHECK(asked_of("retrait du contingent") == 1);
  CHECK(asked_of("contingent retrait") == 0);
  CHECK(asked_of("retrait annoncé") == 1);
}

TEST_CASE("shards without any of the words, or of the dates, are not searched", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  const auto gas_on = [](const std::string& id, const std::string& day) {
    return dated(dispatch_of(id, "Le gaz manque à Paris, et le prix du gaz monte."), day);
  };
  std::vector<Dispatch> older{gas_on("a1", "2021-03-01"), gas_on("a2", "2021-04-02")};
  std::vector<Dispatch> newer{gas_on("b1", "2022-01-01"), gas_on("b2", "2022-01-05"),
                              dated(dispatch_of("b3", "Les oliviers de Corse."), "2022-01-05")};
  RecordedShards shards({older, newer});
  const auto here = Searcher::open(std::vector{shards.index(0), shards.index(1)}).value();
  const auto were_searched = [&] {
    std::vector<bool> searched;
    for (std::size_t shard : {0, 1})
      searched.push_back(std::ranges::any_of(calls_of(shards.take_requests(shard)), [](RemoteCall call) {
        return call != RemoteCall::state && call != RemoteCall::words && call != RemoteCall::work;
      }));
    return searched;
  };
  const auto are_searched = [&](const SearchRequest& request) {
    for (std::size_t shard : {0, 1}) shards.take_requests(shard);
    CHECK(first_difference(Shards::answer_of(shards.searcher().search(request)),
                           Shards::answer_of(here.search(request))) == "");
    return were_searched();
  };
  const auto of_timeline = [&](const SearchRequest& request) {
    for (std::size_t shard : {0, 1}) shards.take_requests(shard);
    CHECK(Shards::answer_of(shards.searcher().timeline(request)) == Shards::answer_of(here.timeline(request)));
    return were_searched();
  };
  const auto change = GENERATE(
      as<void (*)(SearchRequest&)>(), [](SearchRequest&) {},
      [](SearchRequest& request) { request.sort = SortOrder::newest; },
      [](SearchRequest& request) { request.sort = SortOrder::oldest; },
      [](SearchRequest& request) {
        request.facets = {FacetField::source, FacetField::date};
        request.counting = Counting::exact;
      });
  const auto changed = [&](const std::string& query) {
    SearchRequest request = typed(query);
    request.suggest = false;
    change(request);
    return request;
  };
  CHECK(are_searched(changed("gaz Paris")) == std::vector{true, true});
  CHECK(are_searched(changed("oliviers")) == std::vector{false, true});
  CHECK(of_timeline(typed("oliviers")) == std::vector{false, true});
  for (const auto& [dates, wanted] :
       {std::pair("2021", std::vector{true, false}), std::pair("2022-01", std::vector{false, true}),
        std::pair("2021-04-01..2022-01-02", std::vector{true, true})}) {
    CAPTURE(dates);
    SearchRequest request = changed("gaz Paris");
    request.dated = parse_iso_range(dates).value();
    CHECK(are_searched(request) == wanted);
  }
  SearchRequest before_all = typed("gaz Paris");
  before_all.dated = parse_iso_range("2020").value();
  CHECK(are_searched(before_all) == std::vector{false, false});
}

TEST_CASE("requests that were cut or changed on their way are refused or answered, and harm nothing", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  constexpr auto kChanged = effort<std::size_t>(20000, 4000);
  RecordedShards shards({stories()});
  for (const std::string& query : queries()) {
    SearchRequest request = typed(query);
    CHECK(shards.searcher().search(request).has_value() == shards.searcher().timeline(request).has_value());
    request.sort = SortOrder::newest;
    (void)shards.searcher().search(request);
  }
  const std::vector<std::string> requests = shards.take_requests(0);
  REQUIRE(requests.size() > queries().size());
  const auto service = search::PartService::open(shards.index(0), std::make_shared<base::Helpers>(1)).value();
  for (const std::string& request : requests) {
    CHECK_FALSE(is_refused(*service, request));
    CHECK(is_refused(*service, request.substr(0, request.size() - 1)));
  }
  // Xapian itself does not bear damaged queries, neither in these calls nor in its own protocol.
  std::vector<std::string> ours;
  for (const std::string& request : requests)
    if (const auto call = static_cast<RemoteCall>(request[kCallByte]);
        call != search::RemoteCall::by_date && call != search::RemoteCall::dates)
      ours.push_back(request);
  std::mt19937 random(5);
  std::size_t refused = 0;
  for (std::size_t i = 0; i < kChanged; ++i) {
    std::string request = ours[random() % ours.size()];
    for (auto changes = 1 + random() % 3; changes > 0; --changes)
      request[kCallByte + 1 + random() % (request.size() - kCallByte - 1)] = static_cast<char>(random());
    refused += is_refused(*service, request) ? 1 : 0;
  }
  CHECK(refused > kChanged / 10);
  CHECK_FALSE(is_refused(*service, requests.front()));
}

TEST_CASE("a part refuses what another version of the program asks", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  const TemporaryFolder folder;
  store(folder / "index", stories());
  const auto service = search::PartService::open(folder / "index", std::make_shared<base::Helpers>(1)).value();
  std::string refusal;
  try {
    service->answer(base::to_wire(search::kWireVersion + 1, search::RemoteCall::state));
  } catch (const search::ShardFailure& failure) {
    refusal = failure.error().message;
  }
  CHECK(refusal == "the shard is served by another version of the program");
}

// What a search over shards asks them, and what becomes of requests that are none.

#include <algorithm>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "base/xapian_remote.h"
#include "search/shard_stories.h"
#include "search/sharded_archive.h"
#include "support/effort.h"

using namespace depeche;
using namespace depeche::test;

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
  std::vector<Dispatch> dispatches = random_dispatches(random, 300);
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

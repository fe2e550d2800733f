#include "page/side.h"

#include <condition_variable>
#include <mutex>

#include <catch2/catch.hpp>

#include "serve/client.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// Takes one piece, from whichever thread it comes.
class OnePiece final : public http::PieceSink {
 public:
  void put(std::string piece) override { take("put", std::move(piece)); }
  void end() override { take("end", {}); }
  void fail() override { take("fail", {}); }
  bool is_abandoned() const override { return false; }

  std::string wait() {
    std::unique_lock lock(mutex_);
    came_.wait(lock, [&] { return !how_.empty(); });
    return how_ == "put" ? piece_ : how_;
  }

 private:
  void take(std::string how, std::string piece) {
    const std::scoped_lock lock(mutex_);
    how_ = std::move(how);
    piece_ = std::move(piece);
    came_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable came_;
  std::string how_;
  std::string piece_;
};

std::string next_of(const http::PieceSource& source) {
  const auto sink = std::make_shared<OnePiece>();
  source(sink);
  return sink->wait();
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::unique_ptr<serve::Site> site_of(const TestServer& server, std::size_t most_waiting = 64) {
  serve::SiteOptions options;
  options.indexes = {server.index()};
  options.most_waiting = most_waiting;
  auto site = serve::Site::open(std::move(options));
  REQUIRE(site);
  return std::move(*site);
}

http::PieceSource page_with(serve::Site& site, const SearchRequest& request, base::Language language) {
  page::Html hits;
  hits("<p>hits</p>");
  page::Html end;
  end("<p>end</p>");
  return page::with_late_side(site, {page::Address("/", {{"q", request.query}}), language}, request, std::move(hits),
                              std::move(end));
}

SearchRequest asking(std::string query) {
  SearchRequest request;
  request.query = std::move(query);
  return request;
}

}  // namespace

TEST_CASE("The hits of a page come before its timeline and counts are made, in the language of the page", "[threads]") {
  const TestServer server;
  const auto site = site_of(server);
  for (const auto& [language, name] :
       {std::pair(base::Language::french, "Chronologie"), {base::Language::english, "Timeline"}}) {
    const http::PieceSource page = page_with(*site, asking("retrait"), language);
    CHECK(next_of(page) == "<p>hits</p>");
    const std::string rest = next_of(page);
    CHECK(has(rest, "<svg class=\"timeline\""));
    CHECK(has(rest, name));
    CHECK(has(rest, "class=\"facet\""));
    CHECK(rest.ends_with("<p>end</p>"));
    CHECK(next_of(page) == "end");
  }
}

TEST_CASE("What stands beside the hits and cannot be made in time is left to its link", "[threads]") {
  const TestServer server;
  const auto site = site_of(server);
  SearchRequest late = asking("retrait");
  late.deadline = std::chrono::steady_clock::now();
  const http::PieceSource page = page_with(*site, late, base::Language::english);
  CHECK(next_of(page) == "<p>hits</p>");
  const std::string rest = next_of(page);
  CHECK_FALSE(has(rest, "<svg"));
  CHECK(has(rest, "data-load=\"/timeline?q=retrait\"><p><a href=\"/timeline?q=retrait\">Timeline and counts</a>"));
  CHECK(rest.ends_with("<p>end</p>"));
  CHECK(next_of(page) == "end");
}

TEST_CASE("Where too many requests wait, what stands beside the hits is left to its link", "[threads]") {
  const TestServer server;
  const auto site = site_of(server, 0);
  const http::PieceSource page = page_with(*site, asking("retrait"), base::Language::english);
  CHECK(next_of(page) == "<p>hits</p>");
  CHECK(has(next_of(page), "data-load=\"/timeline?q=retrait\""));
  CHECK(next_of(page) == "end");
}

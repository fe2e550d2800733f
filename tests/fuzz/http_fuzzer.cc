// Whatever is asked over HTTP, the answer is whole, fits its type, names no file, and is no failure of the server.
//   An input is "METHOD target", lines of headers, an empty line, and the body.

#include <cstdlib>
#include <future>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "base/language.h"
#include "fuzz/input.h"
#include "page/pages.h"
#include "serve/application.h"
#include "support/sample_dispatches.h"
#include "support/temporary_folder.h"

namespace {

using namespace depeche;

constexpr std::size_t kMostOfStream = 1 << 20;

void expect(bool promise) {
  if (!promise) std::abort();
}

const std::filesystem::path& folder() {
  static const test::TemporaryFolder made;
  return made.path();
}

// An application that no failure of the archive may be reported by.
serve::Application& application() {
  static const std::unique_ptr<serve::Site> site = [] {
    base::let_threads_choose();
    std::vector<Dispatch> dispatches = test::varied_dispatches(0, 40);
    for (std::size_t i = 0; i < dispatches.size(); i += 2)
      dispatches[i].path = dispatches[i].id = (folder() / ("file-" + std::to_string(i))).string();
    expect(test::store(folder() / "index", dispatches).added > 0);
    serve::SiteOptions options;
    options.indexes = {folder() / "index"};
    options.workers = 1;
    options.alert_times.kept = std::chrono::milliseconds(1);
    options.report = [](const std::string&) { std::abort(); };
    return std::move(serve::Site::open(std::move(options)).value());
  }();
  static serve::Application served = [] {
    std::vector<serve::Route> routes = page::page_routes();
    for (serve::Route& route : serve::all_routes()) routes.push_back(std::move(route));
    return serve::Application(*site, serve::Gate({}), serve::Cors::of({"https://exemple.fr"}).value(),
                              serve::Router(std::move(routes)));
  }();
  return served;
}

// What stands before `end`, which is dropped with it.
std::string_view take_until(std::string_view end, std::string_view& text) {
  const std::size_t at = text.find(end);
  const std::string_view part = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view() : text.substr(at + end.size());
  return part;
}

http::Request request_of(std::string_view text) {
  http::Request request;
  std::string_view line = take_until("\n", text);
  request.method = take_until(" ", line);
  request.target = line;
  while (!text.empty() && !text.starts_with('\n')) {
    std::string_view header = take_until("\n", text);
    const std::string_view name = take_until(": ", header);
    request.headers.push_back({std::string(name), std::string(header)});
  }
  request.body = text.empty() ? text : text.substr(1);
  return request;
}

http::Answer answer_to(http::Request request) {
  const auto exchange = std::make_shared<http::Exchange>(std::move(request));
  application().handle(exchange);
  std::promise<void> came;
  auto answer = exchange->take_or_wait([] {}, [&] { came.set_value(); });
  if (!answer) {
    came.get_future().wait();
    answer = exchange->take_or_wait([] {}, [] {});
  }
  return std::move(answer.value());
}

// One piece of a stream, or its end.
class Sink final : public http::PieceSink {
 public:
  void put(std::string piece) override { came_.set_value(std::move(piece)); }
  void end() override { came_.set_value(std::nullopt); }
  void fail() override { std::abort(); }
  bool is_abandoned() const override { return false; }
  std::optional<std::string> wait() { return came_.get_future().get(); }

 private:
  std::promise<std::optional<std::string>> came_;
};

std::string read(const http::Answer& answer) {
  std::string body = answer.body;
  while (answer.stream && !answer.endless && body.size() < kMostOfStream) {
    const auto sink = std::make_shared<Sink>();
    answer.stream(sink);
    const auto piece = sink->wait();
    if (!piece) break;
    body += *piece;
  }
  return body;
}

void check(const http::Answer& answer) {
  for (const http::Header& header : answer.headers)
    for (const char c : header.value) expect(c >= ' ' && c <= '~');
  if (!http::header_of(answer.headers, "Content-Encoding").empty()) return;
  const std::string body = read(answer);
  expect(body.find(folder().string()) == std::string::npos);
  const std::string_view type = http::header_of(answer.headers, "Content-Type");
  const bool is_problem = type == "application/problem+json";
  if (!is_problem && type != "application/json") return;
  const auto json = nlohmann::json::parse(body, nullptr, false);
  expect(json.is_object());
  expect(!is_problem || (json.value("status", 0) == answer.status && !json.value("detail", "").empty()));
  // A search may be given less time than it takes.
  expect(answer.status < 500 || json.value("code", "") == "timeout" || json.value("code", "") == "busy");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const http::Answer answer = answer_to(request_of(fuzz::text_of(data, size)));
  expect(answer.status >= 200 && answer.status < 600 && http::phrase_of(answer.status) != "Error");
  check(answer);
  return 0;
}

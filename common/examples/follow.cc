// Follows a live index: prints the dispatches that come and match, until so many have:
//
//   example_follow INDEX QUERY COUNT

#include <charconv>
#include <chrono>
#include <cstddef>
#include <iostream>
#include <string_view>
#include <thread>

#include "depeche/depeche.h"

namespace {

int report(const depeche::Error& error) {
  std::cerr << error.message << '\n';
  if (!error.hint.empty()) std::cerr << error.hint << '\n';
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t wanted = 0;
  const std::string_view count = argc == 4 ? argv[3] : "";
  if (std::from_chars(count.data(), count.data() + count.size(), wanted).ec != std::errc{}) {
    std::cerr << "usage: example_follow INDEX QUERY COUNT\n";
    return 2;
  }
  auto alerts = depeche::Alerts::open(argv[1]);
  if (!alerts) return report(alerts.error());
  depeche::SearchRequest request;
  request.query = argv[2];
  if (const auto added = alerts->add("example", request); !added) return report(added.error());
  std::cout << "following" << std::endl;

  for (std::size_t told = 0; told < wanted;) {
    const auto news = alerts->poll();
    if (!news) return report(news.error());
    for (const depeche::Alert& alert : *news) depeche::render_alert_text(alert, {}, std::cout);
    std::cout.flush();
    told += news->size();
    if (news->empty()) std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
}

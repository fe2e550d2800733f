// What a text mentions and explains is in order: intervals of days, ascending, and acronyms with their expansions.

#include <cstdlib>

#include "depeche/date.h"
#include "dispatch/copy/mentioned_dates.h"
#include "fuzz/input.h"
#include "text/acronyms.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace depeche;
  Dispatch dispatch;
  dispatch.text = fuzz::text_of(data, size);
  dispatch.dated = day_range(Day{std::chrono::year{2022} / 1 / 13});
  const auto mentioned = dispatch::mentioned_dates(dispatch);
  for (std::size_t at = 0; at < mentioned.size(); ++at) {
    if (mentioned[at].first > mentioned[at].last) std::abort();
    if (at > 0 && mentioned[at - 1].first > mentioned[at].first) std::abort();
  }
  std::vector<text::Acronym> acronyms;
  text::find_acronyms(dispatch.text, acronyms);
  for (const text::Acronym& acronym : acronyms)
    if (acronym.expansion.empty() || text::acronym_key(acronym.spelling).empty()) std::abort();
  return 0;
}

// Any bytes are dispatches or refusals with a reason: every format, packed or not, in every encoding. The first byte
// chooses whether the format and the encoding are told or found out.

#include <array>
#include <cstdlib>
#include <sstream>

#include "depeche/read.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace depeche;
  if (size == 0) return 0;
  ReadOptions options;
  constexpr std::array kFormats{Format::automatic, Format::dispatch, Format::text, Format::jsonl,
                                Format::csv,       Format::newsml,   Format::nitf, Format::rss,
                                Format::ninjs,     Format::iptc7901, Format::html};
  if (data[0] < ' ') options.format = kFormats[data[0] % kFormats.size()];
  if (data[0] % 32 == 31) options.encoding = "windows-1252";
  ReadObserver observer;
  observer.dispatch = [](Dispatch&& dispatch) {
    if (dispatch.id.empty()) std::abort();
  };
  observer.refused = [](const Refusal& refusal) {
    if (refusal.where.empty() || refusal.error.message.empty()) std::abort();
  };
  std::istringstream in(std::string(fuzz::text_of(data, size)));
  read_stream(in, "fuzz", options, observer);
  return 0;
}

// Any bytes are dispatches or refusals with a reason: every format, packed or not, in every encoding. Two bytes in
// front that no text begins with say what is told of format, encoding and limit; else all is found out.

#include <array>
#include <cstdlib>
#include <sstream>

#include "depeche/read.h"
#include "fuzz/input.h"

namespace {

using namespace depeche;

constexpr std::array kFormats{Format::automatic, Format::dispatch, Format::text, Format::jsonl,
                              Format::csv,       Format::newsml,   Format::nitf, Format::rss,
                              Format::ninjs,     Format::iptc7901, Format::html};
// Those that the second byte asks for.
constexpr std::array kMoreFormats{Format::xml, Format::mail, Format::warc};
constexpr std::array kEncodings{"auto",      "utf-8",       "windows-1252", "utf-16",
                                "macintosh", "iso-2022-jp", "gb18030",      "utf-7"};
static_assert(fuzz::kFirstOptionByte + kFormats.size() == 0x100);

ReadOptions take_options(std::string_view& bytes) {
  ReadOptions options;
  if (fuzz::told_bytes(bytes) == 0) return options;
  const std::size_t format = static_cast<unsigned char>(bytes[0]) - fuzz::kFirstOptionByte;
  options.format = (bytes[1] & 0x40) != 0 ? kMoreFormats[format % kMoreFormats.size()] : kFormats.at(format);
  options.encoding = kEncodings[static_cast<unsigned char>(bytes[1]) % kEncodings.size()];
  if (static_cast<unsigned char>(bytes[1]) >= 0x80) options.max_bytes = 100;
  bytes.remove_prefix(2);
  return options;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes = fuzz::text_of(data, size);
  const ReadOptions options = take_options(bytes);
  ReadObserver observer;
  observer.dispatch = [](Dispatch&& dispatch) {
    if (dispatch.id.empty() || (dispatch.text.empty() && dispatch.title.empty())) std::abort();
  };
  observer.refused = [](const Refusal& refusal) {
    if (refusal.where.empty() || refusal.error.message.empty()) std::abort();
  };
  std::istringstream in{std::string(bytes)};
  read_stream(in, "fuzz", options, observer);
  return 0;
}

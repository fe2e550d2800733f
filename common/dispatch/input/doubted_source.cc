#include "dispatch/input/doubted_source.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace depeche::dispatch {
namespace {

constexpr std::array<std::string_view, 11> kDoubtful{
    "iso-8859", "iso8859", "iso_8859", "windows-12", "cp12", "us-ascii", "ascii", "latin", "ansi", "macintosh", "l1"};
constexpr std::size_t kDecidingBytes = std::size_t{64} << 10;
constexpr std::size_t kLongestSequence = 4;

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The last sequence may be cut off when there is more behind it.
bool is_utf8_so_far(std::string_view bytes, bool is_all) {
  for (std::size_t cut = 0; cut < (is_all ? 1 : kLongestSequence) && cut <= bytes.size(); ++cut)
    if (base::is_utf8(bytes.substr(0, bytes.size() - cut))) return true;
  return false;
}

}  // namespace

bool is_doubtful(std::string_view encoding) {
  const std::string lower = base::lower_ascii(encoding);
  return std::any_of(kDoubtful.begin(), kDoubtful.end(),
                     [&](std::string_view begin) { return lower.starts_with(begin); });
}

Status DoubtedSource::decide() {
  const auto bytes = from_.peek(kDecidingBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  decided_ = true;
  if (is_utf8_so_far(*bytes, bytes->size() < kDecidingBytes)) return {};
  auto transcoded = base::TranscodingSource::open(from_, encoding_);
  if (!transcoded) return tl::unexpected(transcoded.error());
  transcoded_ = std::move(*transcoded);
  return {};
}

Result<std::size_t> DoubtedSource::read(char* to, std::size_t size) {
  if (!decided_) {
    const auto bytes = from_.peek(std::min(size, kDecidingBytes));
    if (!bytes) return tl::unexpected(bytes.error());
    if (is_ascii(*bytes)) return from_.read(to, bytes->size());
    if (Status status = decide(); !status) return tl::unexpected(status.error());
  }
  return transcoded_ ? transcoded_->read(to, size) : from_.read(to, size);
}

}  // namespace depeche::dispatch

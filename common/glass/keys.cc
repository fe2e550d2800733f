#include "glass/keys.h"

#include <bit>

#include "base/varint.h"

namespace depeche::glass {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kValueStatistics = "\0\xD0"sv;
constexpr std::string_view kValueChunk = "\0\xD8"sv;
constexpr std::string_view kLengths = "\0\xE0"sv;

// A zero byte ends the text, so those inside have a mark behind them.
void put_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    out += c;
    if (c == '\0') out += '\xFF';
  }
}

}  // namespace

// Two bytes below 2^15; else the leading ones of the first byte count those that follow beyond the first two.
void put_sortable(std::string& out, std::uint32_t value) {
  constexpr std::uint32_t kTwoBytes = 0x8000;
  unsigned bytes = 2;
  unsigned marks = 0;
  if (value >= kTwoBytes) {
    bytes = (static_cast<unsigned>(std::bit_width(value)) + 5) / 7;
    marks = 0xFFU << (10 - bytes);
  }
  for (unsigned at = 0; at < bytes; ++at) {
    const unsigned shift = 8 * (bytes - 1 - at);
    const std::uint32_t byte = shift < 32 ? value >> shift : 0;
    out += static_cast<char>(at == 0 ? byte | marks : byte);
  }
}

std::optional<std::uint32_t> take_sortable(std::string_view& in) {
  if (in.empty()) return std::nullopt;
  const auto first = static_cast<unsigned char>(in.front());
  const auto marks = static_cast<unsigned>(std::countl_one(first));
  const std::size_t bytes = 2 + marks;
  if (in.size() < bytes) return std::nullopt;
  std::uint64_t value = first & (0xFFU >> marks);
  for (const char c : in.substr(1, bytes - 1)) value = value << 8 | static_cast<unsigned char>(c);
  in.remove_prefix(bytes);
  if (value > 0xFFFFFFFF) return std::nullopt;
  return static_cast<std::uint32_t>(value);
}

std::string metadata_key(std::string_view name) { return std::string(kMetadataBeginning).append(name); }

std::string value_statistics_key(unsigned slot) {
  std::string key(kValueStatistics);
  for (; slot > 0; slot >>= 8) key += static_cast<char>(slot);
  return key;
}

std::string value_slot_key(unsigned slot) {
  std::string key(kValueChunk);
  base::put_varint(key, slot);
  return key;
}

std::string value_chunk_key(unsigned slot, DocumentId first) {
  std::string key = value_slot_key(slot);
  put_sortable(key, first);
  return key;
}

std::string first_chunk_key(std::string_view term) {
  if (term.empty()) return std::string(kLengths);
  std::string key;
  put_text(key, term);
  return key;
}

std::string next_chunk_key(std::string_view term, DocumentId first) {
  std::string key = first_chunk_key(term);
  if (!term.empty()) key += '\0';
  put_sortable(key, first);
  return key;
}

}  // namespace depeche::glass

#include "serve/addresses.h"

#include <algorithm>
#include <cstdint>

#include <xxhash.h>

namespace depeche::serve {
namespace {

constexpr std::size_t kDigits = 32;

void append_digits(std::string& text, std::uint64_t number) {
  constexpr std::string_view kHexadecimal = "0123456789abcdef";
  constexpr int kBits = 64;
  constexpr int kBitsOfDigit = 4;
  for (int shift = kBits - kBitsOfDigit; shift >= 0; shift -= kBitsOfDigit)
    text += kHexadecimal[(number >> shift) & 0xFU];
}

}  // namespace

std::string address_of(std::string_view id) {
  const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
  std::string text;
  text.reserve(kDigits);
  append_digits(text, hash.high64);
  append_digits(text, hash.low64);
  return text;
}

bool is_address(std::string_view text) {
  return text.size() == kDigits &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string Addresses::remember(const std::string& id) {
  std::string address = address_of(id);
  const std::scoped_lock lock(mutex_);
  keep(address, id);
  return address;
}

void Addresses::keep(const std::string& address, const std::string& id) {
  if (!known_.try_emplace(address, id).second) return;
  order_.push_back(address);
  if (order_.size() <= most_) return;
  known_.erase(order_.front());
  order_.pop_front();
}

Result<std::optional<std::string>> Addresses::find(std::string_view address, const Searcher& searcher,
                                                   std::chrono::steady_clock::time_point deadline) {
  if (!is_address(address)) return std::nullopt;
  {
    const std::scoped_lock lock(mutex_);
    if (const auto known = known_.find(std::string(address)); known != known_.end()) return known->second;
  }
  std::optional<std::string> found;
  const auto looked = searcher.each_id(
      [&](std::string_view id) {
        if (address_of(id) == address) found = id;
        return !found;
      },
      deadline);
  if (!looked) return tl::unexpected<Error>(looked.error());
  if (found) remember(*found);
  return found;
}

}  // namespace depeche::serve

#include "schema/packed_units.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "schema/forward_stream.h"

namespace depeche::schema {
namespace {

constexpr std::size_t kGroup = 4;
constexpr unsigned kUnitBits = 16;
constexpr unsigned kKinds = 4;
constexpr std::size_t kGroupsUnchecked = 4;
static_assert(kPackedSlack >= kGroupsUnchecked * sizeof(std::uint64_t) + sizeof(std::uint64_t) + 1);

// Of the kinds: where their units begin. On 33,903 stories these widths and bases take the least.
constexpr std::array<std::uint16_t, kKinds> kBases{kFirstFunctionWord, 0, 1U << 8, 0};
constexpr unsigned kThirdEnd = (1U << 8) + (1U << 12);

constexpr unsigned bits_of(unsigned kind) { return 4 * (kind + 1); }

unsigned kind_of(std::uint16_t unit) {
  if (unit >= kThirdEnd) return 3;
  if (unit >= kBases[2]) return 2;
  return unit >= kBases[0] && unit < kBases[0] + (1U << bits_of(0)) ? 0 : 1;
}

// What a byte of kinds says of its four units, each in 16 bits.
struct Groups {
  std::array<std::uint64_t, 256> masks{};  // of the bits that were kept
  std::array<std::uint64_t, 256> bases{};  // to be added
  std::array<std::uint8_t, 256> bits{};    // how many were kept
};

constexpr Groups make_groups() {
  Groups groups;
  for (unsigned kinds = 0; kinds < groups.masks.size(); ++kinds)
    for (unsigned i = 0; i < kGroup; ++i) {
      const unsigned kind = kinds >> (2 * i) & 3U;
      groups.masks[kinds] |= ((std::uint64_t{1} << bits_of(kind)) - 1) << (kUnitBits * i);
      groups.bases[kinds] |= std::uint64_t{kBases[kind]} << (kUnitBits * i);
      groups.bits[kinds] = static_cast<std::uint8_t>(groups.bits[kinds] + bits_of(kind));
    }
  return groups;
}

constexpr Groups kGroups = make_groups();

template <class T>
T load(const char* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

constexpr std::size_t groups_of(std::size_t count) { return count / kGroup + (count % kGroup > 0 ? 1 : 0); }

// Room for whole groups.
char* room_for(std::size_t count, std::string& units) {
  const std::size_t bytes = groups_of(count) * sizeof(std::uint64_t);
  if (units.size() < bytes) units.resize(std::max(bytes, 2 * units.size()));
  return units.data();
}

#if defined(__x86_64__)
// Its deposits are slow in processors of AMD before Zen 3.
bool has_fast_deposits() {
  static const bool has =
      __builtin_cpu_supports("bmi2") != 0 && __builtin_cpu_is("amdfam15h") == 0 && __builtin_cpu_is("amdfam17h") == 0;
  return has;
}

// The group whose bits begin at `at`.
__attribute__((target("bmi2"))) inline std::uint64_t deposited(unsigned kinds, const char* from, std::size_t at) {
  const char* const begin = from + at / 8;
  const unsigned shift = at % 8;
  std::uint64_t bits = load<std::uint64_t>(begin) >> shift;
  if (kinds == 0xFF) [[unlikely]]  // four times 16 bits, of which the last may be in the next byte
    bits |= std::uint64_t{static_cast<unsigned char>(begin[sizeof bits])} << 1 << (63 - shift);
  return _pdep_u64(bits, kGroups.masks[kinds]) + kGroups.bases[kinds];
}

__attribute__((target("bmi2"))) bool unpack_by_deposits(std::string_view packed, std::size_t count,
                                                        std::string& units) {
  const std::size_t groups = groups_of(count);
  if (groups > packed.size()) return false;
  char* to = room_for(count, units);
  const auto* kinds = reinterpret_cast<const unsigned char*>(packed.data());
  const char* const from = packed.data() + groups;
  const std::size_t bits = 8 * (packed.size() - groups);
  std::size_t at = 0;
  for (std::size_t i = 0; i < groups;) {
    if (at > bits) return false;
    // Behind the last bits so many groups reach into the slack.
    for (const std::size_t end = std::min(i + kGroupsUnchecked, groups); i < end; ++i, to += sizeof(std::uint64_t)) {
      const std::uint64_t group = deposited(kinds[i], from, at);
      std::memcpy(to, &group, sizeof group);
      at += kGroups.bits[kinds[i]];
    }
  }
  return true;
}
#endif

}  // namespace

void pack_units(std::string_view units, std::string& packed) {
  const std::size_t count = units.size() / 2;
  std::size_t kinds = packed.size();
  packed.append(groups_of(count), '\0');
  std::uint32_t waiting = 0;  // bits that make no whole byte yet
  unsigned bits = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto unit = load<std::uint16_t>(units.data() + 2 * i);
    const unsigned kind = kind_of(unit);
    packed[kinds] = static_cast<char>(static_cast<unsigned char>(packed[kinds]) | kind << (2 * (i % kGroup)));
    kinds += i % kGroup == kGroup - 1 ? 1 : 0;
    waiting |= static_cast<std::uint32_t>(unit - kBases[kind]) << bits;
    for (bits += bits_of(kind); bits >= 8; bits -= 8, waiting >>= 8) packed += static_cast<char>(waiting);
  }
  if (bits > 0) packed += static_cast<char>(waiting);
}

bool unpack_units_plainly(std::string_view packed, std::size_t count, std::string& units) {
  const std::size_t groups = groups_of(count);
  if (groups > packed.size()) return false;
  char* to = room_for(count, units);
  const char* const from = packed.data() + groups;
  const std::size_t bits = 8 * (packed.size() - groups);
  std::size_t at = 0;
  for (std::size_t group = 0; group < groups; ++group) {
    if (at > bits) return false;
    unsigned kinds = static_cast<unsigned char>(packed[group]);
    for (std::size_t i = 0; i < kGroup; ++i, kinds >>= 2, to += sizeof(std::uint16_t)) {
      const unsigned kind = kinds & 3U;
      const std::uint32_t kept = load<std::uint32_t>(from + at / 8) >> (at % 8) & ((1U << bits_of(kind)) - 1);
      const auto unit = static_cast<std::uint16_t>(kept + kBases[kind]);
      std::memcpy(to, &unit, sizeof unit);
      at += bits_of(kind);
    }
  }
  return true;
}

bool unpack_units(std::string_view packed, std::size_t count, std::string& units) {
#if defined(__x86_64__)
  if (has_fast_deposits()) return unpack_by_deposits(packed, count, units);
#endif
  return unpack_units_plainly(packed, count, units);
}

}  // namespace depeche::schema

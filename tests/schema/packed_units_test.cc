#include "schema/packed_units.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "schema/forward_stream.h"

using namespace depeche;
using namespace depeche::schema;

namespace {

std::string bytes_of(const std::vector<std::uint16_t>& units) {
  return {reinterpret_cast<const char*>(units.data()), units.size() * sizeof(std::uint16_t)};
}

std::string packed(const std::string& units) {
  std::string bytes;
  pack_units(units, bytes);
  return bytes;
}

// What both ways of unpacking give, of bytes behind which others stand.
std::string unpacked(const std::string& bytes, std::size_t count) {
  std::string result;
  for (const bool plainly : {false, true}) {
    const std::string with_slack = bytes + std::string(kPackedSlack, '\x5A');
    std::string memory = "left by others";
    const auto unpack = plainly ? unpack_units_plainly : unpack_units;
    if (!unpack(std::string_view(with_slack).substr(0, bytes.size()), count, memory)) return "refused";
    memory.resize(2 * count);
    if (plainly) CHECK(result == memory);
    result = memory;
  }
  return result;
}

}  // namespace

TEST_CASE("Units come back, whatever their number and their size") {
  std::mt19937 random(7);
  std::string wrong;
  for (std::size_t count = 0; count < 300; ++count) {
    std::vector<std::uint16_t> units;
    for (std::size_t i = 0; i < count; ++i)
      units.push_back(static_cast<std::uint16_t>(random() >> random() % 16 >> 16));
    const std::string bytes = bytes_of(units);
    if (unpacked(packed(bytes), count) != bytes) wrong += std::to_string(count) + " ";
  }
  CHECK(wrong.empty());
}

TEST_CASE("Every unit comes back, at each place of its group") {
  std::string wrong;
  for (std::size_t before = 0; before < 4; ++before) {
    std::vector<std::uint16_t> units(before, 0xFFFF);
    for (unsigned unit = 0; unit <= 0xFFFF; ++unit) {
      units.push_back(static_cast<std::uint16_t>(unit));
      units.push_back(static_cast<std::uint16_t>(0xFFFF - unit));
      units.push_back(kFirstFunctionWord);
    }
    const std::string bytes = bytes_of(units);
    if (unpacked(packed(bytes), units.size()) != bytes) wrong += std::to_string(before) + " ";
  }
  CHECK(wrong.empty());
}

TEST_CASE("Frequent units take half a byte, and two bits") {
  struct Row {
    std::uint16_t unit;
    std::size_t bytes;  // of eight
  };
  for (const auto& [unit, bytes] :
       {Row{kFirstFunctionWord, 2 + 4}, Row{kFirstFunctionWord + 15, 2 + 4}, Row{kFirstFunctionWord + 16, 2 + 8},
        Row{0, 2 + 8}, Row{255, 2 + 8}, Row{256, 2 + 12}, Row{256 + 4095, 2 + 12}, Row{256 + 4096, 2 + 16},
        Row{0xFFFF, 2 + 16}}) {
    INFO(unit);
    CHECK(packed(bytes_of(std::vector<std::uint16_t>(8, unit))).size() == bytes);
  }
}

TEST_CASE("What cannot be so many units is refused") {
  const std::string bytes = packed(bytes_of(std::vector<std::uint16_t>(40, 0xABCD)));
  CHECK(unpacked(bytes, 40) == bytes_of(std::vector<std::uint16_t>(40, 0xABCD)));
  for (const std::size_t count : {std::size_t{1000}, std::size_t{1} << 40, ~std::size_t{0}}) {
    INFO(count);
    CHECK(unpacked(bytes, count) == "refused");
  }
  CHECK(unpacked(bytes.substr(0, 60), 40) == "refused");
  CHECK(unpacked("", 1) == "refused");
  CHECK(unpacked("", 0).empty());
}

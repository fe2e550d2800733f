#include "base/uuid.h"

#include <catch2/catch.hpp>

using namespace depeche::base;

TEST_CASE("A number of 128 bits is read with and without hyphens, and written as 32 digits") {
  const std::string digits = "00ff10a5c3d24e5fa0b1c2d3e4f56789";
  const auto uuid = parse_uuid("00ff10a5-c3d2-4e5f-a0b1-c2d3e4f56789");
  REQUIRE(uuid);
  CHECK(hex_of(*uuid) == digits);
  CHECK(parse_uuid(digits) == uuid);
  CHECK((*uuid)[1] == '\xff');
  for (const std::string& bad : {std::string(), digits.substr(1), digits + '0', "x" + digits.substr(1), digits + ' '})
    CHECK_FALSE(parse_uuid(bad));
  CHECK(random_uuid() != random_uuid());
}

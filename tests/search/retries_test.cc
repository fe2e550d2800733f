#include "search/session/retries.h"

#include <catch2/catch.hpp>

using namespace depeche;
using search::with_retries;

namespace {

Result<int> damaged() { return fail(ErrorCode::corrupt, "the stored record is damaged", "restore a backup"); }

}  // namespace

TEST_CASE("What says that it is damaged is read again, and is an error only if it stays so") {
  int tries = 0;
  int prepared = 0;
  const auto prepare = [&] { ++prepared; };
  CHECK(with_retries(
            "index", [&]() -> Result<int> { return ++tries < 3 ? damaged() : Result<int>(7); }, prepare) == 7);
  CHECK(tries == 3);
  CHECK(prepared == 2);

  tries = 0;
  const auto always = with_retries("index", [&] {
    ++tries;
    return damaged();
  });
  REQUIRE_FALSE(always);
  CHECK(always.error().message == "the stored record is damaged");
  CHECK(tries == search::kMostTries);
}

TEST_CASE("Another error is told at once") {
  int tries = 0;
  const auto refused = with_retries("index", [&]() -> Result<int> {
    ++tries;
    return fail(ErrorCode::invalid_argument, "no such field", "");
  });
  CHECK_FALSE(refused);
  CHECK(tries == 1);
}

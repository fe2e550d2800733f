#include "base/child_process.h"

#include <csignal>

#include <catch2/catch.hpp>

using depeche::ErrorCode;
using depeche::Status;
using depeche::base::in_child_process;

TEST_CASE("A step in a child process succeeds, fails with its own error, or is reported dead") {
  const depeche::Error dead{ErrorCode::corrupt, "it died", "mend it", std::nullopt};

  CHECK(in_child_process([] { return Status(); }, dead));

  const auto failed = in_child_process([]() -> Status { return depeche::fail(ErrorCode::date, "no", "yes"); }, dead);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == ErrorCode::date);
  CHECK(failed.error().message == "no");
  CHECK(failed.error().hint == "yes");

  const auto killed = in_child_process([] { return std::raise(SIGKILL), Status(); }, dead);
  REQUIRE_FALSE(killed);
  CHECK(killed.error().message == "it died");
}

#include "base/deadline.h"

#include <catch2/catch.hpp>

#include "base/command_line.h"

using namespace depeche;
using namespace depeche::base;
using namespace std::chrono_literals;

TEST_CASE("A deadline passes at its moment, none never does") {
  const auto now = Deadline::Clock::now();
  CHECK_FALSE(Deadline().exists());
  CHECK_FALSE(Deadline().passed());
  CHECK_FALSE(Deadline(std::nullopt).passed());
  CHECK_NOTHROW(Deadline().check());
  CHECK(Deadline(now).passed());
  CHECK_THROWS_AS(Deadline(now).check(), DeadlinePassed);
  CHECK(Deadline(now + 1h).exists());
  CHECK_FALSE(Deadline(now + 1h).passed());
}

TEST_CASE("A loop looks at its deadline every 64 steps") {
  const Deadline passed(Deadline::Clock::now());
  DeadlineSteps steps(passed);
  for (int i = 1; i < 64; ++i) CHECK_NOTHROW(steps.step());
  CHECK_THROWS_AS(steps.step(), DeadlinePassed);
}

TEST_CASE("What did not meet its deadline says how long it was given") {
  const struct {
    Deadline::Clock::duration given;
    std::string message;
  } cases[] = {
      {-5s, "the time that the search was given had passed before it began"},
      {100us, "the search took longer than it was given: less than 1 ms"},
      {49'999us, "the search took longer than it was given: 50 ms"},
      {1'999'999us, "the search took longer than it was given: 2 s"},
      {2500ms, "the search took longer than it was given: 2.5 s"},
      {1h, "the search took longer than it was given: 3600 s"},
  };
  for (const auto& [given, message] : cases) {
    const Error error = timeout_error(DeadlinePassed(given));
    CHECK(error.code == ErrorCode::timeout);
    CHECK(error.message == message);
    CHECK(error.hint == "ask for fewer words, phrases or patterns, or give it more time");
  }
}

TEST_CASE("A time to search is a number of seconds above 0, up to a million") {
  CHECK(parse_seconds("--timeout", "0.25").value() == 250ms);
  CHECK(parse_seconds("--timeout", "2").value() == 2s);
  CHECK(parse_seconds("--timeout", "1e-12").value() == 1ns);
  CHECK(parse_seconds("--timeout", "1000000").value() == 1'000'000s);
  for (const char* text : {"", "0", "-1", "2s", "nan", "inf", "1000001", " 1", "0,5,1"}) {
    INFO(text);
    const auto seconds = parse_seconds("--timeout", text);
    REQUIRE_FALSE(seconds);
    CHECK(seconds.error().message ==
          "--timeout: \"" + std::string(text) + "\" is not a number of seconds above 0 and up to a million");
  }
}

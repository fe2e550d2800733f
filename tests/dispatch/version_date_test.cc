#include "dispatch/copy/version_date.h"

#include <catch2/catch.hpp>

#include "dispatch/whole.h"

using namespace depeche;

TEST_CASE("A version of the same day or of the day after is dated by itself, a later one by its creation") {
  const struct {
    const char* created;
    const char* version;
    bool is_of_version;
  } cases[] = {
      {"20220113T081000+0100", "20220113T113000+0100", true},
      {"2022-01-13T23:50:00Z", "2022-01-14T00:30:00Z", true},
      {"2022-01-31T23:50:00Z", "2022-02-01T00:30:00Z", true},
      {"2021-12-31", "2022-01-01T00:30:00Z", true},
      {"2022-01-13T08:10:00Z", "2022-01-15T08:10:00Z", false},
      {"2012-01-13T08:10:00Z", "2022-01-13T08:10:00Z", false},
      {"2022-01-14T08:10:00Z", "2022-01-13T08:10:00Z", false},
      {"", "2022-01-13T08:10:00Z", true},
      {" ", "", true},
      {"2022-01-13T08:10:00Z", "", false},
      {"2022-01-13T08:10:00Z", "hier", false},
      {"13 janvier 2022", "2022-01-13T08:10:00Z", false},
      {"2022-13-45", "2022-01-13", false},
  };
  for (const auto& c : cases) {
    INFO(c.created << " / " << c.version);
    CHECK(dispatch::is_of_version(c.created, c.version) == c.is_of_version);
  }
}

TEST_CASE("An item of ninjs is dated by its version, other JSON by its publication") {
  const auto moment_of = [](const std::string& json) {
    std::string moment;
    ReadObserver observer;
    observer.dispatch = [&](Dispatch&& dispatch) {
      moment = dispatch.written_at ? to_string(*dispatch.written_at) : "none";
    };
    std::istringstream in(json);
    read_stream(in, "in", {}, observer);
    return moment;
  };
  CHECK(moment_of(R"({"guid":"g","headline":"T","firstcreated":"2022-01-13T08:10:00Z",)"
                  R"("versioncreated":"2022-01-13T11:30:00Z"})") == "2022-01-13T11:30:00+00:00");
  CHECK(moment_of(R"({"guid":"g","headline":"T","versioncreated":"2022-01-14T00:30:00Z",)"
                  R"("firstcreated":"2022-01-13T23:50:00Z","contentcreated":"2022-01-13T23:40:00Z"})") ==
        "2022-01-14T00:30:00+00:00");
  CHECK(moment_of(R"({"guid":"g","headline":"T","firstcreated":"2012-01-13T08:10:00Z",)"
                  R"("versioncreated":"2022-01-13T11:30:00Z"})") == "2012-01-13T08:10:00+00:00");
  CHECK(moment_of(R"({"guid":"g","headline":"T","versioncreated":"2022-01-13T11:30:00Z"})") ==
        "2022-01-13T11:30:00+00:00");
  CHECK(moment_of(R"({"id":"a","title":"T","published":"2022-01-13T08:10:00Z","updated":"2022-01-13T11:30:00Z"})") ==
        "2022-01-13T08:10:00+00:00");
}

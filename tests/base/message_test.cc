#include "base/message.h"

#include <catch2/catch.hpp>

namespace depeche::test {
namespace {

TEST_CASE("A message has its pieces in the places of its braces") {
  CHECK(tr("nothing to fill") == "nothing to fill");
  CHECK(tr("{}: {} of {}", "a", std::string("b"), 3) == "a: b of 3");
  CHECK(tr("{1} before {0}", "a", "b") == "b before a");
  CHECK(tr("{{{}}}", 'c') == "{c}");
  CHECK(tr("a name with {}", "braces {} {0}") == "a name with braces {} {0}");
}

TEST_CASE("A message counts") {
  CHECK(trn(1, "{} rose", "{} roses", 1) == "1 rose");
  CHECK(trn(0, "{} rose", "{} roses", 0) == "0 roses");
  CHECK(trn(2, "{} rose", "{} roses", 2) == "2 roses");
}

}  // namespace
}  // namespace depeche::test

// Says on standard error which test begins: when a sanitizer or a time limit ends the process, the last one named is
// the one that failed.

#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include <iostream>

#include <catch2/catch.hpp>

namespace {

struct TestNames : Catch::TestEventListenerBase {
  using TestEventListenerBase::TestEventListenerBase;
  void testCaseStarting(const Catch::TestCaseInfo& test) override { std::cerr << test.name << '\n'; }
};
CATCH_REGISTER_LISTENER(TestNames)

}  // namespace

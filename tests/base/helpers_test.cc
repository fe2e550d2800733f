#include "base/helpers.h"

#include <atomic>
#include <chrono>
#include <set>
#include <stdexcept>
#include <thread>

#include <catch2/catch.hpp>

using depeche::base::Helpers;
using namespace std::chrono_literals;

TEST_CASE("Every step is done once, by as many threads as there may be", "[threads]") {
  for (const std::size_t threads : {1u, 2u, 4u}) {
    Helpers helpers(threads);
    for (const std::size_t count : {0u, 1u, 2u, 3u, 50u}) {
      std::vector<std::atomic<int>> done(count);
      helpers.each(
          count, [&](std::size_t i) { ++done[i]; }, 8);
      for (const auto& times : done) CHECK(times == 1);
    }
    CHECK(helpers.free() == threads);
  }
}

TEST_CASE("Threads help, unless the caller wants none or as many callers are at work", "[threads]") {
  Helpers helpers(2);
  const auto threads_of = [&](std::size_t most) {
    std::mutex mutex;
    std::set<std::thread::id> threads;
    const auto begin = std::chrono::steady_clock::now();
    const auto step = [&](std::size_t) {
      std::unique_lock lock(mutex);
      threads.insert(std::this_thread::get_id());
      lock.unlock();
      // Until a helper has come, which there may be none of.
      while (most > 1 && std::chrono::steady_clock::now() - begin < 10s) {
        const std::scoped_lock look(mutex);
        if (threads.size() > 1) break;
      }
    };
    helpers.each(4, step, most);
    return threads.size();
  };
  CHECK(threads_of(1) == 1);
  CHECK(threads_of(2) == 2);
  const Helpers::Caller one(helpers);
  CHECK(helpers.free() == 2);
  {
    const Helpers::Caller other(helpers);
    CHECK(helpers.free() == 1);
    CHECK(threads_of(1) == 1);
  }
  CHECK(threads_of(2) == 2);
}

TEST_CASE("What a step throws comes out, when all that were begun have ended", "[threads]") {
  Helpers helpers(3);
  for (int round = 0; round < 50; ++round) {
    std::atomic<int> running = 0;
    const auto step = [&](std::size_t i) {
      ++running;
      std::this_thread::sleep_for(10us);
      --running;
      if (i == 3) throw std::runtime_error("three");
    };
    CHECK_THROWS_WITH(helpers.each(20, step, 3), "three");
    CHECK(running == 0);
  }
  std::atomic<int> done = 0;
  helpers.each(
      20, [&](std::size_t) { ++done; }, 3);
  CHECK(done == 20);
}

TEST_CASE("Several threads may have helpers at once", "[threads]") {
  Helpers helpers(4);
  std::atomic<std::size_t> sum = 0;
  std::vector<std::thread> callers;
  for (int c = 0; c < 3; ++c)
    callers.emplace_back([&] {
      for (int round = 0; round < 200; ++round) {
        const Helpers::Caller caller(helpers);
        helpers.each(
            10, [&](std::size_t i) { sum += i; }, 4);
      }
    });
  for (std::thread& caller : callers) caller.join();
  CHECK(sum == 3u * 200 * 45);
}

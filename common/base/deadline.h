#pragma once

// The time by which work must be done, and the exception that ends it.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <exception>
#include <optional>

#include "depeche/result.h"

namespace depeche::base {

// Thrown by Deadline::check(). The work is given up, so destructors must leave everything as it was.
class DeadlinePassed final : public std::exception {
 public:
  explicit DeadlinePassed(std::chrono::steady_clock::duration given) : given_(given) {}
  const char* what() const noexcept override { return "the deadline has passed"; }
  // How long the work was given. Not above 0 when the deadline had already passed.
  std::chrono::steady_clock::duration given() const { return given_; }

 private:
  std::chrono::steady_clock::duration given_;
};

// The error ErrorCode::timeout. It says how long the search was given, and what to do.
Error timeout_error(const DeadlinePassed& passed);

// The most that a search may be given: longer than anyone waits, and short enough to be added to any moment.
inline constexpr double kMostSeconds = 1e6;
// Seconds as a duration, rounded up. Nothing unless they are above 0 and at most kMostSeconds.
std::optional<std::chrono::steady_clock::duration> time_to_search(double seconds);

// A moment of the steady clock, or never. It is a value that is handed along with the work.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  // Never passes.
  Deadline() = default;
  // Never passes when there is no moment. `begin` is when the work began.
  explicit Deadline(std::optional<Clock::time_point> moment, Clock::time_point begin = Clock::now()) {
    if (!moment) return;
    moment_ = *moment;
    given_ = *moment - begin;
  }

  bool exists() const { return moment_ != kNever; }
  bool passed() const { return exists() && Clock::now() >= moment_; }
  // Whether there is so much time left.
  bool leaves(Clock::duration time) const { return !exists() || Clock::now() + time <= moment_; }
  // The time that there is until then; not above 0 when it has passed. Nothing when it never does.
  std::optional<Clock::duration> left() const {
    return exists() ? std::optional(moment_ - Clock::now()) : std::nullopt;
  }
  // For telling what was found until this one passed: from now on a tenth of the time that was given, or 100 ms.
  Deadline of_ending() const {
    Deadline ending = *this;
    ending.moment_ = Clock::now() + std::max<Clock::duration>(given_ / 10, std::chrono::milliseconds(100));
    return ending;
  }
  // Throws DeadlinePassed when the deadline has passed. This is one comparison without a deadline, and else a look at
  // the clock.
  void check() const {
    if (passed()) throw DeadlinePassed(given_);
  }

 private:
  static constexpr Clock::time_point kNever = Clock::time_point::max();

  Clock::time_point moment_ = kNever;
  Clock::duration given_{};
};

// For a loop of short steps of some microseconds each: it looks at the deadline at every 64th step.
class DeadlineSteps {
 public:
  // The deadline must outlive it.
  explicit DeadlineSteps(const Deadline& deadline) : deadline_(deadline) {}

  // Throws DeadlinePassed.
  void step() {
    if (++steps_ % kSteps == 0) deadline_.check();
  }

 private:
  static constexpr std::size_t kSteps = 64;

  const Deadline& deadline_;
  std::size_t steps_ = 0;
};

}  // namespace depeche::base

#pragma once

#include "depeche/date.h"

namespace depeche::time {

enum class Direction { past, future };

// How a date that lacks something is completed: to the nearest one at or before `today`, or at or after it.
struct Reading {
  Day today{};
  Direction direction = Direction::past;
};

}  // namespace depeche::time

#pragma once

#include <cstdint>
#include <tuple>

#include "base/wire.h"
#include "depeche/date.h"

namespace depeche::base {

template <>
inline constexpr std::uint64_t kLastOnWire<DatePrecision> = static_cast<std::uint64_t>(DatePrecision::range);

template <>
struct Shipped<DateRange> {
  static auto of(auto& range) { return std::tie(range.first, range.last, range.precision); }
};

}  // namespace depeche::base

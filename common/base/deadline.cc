#include "base/deadline.h"

#include <sstream>
#include <string>

#include "base/message.h"
#include "base/number_text.h"

namespace depeche::base {
namespace {

constexpr std::int64_t kThousand = 1000;

std::string duration_words(std::chrono::milliseconds duration) {
  if (duration.count() < 1) return tr("less than 1 ms");
  if (duration.count() < kThousand) return tr("{} ms", duration.count());
  std::ostringstream seconds;
  seconds << std::chrono::duration<double>(duration).count();
  return tr("{} s", with_decimal_sign(seconds.str()));
}

}  // namespace

std::optional<std::chrono::steady_clock::duration> time_to_search(double seconds) {
  // Not a number is neither.
  if (!(seconds > 0 && seconds <= kMostSeconds)) return std::nullopt;
  return std::chrono::ceil<std::chrono::steady_clock::duration>(std::chrono::duration<double>(seconds));
}

Error timeout_error(const DeadlinePassed& passed) {
  const std::string hint = tr("ask for fewer words, phrases or patterns, or give it more time");
  if (passed.given() <= std::chrono::steady_clock::duration::zero())
    return {ErrorCode::timeout, tr("the time that the search was given had passed before it began"), hint,
            std::nullopt};
  const auto given = std::chrono::round<std::chrono::milliseconds>(passed.given());
  return {ErrorCode::timeout, tr("the search took longer than it was given: {}", duration_words(given)), hint,
          std::nullopt};
}

}  // namespace depeche::base

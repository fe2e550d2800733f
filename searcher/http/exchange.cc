#include "http/exchange.h"

#include <utility>

namespace depeche::http {

void Exchange::answer(Answer answer) {
  const std::scoped_lock lock(mutex_);
  if (std::exchange(answered_, true)) return;
  answer_ = std::move(answer);
  if (const auto wake = std::exchange(wake_, nullptr)) wake();
}

std::optional<Answer> Exchange::take_or_wait(const std::function<void()>& wait, std::function<void()> wake) {
  const std::scoped_lock lock(mutex_);
  if (answer_) return std::exchange(answer_, std::nullopt);
  wait();
  wake_ = std::move(wake);
  return std::nullopt;
}

}  // namespace depeche::http

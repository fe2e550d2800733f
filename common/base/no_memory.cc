#include "base/no_memory.h"

#include <new>
#include <system_error>

#include "base/message.h"

namespace depeche::base {
Error no_memory(const std::string& context) {
  return {ErrorCode::io, context.empty() ? tr("not enough memory") : tr("{}: not enough memory", context),
          tr("see `ulimit -v`, or let it have more"), std::nullopt};
}

bool is_lack_of_memory(const std::exception& exception) {
  if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr) return true;
  const auto* of_system = dynamic_cast<const std::system_error*>(&exception);
  return of_system != nullptr && (of_system->code() == std::errc::not_enough_memory ||
                                  of_system->code() == std::errc::resource_unavailable_try_again);
}

}  // namespace depeche::base

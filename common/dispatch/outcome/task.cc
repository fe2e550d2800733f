#include "dispatch/outcome/task.h"

#include <string>

#include "base/files.h"

namespace depeche::dispatch {

tl::unexpected<Error> too_long(const char* what, std::size_t max_bytes) {
  return fail(ErrorCode::limit,
              std::string("the ") + what + " is longer than " + base::byte_count_words(max_bytes) +
                  ", the limit for one dispatch",
              "split it into dispatches");
}

Error empty_source() { return {ErrorCode::format, "empty", "leave it out, or fill it", std::nullopt}; }

}  // namespace depeche::dispatch

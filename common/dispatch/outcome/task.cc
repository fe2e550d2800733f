#include "dispatch/outcome/task.h"

#include <string>

#include "base/files.h"
#include "base/message.h"

namespace depeche::dispatch {

tl::unexpected<Error> too_long(const char* text, std::size_t max_bytes) {
  return fail(ErrorCode::limit, tr(text, base::byte_count_words(max_bytes)), tr("split it into dispatches"));
}

Error empty_source() { return {ErrorCode::format, tr("empty"), tr("leave it out, or fill it"), std::nullopt}; }

}  // namespace depeche::dispatch

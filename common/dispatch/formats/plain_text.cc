#include "dispatch/formats/plain_text.h"

#include "base/message.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/copy/copy.h"

namespace depeche::dispatch {

Result<Parsed> parse_plain_text(std::string_view text, const Origin& origin) {
  Parsed parsed;
  parsed.dispatch.id = origin.id;
  parsed.dispatch.path = origin.path;
  read_copy(clean_text(text), parsed);
  if (parsed.dispatch.text.empty()) return fail(ErrorCode::format, tr("no text"), tr("leave it out, or fill it"));
  return parsed;
}

}  // namespace depeche::dispatch

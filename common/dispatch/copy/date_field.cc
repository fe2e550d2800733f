#include "dispatch/copy/date_field.h"

#include "base/files.h"
#include "base/message.h"
#include "base/utf8.h"
#include "time/field_date.h"

namespace depeche::dispatch {
namespace {

std::string quoted(std::string_view value) { return base::in_quotes(base::truncate_utf8(value, 60)); }

}  // namespace

void set_date(std::string_view value, Parsed& parsed) {
  if (value.empty()) return;
  const time::FieldDate read = time::read_field_date(value);
  parsed.dispatch.dated = read.dated;
  parsed.dispatch.written_at = read.written_at;
  if (!read.dated)
    doubt(tr("the date {} is not understood", quoted(value)), to_translate("{}: it is left out"), parsed);
  else if (read.hour_is_left_out)
    doubt(tr("the hour of the date {} is not understood", quoted(value)), to_translate("{}: it is left out"), parsed);
}

}  // namespace depeche::dispatch

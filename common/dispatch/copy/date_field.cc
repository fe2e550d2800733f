#include "dispatch/copy/date_field.h"

#include "base/utf8.h"
#include "time/absolute_date.h"
#include "time/mail_date.h"

namespace depeche::dispatch {

void set_date(std::string_view value, Parsed& parsed) {
  if (value.empty()) return;
  parsed.dispatch.dated = time::read_absolute_date(value);
  if (!parsed.dispatch.dated) parsed.dispatch.dated = time::read_mail_date(value);
  if (!parsed.dispatch.dated)
    parsed.warnings.push_back("the date \"" + std::string(base::truncate_utf8(value, 60)) +
                              "\" is not understood: it is left out");
}

}  // namespace depeche::dispatch

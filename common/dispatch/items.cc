#include "dispatch/items.h"

#include <utility>

#include "base/utf8.h"
#include "dispatch/absolute_date.h"
#include "dispatch/clean_text.h"
#include "dispatch/mail_date.h"
#include "dispatch/publication.h"

namespace depeche::dispatch {
namespace {

void set_date(const std::string& value, Parsed& parsed) {
  if (value.empty()) return;
  parsed.dispatch.dated = read_absolute_date(value);
  if (!parsed.dispatch.dated) parsed.dispatch.dated = read_mail_date(value);
  if (!parsed.dispatch.dated)
    parsed.warnings.push_back("the date \"" + std::string(base::truncate_utf8(value, 60)) +
                              "\" is not understood: it is left out");
}

std::string without_title(std::string text, const std::string& title) {
  if (title.empty() || !text.starts_with(title + "\n\n")) return text;
  return text.substr(title.size() + 2);
}

}  // namespace

Result<Parsed> make_parsed(const RawItem& item) {
  Parsed parsed;
  Dispatch& dispatch = parsed.dispatch;
  dispatch.id = clean_line(item.id);
  dispatch.title = clean_line(item.title);
  dispatch.source = clean_line(item.source);
  dispatch.place = clean_line(item.place);
  dispatch.url = clean_line(item.url);
  dispatch.credits = clean_line(item.credits);
  set_date(clean_line(item.date), parsed);
  set_status(clean_line(item.status), parsed);
  set_embargo(clean_line(item.embargo), parsed);
  dispatch.text = without_title(clean_text(item.text), dispatch.title);
  if (dispatch.status == PublicationStatus::canceled) fill(dispatch.text, clean_text(item.note));
  fill(dispatch.text, dispatch.title);
  if (dispatch.text.empty()) return fail(ErrorCode::format, "no text", "leave it out, or fill it");
  return parsed;
}

void set_origin(const Origin& origin, std::vector<Item>& items) {
  for (Item& item : items) {
    if (!item.parsed) continue;
    Dispatch& dispatch = item.parsed->dispatch;
    dispatch.path = origin.path;
    if (dispatch.id.empty()) dispatch.id = items.size() == 1 ? origin.id : origin.path + item.mark;
  }
}

void fill(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

}  // namespace depeche::dispatch

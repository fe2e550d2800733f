#include "dispatch/copy/publication.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "base/utf8.h"
#include "dispatch/copy/clean_text.h"
#include "text/normalizer.h"
#include "time/field_date.h"

namespace depeche {

std::string_view to_string(PublicationStatus status) {
  switch (status) {
    case PublicationStatus::usable:
      return "usable";
    case PublicationStatus::withheld:
      return "withheld";
    case PublicationStatus::canceled:
      return "canceled";
  }
  return "";
}

bool is_usable(const Dispatch& dispatch, std::chrono::sys_seconds now) {
  return dispatch.status == PublicationStatus::usable && !(dispatch.embargoed_until && now < *dispatch.embargoed_until);
}

namespace dispatch {
namespace {

constexpr std::array<std::pair<std::string_view, PublicationStatus>, 21> kNames{{
    {"usable", PublicationStatus::usable},       {"publish", PublicationStatus::usable},
    {"published", PublicationStatus::usable},    {"publie", PublicationStatus::usable},
    {"publiee", PublicationStatus::usable},      {"draft", PublicationStatus::withheld},
    {"brouillon", PublicationStatus::withheld},  {"killed", PublicationStatus::canceled},
    {"publiable", PublicationStatus::usable},    {"withheld", PublicationStatus::withheld},
    {"embargoed", PublicationStatus::withheld},  {"retenu", PublicationStatus::withheld},
    {"retenue", PublicationStatus::withheld},    {"canceled", PublicationStatus::canceled},
    {"cancelled", PublicationStatus::canceled},  {"withdrawn", PublicationStatus::canceled},
    {"annule", PublicationStatus::canceled},     {"annulee", PublicationStatus::canceled},
    {"annulation", PublicationStatus::canceled}, {"retire", PublicationStatus::canceled},
    {"retiree", PublicationStatus::canceled},
}};

// `text` says which field is not understood.
void withhold(const char* text, std::string_view value, Parsed& parsed) {
  if (parsed.dispatch.status == PublicationStatus::usable) parsed.dispatch.status = PublicationStatus::withheld;
  doubt(tr(text, base::in_quotes(base::truncate_utf8(value, 60))), to_translate("{}: the dispatch counts as withheld"),
        parsed);
}

}  // namespace

std::optional<PublicationStatus> read_status(std::string_view text) {
  text = trim(text);
  if (const std::size_t colon = text.rfind(':'); colon != std::string_view::npos) text.remove_prefix(colon + 1);
  const std::string folded = text::fold(text);
  const auto* found =
      std::find_if(kNames.begin(), kNames.end(), [&](const auto& name) { return name.first == folded; });
  return found != kNames.end() ? std::optional(found->second) : std::nullopt;
}

void set_status(std::string_view value, Parsed& parsed) {
  if (trim(value).empty()) return;
  if (const auto status = read_status(value))
    parsed.dispatch.status = *status;
  else
    withhold(to_translate("the status {} is not understood"), value, parsed);
}

void set_embargo(std::string_view value, Parsed& parsed) {
  value = trim(value);
  if (value.empty()) return;
  const time::FieldDate read = time::read_field_date(value);
  if (read.written_at)
    parsed.dispatch.embargoed_until = read.written_at->time;
  else if (read.dated && !read.hour_is_left_out)
    parsed.dispatch.embargoed_until = begin_in_time_zone(read.dated->last + std::chrono::days(1));
  else
    withhold(to_translate("the embargo {} is not understood"), value, parsed);
}

}  // namespace dispatch
}  // namespace depeche

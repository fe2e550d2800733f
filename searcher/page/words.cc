#include "page/words.h"

#include <array>
#include <utility>

#include "base/message.h"
#include "render/citation.h"
#include "render/date_text.h"
#include "render/labels.h"

namespace depeche::page {
namespace {

constexpr auto kFilterLabels =
    std::to_array<std::pair<std::string_view, const char*>>({{"sources", to_translate("source")},
                                                             {"places", to_translate("place")},
                                                             {"from", to_translate("since")},
                                                             {"to", to_translate("until")},
                                                             {"on", to_translate("written on")},
                                                             {"mentions", to_translate("mentions")},
                                                             {"strict_dates", to_translate("certain dates only")},
                                                             {"usable", to_translate("publishable only")},
                                                             {"mode", to_translate("words")},
                                                             {"like_id", to_translate("like")},
                                                             {"expand", to_translate("expansion")},
                                                             {"relax", to_translate("relaxed search")},
                                                             {"fold_versions", to_translate("versions in one")}});

}  // namespace

std::string filter_label(std::string_view parameter) {
  for (const auto& [name, label] : kFilterLabels)
    if (name == parameter) return tr(label);
  constexpr std::string_view kWhere = "where.";
  if (parameter.starts_with(kWhere)) parameter.remove_prefix(kWhere.size());
  return render::field_label(parameter);
}

std::string address_of(serve::Site& site, const std::string& id) {
  return serve::is_address(id) ? id : site.addresses().remember(id);
}

std::string dispatch_address(const View& view, serve::Site& site, const std::string& id) {
  Address address("/d/" + address_of(site, id));
  for (const std::string_view kept : {"q", "lang"}) address = address.with(kept, view.here.value(kept));
  return address.text();
}

std::string title_of(const Dispatch& dispatch) { return render::citation_title(dispatch); }

void write_status(const Dispatch& dispatch, Html& html) {
  const std::string status = render::status_text(dispatch);
  if (!status.empty()) html("<strong class=\"status\">").text(status)("</strong>");
}

void write_origin(const Dispatch& dispatch, std::optional<DateMatch> match, Html& html) {
  html("<p class=\"origin\">");
  bool is_first = true;
  const auto part = [&](const char(&begin)[7], const std::string& text) {
    if (text.empty()) return;
    if (!is_first) html(" · ");
    is_first = false;
    html(begin).text(text)("</span>");
  };
  if (!render::status_text(dispatch).empty()) {
    write_status(dispatch, html);
    is_first = false;
  }
  std::string date = render::date_text(dispatch);
  if (date.empty()) date = tr("undated");
  if (match == DateMatch::possible) date += " (" + render::match_text(*match) + ")";
  part("<span>", date);
  part("<span>", dispatch.source);
  part("<span>", dispatch.place);
  html("</p>\n");
}

}  // namespace depeche::page

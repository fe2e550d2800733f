// The box for a query, and the builder that writes it.

#include <algorithm>
#include <array>

#include "base/message.h"
#include "page/search_parts.h"

namespace depeche::page {
namespace {

struct Field {
  std::string_view name;
  const char* label;
  const char* example;
};

constexpr auto kWords = std::to_array<Field>({
    {"all", to_translate("All of these words"), ""},
    {"phrase", to_translate("These words in a row"), ""},
    {"any", to_translate("One of these words"), ""},
    {"none", to_translate("None of these words"), ""},
});
constexpr auto kFilters = std::to_array<Field>({
    {"from", to_translate("Written since"), to_translate("13/01/2022, yesterday")},
    {"to", to_translate("Written until"), to_translate("January 2022")},
    {"mentions", to_translate("Mentions the day"), "14/07/2021"},
    {"sources", to_translate("Source"), "AFP"},
    {"places", to_translate("Place"), "Almaty"},
    {"where.category", to_translate("Category"), to_translate("Politics")},
    {"where.person", to_translate("Person"), ""},
});

bool is_in_builder(std::string_view name) {
  return name == "q" || std::ranges::any_of(kFilters, [&](const Field& field) { return field.name == name; });
}

// What is in force and not among the fields of the form.
template <class IsShown>
void write_hidden(const View& view, IsShown is_shown, Html& html) {
  for (const http::Parameter& one : view.here.parameters())
    if (!is_shown(one.name) && one.name != "offset" && one.name != "after")
      html("<input type=\"hidden\"").attribute("name", one.name).attribute("value", one.value)(">");
}

void write_field(const View& view, const Field& field, bool has_value, Html& html) {
  const std::string id = "b-" + std::string(field.name);
  html("<p><label")
      .attribute("for", id)(">")
      .text(tr(field.label))("</label><input")
      .attribute("id", id)
      .attribute("name", field.name);
  if (has_value) html.attribute("value", view.here.value(field.name));
  if (*field.example != '\0') html.attribute("placeholder", tr(field.example));
  html("></p>\n");
}

void write_builder(const View& view, Html& html) {
  html("<details class=\"builder\">\n<summary>")
      .text(tr("More fields"))("</summary>\n<form action=\"/build\" method=\"get\">\n<fieldset>\n<legend>")
      .text(tr("Words"))("</legend>\n");
  if (const std::string query = view.here.value("q"); !query.empty())
    html("<p><label for=\"b-q\">")
        .text(tr("Query so far"))("</label><input id=\"b-q\" name=\"q\"")
        .attribute("value", query)("></p>\n");
  for (const Field& field : kWords) write_field(view, field, false, html);
  html("</fieldset>\n<fieldset>\n<legend>").text(tr("Dispatches"))("</legend>\n");
  for (const Field& field : kFilters) write_field(view, field, true, html);
  html("<p class=\"ticks\"><label><input type=\"checkbox\" name=\"usable\" value=\"true\"");
  if (view.here.value("usable") == "true") html(" checked");
  html("> ").text(tr("Only what may be published"))("</label></p>\n</fieldset>\n");
  write_hidden(
      view, [](std::string_view name) { return is_in_builder(name) || name == "usable"; }, html);
  html("<p><button>").text(tr("Search"))("</button></p>\n</form>\n</details>\n");
}

}  // namespace

void write_search_form(const View& view, Html& html) {
  html("<div role=\"search\">\n<form class=\"search\" action=\"/\" method=\"get\">\n<label for=\"q\">")
      .text(tr("Search the archive"))(
          "</label>\n<div class=\"box\"><input id=\"q\" name=\"q\" type=\"search\" autocomplete=\"off\" "
          "spellcheck=\"false\" maxlength=\"2000\"")
      .attribute("value", view.here.value("q"))("><button>")
      .text(tr("Search"))("</button></div>\n");
  write_hidden(
      view, [](std::string_view name) { return name == "q"; }, html);
  html("</form>\n");
  write_builder(view, html);
  html("</div>\n");
}

}  // namespace depeche::page

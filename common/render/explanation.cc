#include "render/explanation.h"

#include "depeche/render.h"
#include "render/date_text.h"
#include "render/number.h"
#include "render/terminal_text.h"

namespace depeche {
namespace {

void add_list(const std::vector<std::string>& parts, std::string& text) {
  for (const std::string& part : parts) text.append(&part == &parts.front() ? "" : ", ").append(part);
}

}  // namespace

namespace render {

std::string asked_dates_text(const SearchResults& results) {
  if (results.written) return interval_text(*results.written);
  return results.dated ? interval_text(*results.dated) : std::string();
}

std::string asked_mentions_text(const SearchResults& results) {
  return results.mentioned ? interval_text(*results.mentioned) : std::string();
}

std::string unknown_value_text(const UnknownValue& unknown) {
  std::string text = unknown.name + ": no dispatch has \"" + unknown.value + '"';
  if (!unknown.nearest.empty()) {
    text += "; nearest: ";
    add_list(unknown.nearest, text);
  }
  if (unknown.known.empty()) return text;
  text += "; most have: ";
  for (const FacetValue& value : unknown.known)
    text.append(&value == &unknown.known.front() ? "" : ", ").append(value.value + " (" + grouped(value.count) + ')');
  return text;
}

std::string without_filters_text(const SearchResults& results) {
  std::string text;
  for (const WithoutFilter& filter : results.without_filters)
    text.append(text.empty() ? "" : kBetween)
        .append("without ")
        .append(filter.filter)
        .append(": ")
        .append(grouped(filter.total));
  return text;
}

std::string missing_words_text(const SearchResults& results) {
  if (results.missing_words.empty()) return {};
  std::string text = "in no dispatch: ";
  add_list(results.missing_words, text);
  return text;
}

}  // namespace render

std::vector<std::string> explanations(const SearchResults& results) {
  std::vector<std::string> lines;
  const auto add = [&](std::string line) {
    if (!line.empty()) lines.push_back(std::move(line));
  };
  const std::string dates = render::asked_dates_text(results);
  const std::string mentions = render::asked_mentions_text(results);
  if (!dates.empty()) add("dates: " + dates);
  if (!mentions.empty()) add("mentioned days: " + mentions);
  for (const UnknownValue& unknown : results.unknown_values) add(render::unknown_value_text(unknown));
  add(render::without_filters_text(results));
  add(render::missing_words_text(results));
  return lines;
}

}  // namespace depeche

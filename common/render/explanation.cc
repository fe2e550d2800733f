#include "render/explanation.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/message.h"
#include "base/number_text.h"
#include "depeche/render.h"
#include "render/date_text.h"
#include "render/labels.h"
#include "render/terminal_text.h"

namespace depeche {
namespace {

// Filters that are no field.
constexpr auto kFilterNames = std::to_array<std::pair<std::string_view, const char*>>(
    {{"dates", to_translate("without dates: {}")},
     {"mentions", to_translate("without mentioned days: {}")},
     {"usable", to_translate("with what may not be published: {}")},
     {"filters", to_translate("without any filter: {}")}});

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text.append(&part == &parts.front() ? "" : ", ").append(part);
  return text;
}

std::string without_text(const WithoutFilter& without) {
  const std::string total = base::number_text(without.total);
  for (const auto& [name, text] : kFilterNames)
    if (name == without.filter) return tr(text, total);
  return tr("without {}: {}", render::field_label(without.filter), total);
}

std::string counts_of(const std::vector<FacetValue>& values) {
  std::vector<std::string> parts;
  for (const FacetValue& value : values) parts.push_back(value.value + " (" + base::number_text(value.count) + ')');
  return joined(parts);
}

}  // namespace

namespace render {

std::string asked_dates_text(const SearchResults& results) {
  if (results.written) return interval_text(*results.written);
  return results.dated ? interval_text(*results.dated) : std::string();
}

std::string unknown_value_text(const UnknownValue& unknown) {
  const std::string known = counts_of(unknown.known);
  const std::string name = field_label(unknown.name);
  if (known.empty()) return tr("{}: no dispatch has \"{}\"", name, unknown.value);
  if (unknown.nearest.empty()) return tr("{}: no dispatch has \"{}\"; most have {}", name, unknown.value, known);
  return tr("{}: no dispatch has \"{}\"; nearest: {}; most have {}", name, unknown.value, joined(unknown.nearest),
            known);
}

std::string without_filters_text(const SearchResults& results) {
  std::string text;
  for (const WithoutFilter& without : results.without_filters)
    text.append(text.empty() ? "" : kBetween).append(without_text(without));
  return text;
}

std::string missing_words_text(const SearchResults& results) {
  return results.missing_words.empty() ? std::string() : tr("in no dispatch: {}", joined(results.missing_words));
}

}  // namespace render

std::vector<std::string> explanations(const SearchResults& results) {
  std::vector<std::string> lines;
  const auto add = [&](std::string line) {
    if (!line.empty()) lines.push_back(std::move(line));
  };
  if (const std::string dates = render::asked_dates_text(results); !dates.empty()) add(tr("dates: {}", dates));
  if (results.mentioned) add(tr("mentioned days: {}", render::interval_text(*results.mentioned)));
  for (const UnknownValue& unknown : results.unknown_values) add(render::unknown_value_text(unknown));
  add(render::without_filters_text(results));
  add(render::missing_words_text(results));
  return lines;
}

}  // namespace depeche

#include "render/explanation.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/comma_list.h"
#include "base/files.h"
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

std::string without_text(const WithoutFilter& without) {
  const std::string total = base::number_text(without.total);
  for (const auto& [name, text] : kFilterNames)
    if (name == without.filter) return tr(text, total);
  return tr("without {}: {}", render::field_label(without.filter), total);
}

std::string counts_of(const std::vector<FacetValue>& values) {
  std::vector<std::string> parts;
  for (const FacetValue& value : values) parts.push_back(value.value + " (" + base::number_text(value.count) + ')');
  return base::comma_list(parts);
}

std::string phrases_text(const Relaxation& relaxation) {
  std::string phrases;
  for (const std::string& phrase : relaxation.phrases)
    phrases.append(phrases.empty() ? "" : ", ").append(base::in_quotes(phrase));
  if (relaxation.strict_total == 0) return tr("nothing was found with {}; the results have some of the words", phrases);
  return trn(relaxation.strict_total, "{} result with {} comes first; the others have some of the words",
             "{} results with {} come first; the others have some of the words",
             base::number_text(relaxation.strict_total), phrases);
}

// Each typed word with what was added to it.
std::vector<std::pair<std::string, std::string>> by_typed(const std::vector<Expansion>& expansions) {
  std::vector<std::pair<std::string, std::string>> words;
  for (const Expansion& one : expansions)
    if (!words.empty() && words.back().first == one.typed)
      words.back().second.append(", ").append(one.added);
    else
      words.emplace_back(one.typed, one.added);
  return words;
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
  const std::string value = unknown.name == "status" ? status_label(unknown.value) : unknown.value;
  if (known.empty()) return tr("{}: no dispatch has \"{}\"", name, value);
  if (unknown.nearest.empty()) return tr("{}: no dispatch has \"{}\"; most have {}", name, value, known);
  return tr("{}: no dispatch has \"{}\"; nearest: {}; most have {}", name, value, base::comma_list(unknown.nearest),
            known);
}

std::string without_filters_text(const SearchResults& results) {
  std::string text;
  for (const WithoutFilter& without : results.without_filters)
    text.append(text.empty() ? "" : kBetween).append(without_text(without));
  return text;
}

std::vector<std::string> relaxation_lines(const std::optional<Relaxation>& relaxation) {
  std::vector<std::string> lines;
  if (!relaxation) return lines;
  if (!relaxation->phrases.empty()) lines.push_back(phrases_text(*relaxation));
  for (const auto& [typed, added] : by_typed(relaxation->families))
    lines.push_back(tr("nothing was found; {} also stands for words of its family: {}", base::in_quotes(typed), added));
  for (const auto& [typed, added] : by_typed(relaxation->spellings))
    lines.push_back(tr("nothing was found; {} was read as {}", base::in_quotes(typed), added));
  return lines;
}

std::string missing_words_text(const SearchResults& results) {
  return results.missing_words.empty() ? std::string()
                                       : tr("in no dispatch: {}", base::comma_list(results.missing_words));
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
  for (std::string& line : render::relaxation_lines(results.relaxation)) add(std::move(line));
  add(render::missing_words_text(results));
  return lines;
}

}  // namespace depeche

#include "page/changes.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/message.h"
#include "base/number_text.h"

namespace depeche::page {
namespace {

constexpr std::size_t kMostOfASide = 3;

std::string some_of(const std::vector<std::string>& values) {
  std::string text;
  for (std::size_t i = 0; i < std::min(values.size(), kMostOfASide); ++i)
    text.append(i == 0 ? "" : ", ").append(values[i]);
  return values.size() > kMostOfASide ? text + ", …" : text;
}

// "2 → 4"; "+4" and "−2" where one side has nothing.
std::string both_sides(const OneSided& sides) {
  if (sides.before.empty()) return "+" + some_of(sides.after);
  if (sides.after.empty()) return "−" + some_of(sides.before);
  return some_of(sides.before) + " → " + some_of(sides.after);
}

bool is_empty(const OneSided& sides) { return sides.before.empty() && sides.after.empty(); }

}  // namespace

std::string change_text(const Comparison& comparison) {
  std::string line;
  const auto add = [&](const std::string& part) { line.append(line.empty() ? "" : " · ").append(part); };
  const auto count = [&](ChangeKind kind) {
    return static_cast<std::size_t>(std::ranges::count(comparison.changes, kind, &Change::kind));
  };
  if (!is_empty(comparison.figures)) add(tr("figures: {}", both_sides(comparison.figures)));
  if (!is_empty(comparison.names)) add(tr("names: {}", both_sides(comparison.names)));
  if (comparison.before.title != comparison.after.title) add(tr("another title"));
  if (const std::size_t added = count(ChangeKind::added); added > 0)
    add(trn(added, "{} sentence added", "{} sentences added", base::number_text(added)));
  if (const std::size_t removed = count(ChangeKind::removed); removed > 0)
    add(trn(removed, "{} sentence removed", "{} sentences removed", base::number_text(removed)));
  if (const std::size_t changed = count(ChangeKind::changed); changed > 0)
    add(trn(changed, "{} sentence changed", "{} sentences changed", base::number_text(changed)));
  return line.empty() ? tr("the same sentences") : line;
}

std::optional<Comparison> Changes::compare(const std::string& before, const std::string& after) {
  if (left_ == 0 || std::chrono::steady_clock::now() >= context_.deadline) return std::nullopt;
  --left_;
  const auto from = context_.site.id_of(before, context_.deadline);
  const auto to = context_.site.id_of(after, context_.deadline);
  if (!from || !to || !*from || !*to) return std::nullopt;
  auto comparison = context_.site.searcher().compare(**from, **to);
  if (!comparison) return std::nullopt;
  return std::move(*comparison);
}

void Changes::write(const std::string& before, const std::string& after, Html& html) {
  if (const auto comparison = compare(before, after))
    html("\n<p class=\"origin change\">").text(change_text(*comparison))("</p>");
}

}  // namespace depeche::page

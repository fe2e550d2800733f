#include "page/comparison.h"

#include "base/message.h"
#include "base/number_text.h"
#include "page/words.h"

namespace depeche::page {
namespace {

std::vector<Highlight> as_highlights(const std::vector<Difference>& differences) {
  std::vector<Highlight> highlights;
  for (const Difference& one : differences) highlights.push_back({one.begin, one.end});
  return highlights;
}

void write_dispatch(const View& view, const Dispatch& dispatch, serve::Site& site, Html& html) {
  html("<th scope=\"col\"><a")
      .attribute("href", dispatch_address(view, site, dispatch.id))(">")
      .text(title_of(dispatch))("</a>\n");
  write_origin(dispatch, {}, html);
  html("</th>");
}

void write_change(const Change& change, Html& html) {
  html("<tr>");
  html("<td>");
  if (change.kind == ChangeKind::removed) html("<del>").text(change.before)("</del>");
  if (change.kind == ChangeKind::changed) html.marked(change.before, as_highlights(change.before_differences));
  html("</td><td>");
  if (change.kind == ChangeKind::added) html("<ins>").text(change.after)("</ins>");
  if (change.kind == ChangeKind::changed) html.marked(change.after, as_highlights(change.after_differences));
  html("</td></tr>\n");
}

std::string listed(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text.append(text.empty() ? "" : ", ").append(part);
  return text;
}

void write_one_sided(const std::string& label, const OneSided& sides, Html& html) {
  if (sides.before.empty() && sides.after.empty()) return;
  html("<tr class=\"sides\"><td>")
      .text(label)(" <del>")
      .text(listed(sides.before))("</del></td><td>")
      .text(label)(" <ins>")
      .text(listed(sides.after))("</ins></td></tr>\n");
}

}  // namespace

void write_comparison(const View& view, const Comparison& comparison, serve::Site& site, Html& html) {
  html("<h1>")
      .text(tr("What changed"))("</h1>\n<p>")
      .text(trn(comparison.sentences_kept, "{} sentence is in both.", "{} sentences are in both.",
                base::number_text(comparison.sentences_kept)))(
          "</p>\n<div class=\"wide\"><table class=\"diff\">\n<thead><tr>");
  write_dispatch(view, comparison.before, site, html);
  write_dispatch(view, comparison.after, site, html);
  html("</tr></thead>\n<tbody>\n");
  write_one_sided(tr("Figures:"), comparison.figures, html);
  write_one_sided(tr("Names:"), comparison.names, html);
  for (const Change& change : comparison.changes) write_change(change, html);
  html("</tbody>\n</table></div>\n");
}

}  // namespace depeche::page

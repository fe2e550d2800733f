// "/d/{address}": a whole dispatch, with the words of a query marked; "/compare": what changed between two.

#include <algorithm>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "base/number_text.h"
#include "page/changes.h"
#include "page/comparison.h"
#include "page/pages.h"
#include "page/words.h"
#include "render/citation.h"
#include "render/date_text.h"
#include "render/dossier.h"
#include "render/labels.h"
#include "render/properties.h"
#include "serve/conditional.h"
#include "serve/told.h"

namespace depeche::page {
namespace {

using serve::Context;
using serve::Made;
using serve::Outcome;
using serve::Problem;

constexpr std::size_t kAlike = 5;

struct Shown {
  MarkedDispatch marked;
  std::vector<Version> versions;  // of the same story, the latest first
  std::vector<Hit> alike;
};

std::vector<Highlight> within(const std::vector<Highlight>& all, std::size_t begin, std::size_t end) {
  std::vector<Highlight> some;
  for (const Highlight& one : all)
    if (one.begin >= begin && one.end <= end) some.push_back({one.begin - begin, one.end - begin});
  return some;
}

// Paragraphs, whose marks are numbered on from `mark`.
void write_paragraphs(const std::string& text, const std::vector<Highlight>& highlights, std::size_t& mark,
                      Html& html) {
  for (const std::string_view paragraph : render::paragraphs_of(text)) {
    const auto begin = static_cast<std::size_t>(paragraph.data() - text.data());
    const auto marks = within(highlights, begin, begin + paragraph.size());
    html("<p>").marked(paragraph, marks, mark)("</p>\n");
    mark += marks.size();
  }
}

void write_marks(std::size_t marks, Html& html) {
  if (marks == 0) return;
  html("<p class=\"marks\"><a href=\"#m1\">")
      .text(trn(marks, "{} match", "{} matches", base::number_text(marks)))("</a></p>\n");
}

void write_properties(const View& view, const Dispatch& dispatch, Html& html) {
  html("<dl class=\"properties\">\n");
  const auto row = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) html("<div><dt>").text(render::field_label(name))("</dt><dd>").text(value)("</dd></div>\n");
  };
  for (const auto& [name, values] : render::properties_of(dispatch)) {
    html("<div><dt>").text(render::field_label(name))("</dt><dd>");
    for (const Property* property : values) {
      const Address search =
          Address("/").with("where." + std::string(name), property->value).with("lang", view.here.value("lang"));
      html("<a").attribute("href", search.text())(">").text(render::value_text(*property))("</a> ");
    }
    html("</dd></div>\n");
  }
  row("credits", dispatch.credits);
  if (!serve::is_address(dispatch.id)) row("id", dispatch.id);
  row("path", dispatch.path);
  if (const std::string address = render::web_address(dispatch); !address.empty())
    html("<div><dt>")
        .text(render::field_label("url"))("</dt><dd><a rel=\"noreferrer noopener\"")
        .attribute("href", address)(">")
        .text(address)("</a></dd></div>\n");
  html("</dl>\n");
}

// All versions as a ladder, this one among them, each with what changed from the one before.
void write_ladder(const View& view, const Shown& shown, Context& context, Html& html) {
  if (shown.versions.empty()) return;
  serve::Site& site = context.site;
  Changes changes(context);
  std::vector<Version> steps = shown.versions;
  const Dispatch& own = shown.marked.dispatch;
  const auto place = std::ranges::find_if(steps, [](const Version& version) { return !version.is_later; });
  steps.insert(place, Version{own.id, own.title, own.dated, false, own.written_at});
  html("<section aria-labelledby=\"versions\">\n<h2 id=\"versions\">")
      .text(tr("Versions of the story"))("</h2>\n<ol class=\"ladder\">\n");
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Version& step = steps[i];
    html("<li>");
    if (step.id == own.id)
      html("<strong aria-current=\"true\">").text(step.title.empty() ? title_of(own) : step.title)("</strong>");
    else
      html("<a").attribute("href", dispatch_address(view, site, step.id))(">").text(
          step.title.empty() ? tr("Without a title") : step.title)("</a>");
    html(" <span class=\"origin\">")
        .text(step.written_at ? render::moment_text(step.written_at->time)
              : step.dated    ? render::range_text(*step.dated)
                              : tr("undated"))("</span>");
    if (i + 1 < steps.size()) {
      html(" <a")
          .attribute("href", Address("/compare")
                                 .with("before", address_of(site, steps[i + 1].id))
                                 .with("after", address_of(site, step.id))
                                 .with("lang", view.here.value("lang"))
                                 .text())(">")
          .text(tr("what changed"))("</a>");
      changes.write(steps[i + 1].id, step.id, html);
    }
    html("</li>\n");
  }
  html("</ol>\n</section>\n");
}

void write_alike(const View& view, const Shown& shown, serve::Site& site, Html& html) {
  if (shown.alike.empty()) return;
  html("<section aria-labelledby=\"alike\">\n<h2 id=\"alike\">")
      .text(tr("Like this one"))("</h2>\n<ul class=\"alike\">\n");
  for (const Hit& hit : shown.alike) {
    html("<li><a").attribute("href", dispatch_address(view, site, hit.dispatch.id))(">").text(title_of(hit.dispatch))(
        "</a>\n");
    write_origin(hit.dispatch, {}, html);
    html("</li>\n");
  }
  html("</ul>\n</section>\n");
}

// Its versions, as a search folds them, and what is like it.
tl::expected<Shown, Problem> look_around(Context& context, MarkedDispatch marked) {
  Shown shown{std::move(marked), {}, {}};
  SearchRequest story;
  story.query = "id:\"" + shown.marked.dispatch.id + '"';
  story.limit = 1;
  story.deadline = context.deadline;
  const bool can_be_asked_for = shown.marked.dispatch.id.find('"') == std::string::npos;
  if (can_be_asked_for) {
    auto found = context.site.searcher().search(story);
    if (!found) return tl::unexpected<Problem>(found.error());
    if (!found->hits.empty()) shown.versions = std::move(found->hits.front().versions);
  }
  SearchRequest like = context.site.options().base;
  like.like_id = shown.marked.dispatch.id;
  like.limit = kAlike;
  like.snippets = true;
  like.deadline = context.deadline;
  auto found = context.site.searcher().search(like);
  // Of a dispatch whose words no other one has, nothing is like it.
  if (!found && found.error().code == ErrorCode::invalid_argument) return shown;
  if (!found) return tl::unexpected<Problem>(found.error());
  shown.alike = std::move(found->hits);
  for (const Version& version : shown.versions)
    std::erase_if(shown.alike, [&](const Hit& hit) { return hit.dispatch.id == version.id; });
  return shown;
}

tl::expected<Made, Problem> shown_page(Context& context, const View& view, const std::string& query) {
  serve::Site& site = context.site;
  const auto id = site.id_of(context.named.front(), context.deadline);
  if (!id) return tl::unexpected<Problem>(id.error());
  SearchRequest request = site.options().base;
  request.query = query;
  request.deadline = context.deadline;
  auto found = *id ? site.searcher().find_marked(**id, request) : Result<std::optional<MarkedDispatch>>(std::nullopt);
  if (!found) return tl::unexpected<Problem>(found.error());
  if (!*found)
    return tl::unexpected<Problem>(Problem(404, "not_found", tr("there is no such dispatch in the archive any more")));
  auto shown = look_around(context, std::move(**found));
  if (!shown) return tl::unexpected<Problem>(shown.error());
  Html main;
  MarkedDispatch& marked = shown->marked;
  const std::string address = address_of(site, marked.dispatch.id);
  Html ladder;
  write_ladder(view, *shown, context, ladder);
  serve::tell(marked.dispatch, site);
  const Dispatch& dispatch = marked.dispatch;
  if (!query.empty())
    main("<p class=\"back\"><a")
        .attribute("href", Address("/").with("q", query).with("lang", view.here.value("lang")).text())(">")
        .text(tr("Results for {}", query))("</a></p>\n");
  main("<article class=\"whole\"");
  const auto languages = render::values_of(dispatch, "language");
  if (languages.size() == 1 && languages.front().size() == 2) main.attribute("lang", languages.front());
  main(">\n<h1>");
  if (dispatch.title.empty())
    main.text(title_of(dispatch));
  else
    main.marked(dispatch.title, marked.title);
  main("</h1>\n");
  write_origin(dispatch, {}, main);
  write_marks(marked.abstract.size() + marked.text.size(), main);
  std::size_t mark = 1;
  if (!dispatch.abstract.empty()) {
    main("<div class=\"abstract\">\n");
    write_paragraphs(dispatch.abstract, marked.abstract, mark, main);
    main("</div>\n");
  }
  main("<div class=\"text\">\n");
  write_paragraphs(dispatch.text, marked.text, mark, main);
  main("</div>\n");
  write_properties(view, dispatch, main);
  main("<p class=\"actions\"><label><input type=\"checkbox\" name=\"id\" data-basket")
      .attribute("value", address)("> ")
      .text(tr("Basket"))("</label></p>\n</article>\n")
      .part(ladder);
  write_alike(view, *shown, site, main);
  return Made{page_answer(view, tr("{} – Dépêche", title_of(dispatch)), main), !dispatch.embargoed_until};
}

Outcome with_problem_page(Context& context, const View& view, Outcome outcome) {
  return outcome ? std::move(outcome) : problem_page(context, view, outcome.error());
}

serve::Ask ask_of(const View& view) { return {view.here.text() + (view.is_part ? "part" : "")}; }

Outcome dispatch_page(Context& context, const View& view) {
  const auto query = context.parameters.take("q");
  if (!query) return problem_page(context, view, query.error());
  if (auto status = context.parameters.none_left("q lang"); !status) return problem_page(context, view, status.error());
  return with_problem_page(context, view, serve::conditional(context, ask_of(view), [&] {
                             return shown_page(context, view, query->value_or(""));
                           }));
}

tl::expected<Made, Problem> compared(Context& context, const View& view) {
  const auto before = context.site.id_of(view.here.value("before"), context.deadline);
  if (!before) return tl::unexpected<Problem>(before.error());
  const auto after = context.site.id_of(view.here.value("after"), context.deadline);
  if (!after) return tl::unexpected<Problem>(after.error());
  if (!*before || !*after)
    return tl::unexpected<Problem>(Problem(404, "not_found", tr("there is no such dispatch in the archive any more")));
  auto comparison = context.site.searcher().compare(**before, **after);
  if (!comparison) return tl::unexpected<Problem>(comparison.error());
  Html main;
  write_comparison(view, *comparison, context.site, main);
  return Made{page_answer(view, tr("What changed – Dépêche"), main)};
}

Outcome compare_page(Context& context, const View& view) {
  for (const std::string_view name : {"before", "after"})
    if (const auto taken = context.parameters.take(name); !taken) return problem_page(context, view, taken.error());
  if (auto status = context.parameters.none_left("before after lang"); !status)
    return problem_page(context, view, status.error());
  return with_problem_page(context, view,
                           serve::conditional(context, ask_of(view), [&] { return compared(context, view); }));
}

}  // namespace

std::vector<serve::Route> dispatch_routes() {
  return {{.pattern = "/d/{address}",
           .page = with_view(dispatch_page),
           .summary = "A dispatch in a browser",
           .type = "text/html"},
          {.pattern = "/compare",
           .page = with_view(compare_page),
           .summary = "What changed, in a browser",
           .type = "text/html"}};
}

}  // namespace depeche::page

// /v1/export: any number of hits, for other programs.

#include <array>
#include <sstream>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "serve/answers.h"
#include "serve/asked_search.h"
#include "serve/export.h"
#include "serve/told.h"

namespace depeche::serve {
namespace {

struct Format {
  std::string_view name;
  std::string_view type;
  std::string_view ending;
  std::optional<ExportKind> streamed;      // page by page
  std::optional<ExportFormat> whole = {};  // in one piece, of at most kMostHits hits
};

constexpr std::array<Format, 7> kFormats{{
    {"jsonl", "application/x-ndjson", "jsonl", ExportKind::jsonl},
    {"ndjson", "application/x-ndjson", "jsonl", ExportKind::jsonl},
    {"csv", "text/csv; charset=utf-8", "csv", ExportKind::csv},
    {"tsv", "text/tab-separated-values; charset=utf-8", "tsv", ExportKind::tsv},
    {"ris", "application/x-research-info-systems; charset=utf-8", "ris", ExportKind::ris},
    // Its keys are told apart, and a workbook is packed: both take the whole.
    {"bibtex", "application/x-bibtex; charset=utf-8", "bib", std::nullopt, ExportFormat::bibtex},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", std::nullopt,
     ExportFormat::xlsx},
}};

const std::vector<capi::MemberShape>& all_export_members() {
  static const std::vector<capi::MemberShape> all = capi::export_members();
  return all;
}

Result<const Format*> take_format(Context& context) {
  const auto name = context.parameters.take("format");
  if (!name) return tl::unexpected<Error>(name.error());
  const std::string asked = name->value_or("jsonl");
  std::string names;
  for (const Format& format : kFormats) {
    if (format.name == asked) return &format;
    names.append(names.empty() ? "" : ", ").append(format.name);
  }
  return fail(ErrorCode::invalid_argument, tr("{}: must be one of {}", base::in_quotes("format"), names));
}

Error too_many(const std::string& hint) { return {ErrorCode::limit, tr("more than {} hits", kMostHits), hint, {}}; }

// Without a limit everything is meant, each version of a story, and by date, since pages by relevance would have to be
// found again and again.
tl::expected<capi::ExportRequest, Problem> asked_export(Context& context) {
  const auto object = asked_object(context, all_export_members());
  if (!object) return tl::unexpected<Problem>(object.error());
  SearchRequest base = context.site.options().base;
  base.fold_versions = false;
  base.limit = std::numeric_limits<std::size_t>::max();
  base.sort = SortOrder::newest;
  auto asked = capi::read_export_request(*object, base);
  if (!asked) return tl::unexpected<Error>(asked.error());
  SearchRequest& search = asked->search;
  if (search.sort == SortOrder::relevance && (search.limit > kMostHits || search.offset > kMostHits - search.limit))
    return tl::unexpected<Error>(too_many(tr("sort by newest or oldest, or set a limit")));
  if (auto status = complete(context, search); !status) return tl::unexpected<Error>(status.error());
  return std::move(*asked);
}

http::Answer file_answer(const Format& format) {
  http::Answer answer = text_answer(std::string(format.type), {});
  answer.headers.push_back(
      {"Content-Disposition", "attachment; filename=\"depeche." + std::string(format.ending) + '"'});
  return answer;
}

Outcome write_whole(Context& context, capi::ExportRequest asked, const Format& format) {
  const bool is_all = asked.search.limit > kMostHits;
  if (is_all) asked.search.limit = kMostHits + 1;
  auto results = context.site.searcher().search(asked.search);
  if (!results) return tl::unexpected<Error>(results.error());
  if (results->hits.size() > kMostHits)
    return tl::unexpected<Error>(too_many(tr("set a limit, choose fewer dates, or write csv, which has no limit")));
  tell(*results, context.site);
  if (asked.text == DossierText::whole_texts && asked.table.columns.empty())
    asked.table.columns = whole_table_columns(*results);
  std::ostringstream out;
  if (auto status = render_export(*results, *format.whole, asked.table, asked.text, out); !status)
    return tl::unexpected<Error>(status.error());
  http::Answer answer = file_answer(format);
  answer.body = std::move(out).str();
  return answer;
}

void put_next(Export& pages, http::PieceSink& sink, Site& site) {
  if (sink.is_abandoned()) return;
  auto page = pages.next_page();
  if (!page) {
    site.report(page.error().message);
    return sink.fail();
  }
  if (page->empty()) return sink.end();
  sink.put(std::move(*page));
}

// The first page is made before the answer begins, so that what is wrong with the request is a problem of its own.
Outcome write_pages(Context& context, capi::ExportRequest asked, const Format& format) {
  Site& site = context.site;
  const auto pages = std::make_shared<Export>(site, std::move(asked), *format.streamed);
  if (!pages->has_place()) {
    Problem problem(429, "busy", tr("too many exports are under way"), tr("ask again later"));
    problem.headers.push_back({"Retry-After", "10"});
    return tl::unexpected<Problem>(std::move(problem));
  }
  auto first = pages->next_page();
  if (!first) return tl::unexpected<Error>(first.error());
  http::Answer answer = file_answer(format);
  answer.stream = [&site, pages,
                   first = std::make_shared<std::string>(std::move(*first))](std::shared_ptr<http::PieceSink> sink) {
    if (!first->empty()) return sink->put(std::exchange(*first, {}));
    const bool posted = site.long_work().post([&site, pages, sink] { put_next(*pages, *sink, site); });
    if (!posted) sink->fail();
  };
  return answer;
}

Outcome export_page(Context& context) {
  const auto format = take_format(context);
  if (!format) return tl::unexpected<Error>(format.error());
  auto asked = asked_export(context);
  if (!asked) return tl::unexpected<Problem>(asked.error());
  if ((*format)->whole) return write_whole(context, std::move(*asked), **format);
  return write_pages(context, std::move(*asked), **format);
}

}  // namespace

std::vector<Route> export_routes() {
  return {{.pattern = "/v1/export",
           .page = export_page,
           .summary = "Writes any number of hits for other programs",
           .type = "application/x-ndjson",
           .parameters = {{"format", "jsonl (without it), csv, tsv, ris, bibtex or xlsx"}},
           .takes_export = true}};
}

}  // namespace depeche::serve

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
  ExportKind kind;
};

constexpr std::array<Format, 7> kFormats{{
    {"jsonl", "application/x-ndjson", "jsonl", ExportKind::jsonl},
    {"ndjson", "application/x-ndjson", "jsonl", ExportKind::jsonl},
    {"csv", "text/csv; charset=utf-8", "csv", ExportKind::csv},
    {"tsv", "text/tab-separated-values; charset=utf-8", "tsv", ExportKind::tsv},
    {"ris", "application/x-research-info-systems; charset=utf-8", "ris", ExportKind::ris},
    {"bibtex", "application/x-bibtex; charset=utf-8", "bib", ExportKind::bibtex},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", ExportKind::xlsx},
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
    return tl::unexpected<Error>(Error{
        ErrorCode::limit, tr("more than {} hits", kMostHits), tr("sort by newest or oldest, or set a limit"), {}});
  if (auto status = complete(context, search); !status) return tl::unexpected<Error>(status.error());
  return std::move(*asked);
}

http::Answer file_answer(const Format& format) {
  http::Answer answer = text_answer(std::string(format.type), {});
  answer.headers.push_back(
      {"Content-Disposition", "attachment; filename=\"depeche." + std::string(format.ending) + '"'});
  return answer;
}

// A job is one page, so that the exports that are under way take turns.
void put_next(const std::shared_ptr<Export>& pages, const std::shared_ptr<http::PieceSink>& sink, Site& site) {
  if (sink->is_abandoned()) return;
  auto piece = pages->next();
  if (!piece) {
    site.report(piece.error().message);
    return sink->fail();
  }
  if (!*piece) return sink->end();
  if (!(*piece)->empty()) return sink->put(std::move(**piece));
  if (!site.long_work().post([&site, pages, sink] { put_next(pages, sink, site); })) sink->fail();
}

// The first page is made before the answer begins, so that what is wrong with the request is a problem of its own.
Outcome write_pages(Context& context, capi::ExportRequest asked, const Format& format) {
  Site& site = context.site;
  const auto pages = std::make_shared<Export>(site, std::move(asked), format.kind);
  if (!pages->has_place()) {
    Problem problem(429, "busy", tr("too many exports are under way"), tr("ask again later"));
    problem.headers.push_back({"Retry-After", "10"});
    return tl::unexpected<Problem>(std::move(problem));
  }
  auto first = pages->next();
  if (!first) return tl::unexpected<Error>(first.error());
  http::Answer answer = file_answer(format);
  answer.stream = [&site, pages, first = std::make_shared<std::string>(first->value_or(std::string()))](
                      std::shared_ptr<http::PieceSink> sink) {
    if (!first->empty()) return sink->put(std::exchange(*first, {}));
    const bool posted = site.long_work().post([&site, pages, sink] { put_next(pages, sink, site); });
    if (!posted) sink->fail();
  };
  return answer;
}

Outcome export_page(Context& context) {
  const auto format = take_format(context);
  if (!format) return tl::unexpected<Error>(format.error());
  auto asked = asked_export(context);
  if (!asked) return tl::unexpected<Problem>(asked.error());
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

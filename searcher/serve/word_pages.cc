// Words of the archive, and how a query is understood.

#include <sstream>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/message.h"
#include "render/json_value.h"
#include "serve/answers.h"
#include "serve/asked_search.h"

namespace depeche::serve {
namespace {

constexpr std::size_t kMostWords = 100;
constexpr std::size_t kUsualWords = 10;

Outcome suggest_page(Context& context) {
  const auto prefix = context.parameters.take("prefix");
  if (!prefix) return tl::unexpected<Error>(prefix.error());
  const auto limit = context.parameters.take_count("limit", kMostWords, kUsualWords);
  if (!limit) return tl::unexpected<Error>(limit.error());
  if (auto status = context.parameters.none_left("prefix limit"); !status) return tl::unexpected<Error>(status.error());
  if (!*prefix) return tl::unexpected<Problem>({400, "invalid_argument", tr("there is no beginning"), "prefix"});
  return conditional(context, {**prefix + '\n' + std::to_string(*limit)}, [&]() -> tl::expected<Made, Problem> {
    const auto words = context.site.searcher().words(**prefix, *limit);
    if (!words) return tl::unexpected<Error>(words.error());
    std::ostringstream out;
    render::write_json({{"prefix", **prefix}, {"words", *words}}, out);
    out << '\n';
    return Made{json_answer(std::move(out).str())};
  });
}

Outcome explain_page(Context& context) {
  const auto asked = asked_search(context);
  if (!asked) return tl::unexpected<Problem>(asked.error());
  auto explanation = context.site.searcher().explain(asked->request);
  if (!explanation) return tl::unexpected<Error>(explanation.error());
  return text_answer("text/plain; charset=utf-8", std::move(*explanation));
}

}  // namespace

std::vector<Route> word_routes() {
  return {{.pattern = "/v1/suggest",
           .page = suggest_page,
           .summary = "Words of the dispatches that begin so, the most frequent first",
           .type = "application/json",
           .schema = "#words",
           .parameters = {{"prefix", "how they begin, without regard to case and accents", true},
                          {"limit", "the largest number of words, up to 100; 10 without it"}}},
          {.pattern = "/v1/explain",
           .page = explain_page,
           .summary = "How a query is understood, for people; for programs, search with explain=true",
           .type = "text/plain",
           .takes_search = true}};
}

}  // namespace depeche::serve

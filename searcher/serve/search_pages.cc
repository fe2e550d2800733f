// /v1/search and /v1/like.

#include <chrono>
#include <sstream>
#include <utility>

#include "base/message.h"
#include "depeche/render.h"
#include "serve/answers.h"
#include "serve/asked_search.h"
#include "serve/told.h"

namespace depeche::serve {
namespace {

// The same request for the hits that follow; empty when there are none, or too many before them.
std::string next_address(const Context& context, const AskedSearch& asked, const SearchResults& results) {
  const SearchRequest& request = asked.request;
  const std::size_t shown = request.offset + request.limit;
  const bool has_more = (!results.is_partial || results.next) && results.hits.size() == request.limit &&
                        request.limit > 0 && (!results.total_is_exact || results.total > shown);
  if (context.request.method == "POST" || !has_more) return {};
  auto target = http::parse_target(context.request.target);
  if (!target) return {};
  auto& parameters = target->parameters;
  std::erase_if(parameters,
                [](const auto& parameter) { return parameter.name == "offset" || parameter.name == "after"; });
  if (results.next)
    parameters.push_back({"after", *results.next});
  else if (shown + request.limit <= kMostHits)
    parameters.push_back({"offset", std::to_string(shown)});
  else
    return {};
  const std::string_view path = context.request.target;
  return std::string(path.substr(0, path.find('?'))) + http::encoded(parameters);
}

tl::expected<Made, Problem> searched(Context& context, const AskedSearch& asked) {
  auto results = context.site.searcher().search(asked.request);
  if (!results) {
    if (results.error().offset && asked.utf16) results.error().offset.reset();
    return tl::unexpected<Error>(results.error());
  }
  tell(*results, context.site);
  if (asked.utf16) count_in_utf16(*results);
  std::ostringstream out;
  render_json(*results, out);
  Made made{json_answer(std::move(out).str()), lasts(*results), results->revision};
  if (const std::string next = next_address(context, asked, *results); !next.empty())
    made.answer.headers.push_back({"Link", '<' + next + ">; rel=\"next\""});
  return made;
}

Outcome answered(Context& context, const AskedSearch& asked) {
  Ask ask = asked.ask();
  ask.is_one_search = true;
  return conditional(context, ask, [&] { return searched(context, asked); });
}

Outcome search_page(Context& context) {
  const auto asked = asked_search(context);
  return asked ? answered(context, *asked) : Outcome(tl::unexpected<Problem>(asked.error()));
}

Outcome like_page(Context& context) {
  const auto asked = asked_search(context);
  if (!asked) return tl::unexpected<Problem>(asked.error());
  if (asked->request.like_id.empty() && asked->request.like_text.empty())
    return tl::unexpected<Problem>({400, "invalid_argument", tr("there is nothing to be like"), "like_id, like_text"});
  return answered(context, *asked);
}

}  // namespace

std::vector<Route> search_routes() {
  const std::vector<ParameterInfo> offsets{{"offsets", "how highlights are counted: bytes (of UTF-8) or utf16"}};
  return {{.pattern = "/v1/search",
           .page = search_page,
           .summary = "Finds dispatches",
           .type = "application/json",
           .schema = "answer",
           .parameters = offsets,
           .takes_search = true},
          {.pattern = "/v1/like",
           .page = like_page,
           .summary = "Finds dispatches like one (like_id), or like a text (like_text)",
           .type = "application/json",
           .schema = "answer",
           .parameters = offsets,
           .takes_search = true}};
}

}  // namespace depeche::serve

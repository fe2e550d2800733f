// Whole dispatches, and what changed between two.

#include <sstream>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "depeche/render.h"
#include "serve/answers.h"
#include "serve/conditional.h"
#include "serve/told.h"

namespace depeche::serve {
namespace {

Error no_dispatch(const std::string& id) {
  return {
      ErrorCode::not_found, tr("no dispatch has the id {}", base::in_quotes(id)), tr("ids are compared exactly"), {}};
}

Result<std::string> real_id(Context& context, const std::string& named) {
  auto id = context.site.id_of(named, context.deadline);
  if (!id) return tl::unexpected<Error>(id.error());
  if (!*id) return tl::unexpected<Error>(no_dispatch(named));
  return std::move(**id);
}

tl::expected<Made, Problem> shown(Context& context) {
  const auto id = real_id(context, context.named.front());
  if (!id) return tl::unexpected<Error>(id.error());
  auto found = context.site.searcher().find(*id);
  if (!found) return tl::unexpected<Error>(found.error());
  if (!*found) return tl::unexpected<Error>(no_dispatch(context.named.front()));
  Dispatch& dispatch = **found;
  tell(dispatch, context.site);
  std::ostringstream out;
  render_dispatch_json(dispatch, out);
  return Made{json_answer(std::move(out).str()), !dispatch.embargoed_until};
}

Outcome dispatch_page(Context& context) {
  if (auto status = context.parameters.none_left(""); !status) return tl::unexpected<Error>(status.error());
  return conditional(context, {}, [&] { return shown(context); });
}

tl::expected<Made, Problem> compared(Context& context, const std::string& before, const std::string& after) {
  const auto from = real_id(context, before);
  if (!from) return tl::unexpected<Error>(from.error());
  const auto to = real_id(context, after);
  if (!to) return tl::unexpected<Error>(to.error());
  auto comparison = context.site.searcher().compare(*from, *to);
  if (!comparison) return tl::unexpected<Error>(comparison.error());
  tell(*comparison, context.site);
  std::ostringstream out;
  render_comparison_json(*comparison, out);
  return Made{json_answer(std::move(out).str())};
}

Outcome compare_page(Context& context) {
  const auto before = context.parameters.take("before");
  if (!before) return tl::unexpected<Error>(before.error());
  const auto after = context.parameters.take("after");
  if (!after) return tl::unexpected<Error>(after.error());
  if (auto status = context.parameters.none_left("before after"); !status) return tl::unexpected<Error>(status.error());
  if (!*before || !*after)
    return tl::unexpected<Problem>({400, "invalid_argument", tr("a comparison takes two ids"), "before, after"});
  return conditional(context, {**before + '\n' + **after}, [&] { return compared(context, **before, **after); });
}

}  // namespace

std::vector<Route> dispatch_routes() {
  return {{.pattern = "/v1/dispatches/{id}",
           .page = dispatch_page,
           .summary = "A whole dispatch, by its id or its address",
           .type = "application/json",
           .schema = "dispatch"},
          {.pattern = "/v1/compare",
           .page = compare_page,
           .summary = "What changed from one dispatch to another",
           .type = "application/json",
           .schema = "comparison",
           .parameters = {{"before", "the id or address of the earlier dispatch", true},
                          {"after", "of the later one", true}}}};
}

}  // namespace depeche::serve

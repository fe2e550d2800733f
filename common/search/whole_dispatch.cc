#include "search/whole_dispatch.h"

#include <string>
#include <utility>

#include "schema/terms.h"
#include "search/present/highlighter.h"
#include "search/relax/asked.h"
#include "search/terms/likeness.h"

namespace depeche::search {
namespace {

std::vector<Highlight> marks_in(std::string_view text, Highlighter& highlighter) {
  std::vector<Highlight> marks;
  for (const FoundText& mark : highlighter.find(text)) marks.push_back({mark.begin, mark.end});
  return marks;
}

}  // namespace

Result<std::optional<Dispatch>> find_dispatch(std::string_view id, Session& session) {
  const std::string term = schema::id_term(id);
  const auto posting = session.all().postlist_begin(term);
  if (posting == session.all().postlist_end(term)) return std::nullopt;
  auto dispatch = session.dispatch(*posting);
  if (!dispatch) return tl::unexpected<Error>(dispatch.error());
  return std::optional<Dispatch>(std::move(*dispatch));
}

Result<std::optional<MarkedDispatch>> find_marked(std::string_view id, const SearchRequest& request, Session& session) {
  auto tree = tree_of(request, session);
  if (!tree) return tl::unexpected<Error>(tree.error());
  auto dispatch = find_dispatch(id, session);
  if (!dispatch) return tl::unexpected<Error>(dispatch.error());
  if (!*dispatch) return std::nullopt;
  const Asked asked = ask(std::move(*tree), request, session);
  Highlighter highlighter(asked.compiled, session);
  MarkedDispatch marked{std::move(**dispatch), {}, {}, {}};
  marked.title = marks_in(marked.dispatch.title, highlighter);
  marked.abstract = marks_in(marked.dispatch.abstract, highlighter);
  marked.text = marks_in(marked.dispatch.text, highlighter);
  return std::optional<MarkedDispatch>(std::move(marked));
}

}  // namespace depeche::search

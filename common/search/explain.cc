#include "search/explain.h"

#include <algorithm>
#include <sstream>

#include "query/language/printer.h"
#include "query/plan/compiled.h"
#include "query/plan/plan_parts.h"
#include "schema/terms.h"
#include "search/session/request.h"
#include "search/terms/likeness.h"

namespace depeche::search {
namespace {

void explain_forms(const query::ScoredWord& word, std::ostream& out) {
  constexpr std::size_t kShown = 10;
  out << "word " << word.form << ": " << word.forms.size() << " forms";
  for (std::size_t i = 0; i < std::min(word.forms.size(), kShown); ++i)
    out << (i == 0 ? ": " : ", ") << word.forms[i].first;
  out << (word.forms.size() > kShown ? ", …\n" : "\n");
}

void explain_stem(const query::ScoredWord& word, Session& session, std::ostream& out) {
  const auto documents = [&](schema::Field field) {
    return session.all().get_termfreq(schema::stem_term(field, word.stem));
  };
  out << "word " << word.form << ": stem " << word.stem << ", in " << documents(schema::Field::text) << " texts and "
      << documents(schema::Field::title) << " titles";
  if (!word.choice.is_any()) out << (word.choice.only_names ? "; only the name" : "; not the names");
  for (const std::string& name : word.choice.names) out << ' ' << name;
  out << '\n';
}

}  // namespace

Result<std::string> explain_search(const SearchRequest& request, Session& session) {
  const auto tree = tree_of(request, session);
  if (!tree) return tl::unexpected<Error>(tree.error());
  const query::Compiled compiled = compile_request(*tree, request, session);
  std::ostringstream out;
  out << query::print_tree(*tree);
  for (const query::ScoredWord& word : compiled.words) {
    if (word.is_wildcard())
      explain_forms(word, out);
    else
      explain_stem(word, session, out);
  }
  for (const Expansion& expansion : expansions_of(compiled))
    out << "also searches " << expansion.typed << " = " << expansion.added << '\n';
  out << "retrieves " << compiled.retrieval.get_description() << '\n';
  if (!compiled.retrieval_is_complete) out << "matches " << compiled.matching.get_description() << '\n';
  out << "plan\n" << query::print_plan(query::parts_of(compiled));
  return out.str();
}

}  // namespace depeche::search

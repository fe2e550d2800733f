#include "search/explain.h"

#include <algorithm>
#include <sstream>

#include "base/files.h"
#include "base/message.h"
#include "base/number_text.h"
#include "query/language/printer.h"
#include "query/plan/compiled.h"
#include "query/plan/plan_parts.h"
#include "schema/terms.h"
#include "search/relax/asked.h"
#include "search/session/request.h"
#include "search/terms/likeness.h"

namespace depeche::search {
namespace {

std::string forms_text(const query::ScoredWord& word) {
  constexpr std::size_t kShown = 10;
  std::string shown;
  for (std::size_t i = 0; i < std::min(word.forms.size(), kShown); ++i)
    shown.append(i == 0 ? "" : ", ").append(word.forms[i].first);
  if (word.forms.size() > kShown) shown += ", …";
  const std::string count = base::number_text(word.forms.size());
  return word.forms.empty()
             ? tr("word {}: no form", word.form)
             : trn(word.forms.size(), "word {}: {} form: {}", "word {}: {} forms: {}", word.form, count, shown);
}

std::string stem_text(const query::ScoredWord& word, Session& session) {
  const auto documents = [&](schema::Field field) {
    return base::number_text(session.all().get_termfreq(schema::stem_term(field, word.stem)));
  };
  const std::string stem = tr("word {}: stem {}; dispatches that have it in the text: {}, in the title: {}", word.form,
                              word.stem, documents(schema::Field::text), documents(schema::Field::title));
  if (word.choice.is_any()) return stem;
  std::string names;
  for (const std::string& name : word.choice.names) names.append(names.empty() ? "" : ", ").append(name);
  return word.choice.only_names ? tr("{}; only the name: {}", stem, names)
                                : tr("{}; without the names: {}", stem, names);
}

std::string relaxation_text(const Relaxation& relaxation) {
  std::string text;
  for (const std::string& phrase : relaxation.phrases)
    text += tr("relaxed: {} ranks and excludes nothing", base::in_quotes(phrase)) + '\n';
  for (const Expansion& one : relaxation.families)
    text += tr("relaxed: {}, of the same family as {}", one.added, one.typed) + '\n';
  for (const Expansion& one : relaxation.spellings)
    text += tr("relaxed: {}, which was likely meant by {}", one.added, one.typed) + '\n';
  return text;
}

}  // namespace

Result<std::string> explain_search(const SearchRequest& request, Session& session) {
  auto tree = tree_of(request, session);
  if (!tree) return tl::unexpected<Error>(tree.error());
  const Asked asked = ask(*tree, request, session);
  const query::Compiled& compiled = asked.compiled;
  std::ostringstream out;
  out << query::print_tree(*tree);
  for (const query::ScoredWord& word : compiled.words)
    out << (word.is_wildcard() ? forms_text(word) : stem_text(word, session)) << '\n';
  if (asked.relaxation) out << relaxation_text(*asked.relaxation);
  for (const Expansion& expansion : expansions_of(compiled))
    out << tr("also searched: {} = {}", expansion.typed, expansion.added) << '\n';
  out << tr("Xapian finds: {}", compiled.retrieval.get_description()) << '\n';
  if (!compiled.retrieval_is_complete) out << tr("of these match: {}", compiled.matching.get_description()) << '\n';
  out << tr("The plan:") << '\n' << query::print_plan(query::parts_of(compiled));
  return out.str();
}

}  // namespace depeche::search

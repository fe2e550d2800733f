#include "search/terms/likeness.h"

#include <algorithm>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "query/language/parser.h"
#include "query/words/counted_names.h"
#include "schema/terms.h"
#include "search/session/request.h"
#include "search/terms/significant_terms.h"
#include "text/char_class.h"
#include "text/normalizer.h"

namespace depeche::search {
namespace {

constexpr std::size_t kMostBytes = 16 << 20;  // as long as a dispatch may be

using query::Kind;
using query::Node;
using query::Occur;

constexpr std::size_t kWordsOfText = 25;

Result<Dispatch> find(const std::string& id, Session& session) {
  const std::string term = schema::id_term(id);
  const auto posting = session.all().postlist_begin(term);
  if (posting == session.all().postlist_end(term))
    return fail(ErrorCode::not_found, tr("no dispatch has the id {}", base::in_quotes(id)), tr("hits show theirs"));
  return session.dispatch(*posting);
}

bool says_nothing(const Node& tree) { return tree.kind == Kind::ranked && tree.children.empty(); }

// A list of exclusions would match everything else, alike or not.
bool only_excludes(const Node& tree) {
  return tree.kind == Kind::ranked &&
         std::ranges::all_of(tree.children, [](const Node& child) { return child.occur == Occur::must_not; });
}

// With the capital by which a query asks for a name that the archive knows as one.
std::string typed_name(const SignificantTerm& word, query::CountedNames& names) {
  text::Word known;
  known.stem = word.stem;
  known.folded = text::fold(word.form);
  if (!word.is_named || !names.is_name(known)) return word.form;
  const std::size_t first = text::char_at(word.form, 0).size;
  return text::upper_form(word.form.substr(0, first)) + word.form.substr(first);
}

Node ranked_by(const std::vector<SignificantTerm>& words, Session& session) {
  const query::Indexes indexes = session.indexes();
  query::CountedNames names(indexes);
  Node ranked;
  for (const SignificantTerm& word : words) {
    Node node;
    node.kind = Kind::word;
    node.text = typed_name(word, names);
    ranked.children.push_back(std::move(node));
  }
  return ranked;
}

Node excluded(const std::string& id) {
  Node node;
  node.kind = Kind::filter;
  node.occur = Occur::must_not;
  node.field = schema::Field::id;
  node.text = id;
  return node;
}

}  // namespace

Result<Node> tree_of(const SearchRequest& request, Session& session, AskedNames names) {
  query::OwnNames own = own_names(session);
  if (names == AskedNames::may_come) own.has = [](const std::string&) { return true; };
  if (names == AskedNames::must_exist)
    if (auto status = check_names(request, session); !status) return tl::unexpected<Error>(status.error());
  auto typed = query::parse(request.query, present_of(request), session.deadline(), own);
  if (!typed || (request.like_id.empty() && request.like_text.empty())) return typed;
  if (request.like_text.size() > kMostBytes)
    return fail(ErrorCode::limit, tr("the text to compare with is longer than 16 MB"), tr("give a part of it"));
  std::string text = request.like_text;
  if (!request.like_id.empty()) {
    const auto dispatch = find(request.like_id, session);
    if (!dispatch) return tl::unexpected<Error>(dispatch.error());
    text += "\n\n" + dispatch->title + "\n\n" + dispatch->abstract + "\n\n" + dispatch->text;
  }
  // A word of the dispatch alone would find nothing but itself.
  const std::vector<SignificantTerm> words =
      words_of_text(text, kWordsOfText, request.like_id.empty() ? 1 : 2, session);
  if (words.empty())
    return fail(ErrorCode::invalid_argument,
                tr("no word of the text to compare with is in the archive's other dispatches"),
                tr("a text of some sentences is likelier to have one"));
  Node ranked = ranked_by(words, session);
  ranked.notes = std::move(typed->notes);
  if (only_excludes(*typed)) {
    for (Node& child : typed->children) ranked.children.push_back(std::move(child));
  } else if (!says_nothing(*typed)) {
    if (typed->kind != Kind::filter && typed->kind != Kind::date) typed->occur = Occur::must;
    ranked.children.push_back(std::move(*typed));
  }
  if (!request.like_id.empty()) ranked.children.push_back(excluded(request.like_id));
  return ranked;
}

}  // namespace depeche::search

#include "search/terms/document_stems.h"

#include <algorithm>
#include <map>

#include "schema/dictionary.h"
#include "schema/version_terms.h"
#include "text/function_words.h"
#include "text/normalizer.h"

namespace depeche::search {
void visit_stems(Xapian::docid id, const Session& session,
                 const std::function<void(const std::string& stem, std::uint32_t count)>& visit) {
  // Terms that begin with a capital belong to other fields, those before them are numbers.
  auto term = session.all().termlist_begin(id);
  term.skip_to("[");
  for (; term != session.all().termlist_end(id); ++term) visit(*term, term.get_wdf());
}

std::vector<std::string> version_keys_of(Xapian::docid id, const Session& session) {
  std::vector<std::string> keys;
  auto term = session.all().termlist_begin(id);
  const auto end = session.all().termlist_end(id);
  for (term.skip_to(std::string(schema::kVersionPrefix)); term != end && (*term).starts_with(schema::kVersionPrefix);
       ++term)
    keys.emplace_back(schema::version_key(*term));
  return keys;
}

std::string usual_form(const std::string& stem, const Session& session) {
  std::map<std::string, std::size_t> documents;
  for (const Xapian::Database& database : session.databases())
    for (const schema::Form& form : schema::Dictionary(database).forms_of(stem)) documents[form.text] += form.documents;
  const auto best = std::ranges::max_element(documents, {}, [](const auto& row) { return row.second; });
  return best == documents.end() ? stem : best->first;
}

bool is_empty_word(const std::string& form) { return text::is_query_stop_word(text::fold(form)); }

}  // namespace depeche::search

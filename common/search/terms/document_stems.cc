#include "search/terms/document_stems.h"

#include <algorithm>
#include <map>

#include "schema/dictionary.h"
#include "schema/version_terms.h"
#include "search/session/document_terms.h"
#include "text/function_words.h"
#include "text/normalizer.h"

namespace depeche::search {

void visit_stems(Xapian::docid id, const Session& session,
                 const std::function<void(std::string_view stem, std::uint32_t count)>& visit) {
  // Terms that begin with a capital belong to other fields, those before them are numbers.
  visit_terms(id, session, "[", [&](std::string_view term, std::uint32_t count) {
    visit(term, count);
    return true;
  });
}

std::vector<std::string> version_keys_of(Xapian::docid id, const Session& session) {
  std::vector<std::string> keys = version_terms_of(id, session);
  for (std::string& key : keys) key = std::string(schema::version_key(key));
  return keys;
}

std::string usual_form(const std::string& stem, const Session& session) {
  std::map<std::string, std::size_t> documents;
  for (const schema::PartDatabase& database : session.databases())
    for (const schema::Form& form : schema::Dictionary(database).forms_of(stem)) documents[form.text] += form.documents;
  const auto best = std::ranges::max_element(documents, {}, [](const auto& row) { return row.second; });
  return best == documents.end() ? stem : best->first;
}

bool is_empty_word(const std::string& form) { return text::is_query_stop_word(text::fold(form)); }

}  // namespace depeche::search

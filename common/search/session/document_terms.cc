#include "search/session/document_terms.h"

#include "schema/version_terms.h"

namespace depeche::search {

std::vector<std::string> version_terms_of(Xapian::docid id, const Session& session) {
  std::vector<std::string> terms;
  visit_terms(id, session, schema::kVersionPrefix, [&](std::string_view term, std::uint32_t) {
    const bool is_one = term.starts_with(schema::kVersionPrefix);
    if (is_one) terms.emplace_back(term);
    return is_one;
  });
  return terms;
}

}  // namespace depeche::search

#pragma once

// The terms that the inverted index has of one document.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/session/session.h"

namespace depeche::search {

// Calls `visit` with each term of a document and how often the document has it, in ascending order, from the term
// `from` on, until it returns false. Throws as Xapian does.
template <class Visit>
void visit_terms(Xapian::docid id, const Session& session, std::string_view from, Visit visit) {
  const auto [part, own] = session.address(id);
  if (session.remote() != nullptr) {
    for (const auto& [term, occurrences] : *session.remote_document(id, PartOfDocument::terms).terms)
      if (term >= from && !visit(std::string_view(term), occurrences)) return;
    return;
  }
  if (glass::TermlistReader* const reader = session.term_lists(part); reader != nullptr && reader->start(own)) {
    while (reader->next())
      if (reader->term() >= from && !visit(reader->term(), reader->occurrences())) return;
    return;
  }
  const Xapian::Database& database = session.databases()[part];
  auto term = database.termlist_begin(own);
  term.skip_to(std::string(from));
  for (const auto end = database.termlist_end(own); term != end; ++term) {
    const std::string text = *term;
    if (!visit(std::string_view(text), term.get_wdf())) return;
  }
}

// The terms by which other versions of the document are found.
std::vector<std::string> version_terms_of(Xapian::docid id, const Session& session);

}  // namespace depeche::search

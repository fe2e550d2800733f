#include "index/document/document.h"

namespace depeche::index {

void Document::clear() {
  terms.clear();
  values.clear();
  stream.clear();
}

Xapian::Document to_xapian(const Document& document, const TermTable& terms) {
  Xapian::Document made;
  for (const Document::Term& term : document.terms) {
    const std::string name(terms.term(term.number));
    if (term.occurrences > 0)
      made.add_term(name, term.occurrences);
    else
      made.add_boolean_term(name);
  }
  for (const auto& [slot, value] : document.values) made.add_value(slot, value);
  return made;
}

}  // namespace depeche::index

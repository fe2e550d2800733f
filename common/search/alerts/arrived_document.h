#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/session/session.h"

namespace depeche::search {

// A word that a document has in its dictionary's spelling.
struct DocumentForm {
  std::string_view folded = {};
  std::string_view stem = {};
  std::u32string letters = {};  // of the folded word
  bool in_title = false;
  bool in_text = false;
  bool in_abstract = false;
};

// A document that is compared with searches. What is expensive is worked out when it is first asked for. All functions
// throw as Xapian does. The session must outlive it, and must not be refreshed meanwhile.
class ArrivedDocument {
 public:
  ArrivedDocument(Session& session, DocumentAddress address) : session_(session), address_(address) {}

  Xapian::docid id() const { return session_.global_id(address_); }
  const schema::PartDatabase& database() const { return session_.databases()[address_.part]; }
  // Valid until the next call.
  std::string_view stream() { return session_.stream(address_, units_); }
  const std::vector<std::string>& terms();
  bool is_embargoed() const;
  const Dispatch& dispatch();
  // None twice; function words are no forms.
  const std::vector<DocumentForm>& forms();

 private:
  // Each of them is as `where` says.
  void add_forms(std::string_view text, const DocumentForm& where);

  Session& session_;
  DocumentAddress address_;
  std::string units_;
  std::vector<std::string> terms_;
  std::optional<Dispatch> dispatch_;
  std::optional<std::vector<DocumentForm>> forms_;
};

}  // namespace depeche::search

#include "search/session/remote_documents.h"

#include <algorithm>
#include <tuple>

namespace depeche::base {

template <>
struct Shipped<search::RemoteDocument> {
  static auto of(auto& document) { return std::tie(document.values, document.terms); }
};

}  // namespace depeche::base

namespace depeche::search {

bool RemoteDocuments::knows(Xapian::docid id, PartOfDocument what) const {
  const auto known = documents_.find(id);
  if (known == documents_.end()) return false;
  return what == PartOfDocument::values ? known->second.values.has_value() : known->second.terms.has_value();
}

void RemoteDocuments::fetch(const std::vector<Xapian::docid>& ids, PartOfDocument what, RemoteParts& remote) {
  const std::size_t parts = remote.states().size();
  std::vector<std::vector<Xapian::docid>> asked(parts);
  for (const Xapian::docid id : ids)
    if (!knows(id, what)) asked[(id - 1) % parts].push_back(static_cast<Xapian::docid>((id - 1) / parts + 1));
  if (std::ranges::all_of(asked, &std::vector<Xapian::docid>::empty)) return;
  auto answers = remote.ask_each<std::vector<RemoteDocument>>(RemoteCall::documents, asked, what);
  for (std::size_t part = 0; part < parts; ++part) {
    if (answers[part].size() != asked[part].size()) throw base::WireError();
    for (std::size_t i = 0; i < asked[part].size(); ++i) {
      RemoteDocument& document = documents_[static_cast<Xapian::docid>((asked[part][i] - 1) * parts + part + 1)];
      if (what == PartOfDocument::values)
        document.values = std::move(answers[part][i].values);
      else
        document.terms = std::move(answers[part][i].terms);
    }
  }
}

const RemoteDocument& RemoteDocuments::document(Xapian::docid id, PartOfDocument what, RemoteParts& remote) {
  fetch({id}, what, remote);
  if (!knows(id, what)) throw base::WireError();
  return documents_.at(id);
}

std::string answer_documents(base::WireReader& request, const Xapian::Database& database) {
  const auto ids = request.next<std::vector<Xapian::docid>>();
  const auto what = request.next<PartOfDocument>();
  std::vector<RemoteDocument> documents(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (what == PartOfDocument::values) {
      auto& values = documents[i].values.emplace();
      const Xapian::Document document = database.get_document(ids[i]);
      for (auto value = document.values_begin(); value != document.values_end(); ++value)
        values.emplace(value.get_valueno(), *value);
    } else {
      auto& terms = documents[i].terms.emplace();
      for (auto term = database.termlist_begin(ids[i]); term != database.termlist_end(ids[i]); ++term)
        terms.emplace_back(*term, term.get_wdf());
    }
  }
  return base::to_wire(documents);
}

}  // namespace depeche::search

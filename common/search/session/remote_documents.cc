#include "search/session/remote_documents.h"

#include <algorithm>

#include "search/session/session.h"

namespace depeche::base {

template <>
inline constexpr std::uint64_t kLastOnWire<search::PartOfDocument> =
    static_cast<std::uint64_t>(search::PartOfDocument::stream);

}  // namespace depeche::base

namespace depeche::search {

bool RemoteDocuments::knows(Xapian::docid id, PartOfDocument what) const {
  const auto known = documents_.find(id);
  if (known == documents_.end()) return false;
  switch (what) {
    case PartOfDocument::values:
      return known->second.values.has_value();
    case PartOfDocument::terms:
      return known->second.terms.has_value();
    case PartOfDocument::stream:
      return known->second.stream.has_value();
  }
  return false;
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
    for (std::size_t i = 0; i < asked[part].size(); ++i)
      learn(static_cast<Xapian::docid>((asked[part][i] - 1) * parts + part + 1), std::move(answers[part][i]));
  }
}

void RemoteDocuments::learn(Xapian::docid id, RemoteDocument read) {
  RemoteDocument& document = documents_[id];
  if (read.values) document.values = std::move(read.values);
  if (read.terms) document.terms = std::move(read.terms);
  if (read.stream) document.stream = std::move(read.stream);
}

const RemoteDocument& RemoteDocuments::document(Xapian::docid id, PartOfDocument what, RemoteParts& remote) {
  fetch({id}, what, remote);
  if (!knows(id, what)) throw base::WireError();
  return documents_.at(id);
}

RemoteDocument read_document(Xapian::docid id, PartOfDocument what, const Session& session) {
  const Xapian::Database& database = session.databases().front();
  RemoteDocument read;
  if (what == PartOfDocument::values) {
    auto& values = read.values.emplace();
    const Xapian::Document document = database.get_document(id);
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
      values.emplace(value.get_valueno(), *value);
  } else if (what == PartOfDocument::terms) {
    auto& terms = read.terms.emplace();
    for (auto term = database.termlist_begin(id); term != database.termlist_end(id); ++term)
      terms.emplace_back(*term, term.get_wdf());
  } else {
    std::string units;
    read.stream = session.streams(0).stream(id, units);
  }
  return read;
}

std::string answer_documents(base::WireReader& request, Session& session) {
  const auto ids = request.next<std::vector<Xapian::docid>>();
  const auto what = request.next<PartOfDocument>();
  std::vector<RemoteDocument> documents;
  for (const Xapian::docid id : ids) documents.push_back(read_document(id, what, session));
  return base::to_wire(documents);
}

}  // namespace depeche::search

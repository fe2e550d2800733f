#pragma once

#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

#include "base/wire.h"
#include "search/present/version_candidates.h"
#include "search/session/session.h"

namespace depeche::search {

// What connects versions of one story within one part of the archive.
struct PartChain {
  std::vector<Xapian::docid> documents;  // in the part, the latest first, the one that was asked for among them
  std::vector<VersionTermList> terms;    // of each of these
};

// The chains of the documents of one part of this machine that are asked for. Some documents of a chain of more than a
// hundred are left out. Throws as Xapian does, and base::DeadlinePassed.
std::vector<PartChain> chains_in_part(const std::vector<Xapian::docid>& asked, std::size_t part, Session& session);

// What another process answers: the chains of the documents that are asked for, and the values of all documents of
// these, in their order, since whoever asks for a chain shows it.
struct ChainsAndValues {
  std::vector<PartChain> chains;
  std::vector<RemoteDocument> documents;
};

// Of the parts of other processes, what is asked of each. The session remembers the values. Throws as RemoteParts does.
std::vector<std::vector<PartChain>> remote_chains(const std::vector<std::vector<Xapian::docid>>& asked,
                                                  Session& session);
// The same of the session's one index, for a request. Throws base::WireError, too.
std::string answer_chains(base::WireReader& request, Session& session);

inline constexpr std::size_t kMaxChain = 100;

}  // namespace depeche::search

namespace depeche::base {

template <>
struct Shipped<search::PartChain> {
  static auto of(auto& chain) { return std::tie(chain.documents, chain.terms); }
};

template <>
struct Shipped<search::ChainsAndValues> {
  static auto of(auto& found) { return std::tie(found.chains, found.documents); }
};

}  // namespace depeche::base

#include "search/present/part_chains.h"

#include <algorithm>
#include <unordered_map>

#include "search/present/latest_first.h"
#include "search/present/story_text.h"
#include "search/session/document_terms.h"

namespace depeche::search {
namespace {

class ChainWalk {
 public:
  ChainWalk(std::size_t part, Session& session) : part_(part), session_(session), order_(session) {}

  PartChain chain_of(Xapian::docid asked) {
    std::vector<Xapian::docid> chain{session_.global_id({part_, asked})};
    for (std::size_t next = 0; next < chain.size(); ++next)
      for (const Xapian::docid candidate : candidates_of(chain[next])) {
        if (chain.size() == kMaxChain) break;
        session_.deadline().check();
        if (std::ranges::find(chain, candidate) == chain.end() &&
            are_versions(text_of(chain[next]), text_of(candidate), session_))
          chain.push_back(candidate);
      }
    if (chain.size() > 1) order_.sort(chain);
    PartChain found;
    for (const Xapian::docid id : chain) {
      found.documents.push_back(session_.address(id).id);
      found.terms.push_back(terms_of(id));
    }
    return found;
  }

 private:
  std::vector<Xapian::docid> candidates_of(Xapian::docid id) {
    std::vector<Xapian::docid> candidates =
        version_candidates(terms_of(id), session_.address(id).id, session_.databases()[part_]);
    for (Xapian::docid& candidate : candidates) candidate = session_.global_id({part_, candidate});
    return candidates;
  }

  const VersionTermList& terms_of(Xapian::docid id) {
    const auto [known, is_new] = terms_.try_emplace(id);
    if (is_new) known->second = version_terms_of(id, session_);
    return known->second;
  }

  const StoryText& text_of(Xapian::docid id) {
    const auto [known, is_new] = texts_.try_emplace(id);
    if (is_new) known->second = read_stream(id, session_);
    return known->second;
  }

  const std::size_t part_;
  Session& session_;
  LatestFirst order_;
  // By numbers of the session. References to them stay valid as they grow.
  std::unordered_map<Xapian::docid, VersionTermList> terms_;
  std::unordered_map<Xapian::docid, StoryText> texts_;
};

}  // namespace

std::vector<PartChain> chains_in_part(const std::vector<Xapian::docid>& asked, std::size_t part, Session& session) {
  ChainWalk walk(part, session);
  std::vector<PartChain> chains;
  for (const Xapian::docid id : asked) {
    session.deadline().check();
    chains.push_back(walk.chain_of(id));
  }
  return chains;
}

std::vector<std::vector<PartChain>> remote_chains(const std::vector<std::vector<Xapian::docid>>& asked,
                                                  Session& session) {
  auto found = session.remote()->ask_each<ChainsAndValues>(RemoteCall::chains, asked);
  std::vector<std::vector<PartChain>> chains;
  for (std::size_t part = 0; part < found.size(); ++part) {
    auto document = found[part].documents.begin();
    for (const PartChain& chain : found[part].chains)
      for (const Xapian::docid id : chain.documents) {
        if (document == found[part].documents.end()) throw base::WireError();
        session.learn(session.global_id({part, id}), std::move(*document++));
      }
    chains.push_back(std::move(found[part].chains));
  }
  return chains;
}

std::string answer_chains(base::WireReader& request, Session& session) {
  ChainsAndValues found{chains_in_part(request.next<std::vector<Xapian::docid>>(), 0, session), {}};
  for (const PartChain& chain : found.chains)
    for (const Xapian::docid id : chain.documents)
      found.documents.push_back(read_document(id, PartOfDocument::values, session));
  return base::to_wire(found);
}

}  // namespace depeche::search

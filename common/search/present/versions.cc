#include "search/present/versions.h"

#include <algorithm>
#include <iterator>

namespace depeche::search {

const std::vector<Xapian::docid>& VersionFinder::chain_of(Xapian::docid id) {
  auto& chains = session_.version_chains();
  if (const auto known = chains.find(id); known != chains.end()) return known->second;
  find_chains({id});
  return chains.at(id);
}

void VersionFinder::find_chains(const std::vector<Xapian::docid>& ids) {
  auto& known = session_.version_chains();
  std::vector<Xapian::docid> asked;
  std::ranges::copy_if(ids, std::back_inserter(asked), [&](Xapian::docid id) { return !known.contains(id); });
  if (asked.empty()) return;
  std::vector<Members> chains = chains_in_parts(asked);
  // All at once, since other processes may have the parts.
  Members members;
  for (const Members& chain : chains) members.insert(members.end(), chain.begin(), chain.end());
  auto candidates = candidates_elsewhere(members);
  auto next = candidates.begin();
  for (std::size_t i = 0; i < asked.size(); ++i) {
    Members& chain = chains[i];
    const auto end = next + static_cast<std::ptrdiff_t>(chain.size());
    const std::size_t alone = chain.size();
    grow_across_parts(chain, {std::make_move_iterator(next), std::make_move_iterator(end)});
    next = end;
    std::vector<Xapian::docid> documents;
    for (const Member& member : chain) documents.push_back(member.id);
    if (chain.size() > alone) order_.sort(documents);
    known.emplace(asked[i], std::move(documents));
  }
}

std::vector<VersionFinder::Members> VersionFinder::chains_in_parts(const std::vector<Xapian::docid>& ids) {
  std::vector<std::vector<Xapian::docid>> asked(session_.databases().size());
  for (const Xapian::docid id : ids) asked[session_.address(id).part].push_back(session_.address(id).id);
  std::vector<std::vector<PartChain>> found;
  if (session_.remote() != nullptr)
    found = remote_chains(asked, session_);
  else
    for (std::size_t part = 0; part < asked.size(); ++part)
      found.push_back(chains_in_part(asked[part], part, session_));
  std::vector<std::size_t> next(asked.size());
  std::vector<Members> chains;
  for (const Xapian::docid id : ids) {
    const std::size_t part = session_.address(id).part;
    if (found[part].size() != asked[part].size()) throw base::WireError();
    PartChain& chain = found[part][next[part]++];
    if (chain.documents.size() != chain.terms.size()) throw base::WireError();
    Members& members = chains.emplace_back();
    for (std::size_t i = 0; i < chain.documents.size(); ++i)
      members.push_back({session_.global_id({part, chain.documents[i]}), std::move(chain.terms[i])});
  }
  return chains;
}

std::vector<std::vector<Xapian::docid>> VersionFinder::candidates_elsewhere(const Members& members) {
  const std::size_t parts = session_.databases().size();
  std::vector<std::vector<Xapian::docid>> candidates(members.size());
  if (parts == 1) return candidates;
  std::vector<std::vector<std::size_t>> asking(parts);  // members
  std::vector<std::vector<VersionTermList>> asked(parts);
  for (std::size_t part = 0; part < parts; ++part) {
    const auto days = session_.days(part);
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (session_.address(members[i].id).part == part || !may_have_versions(members[i].terms, days)) continue;
      asking[part].push_back(i);
      asked[part].push_back(members[i].terms);
    }
  }
  const auto add = [&](std::size_t part, std::size_t member, const std::vector<Xapian::docid>& found) {
    for (const Xapian::docid own : found) candidates[member].push_back(session_.global_id({part, own}));
  };
  if (session_.remote() != nullptr) {
    const auto found =
        session_.remote()->ask_each<std::vector<std::vector<Xapian::docid>>>(RemoteCall::version_candidates, asked);
    for (std::size_t part = 0; part < parts; ++part) {
      if (found[part].size() != asked[part].size()) throw base::WireError();
      for (std::size_t i = 0; i < asking[part].size(); ++i) add(part, asking[part][i], found[part][i]);
    }
    return candidates;
  }
  for (std::size_t part = 0; part < parts; ++part)
    for (std::size_t i = 0; i < asking[part].size(); ++i)
      add(part, asking[part][i], version_candidates(asked[part][i], 0, session_.databases()[part]));
  return candidates;
}

void VersionFinder::grow_across_parts(Members& chain, std::vector<std::vector<Xapian::docid>> candidates) {
  for (std::size_t next = 0; next < chain.size(); ++next) {
    if (next == candidates.size()) {
      auto more = candidates_elsewhere({chain.begin() + static_cast<std::ptrdiff_t>(next), chain.end()});
      std::ranges::move(more, std::back_inserter(candidates));
    }
    for (const Xapian::docid candidate : candidates[next]) {
      session_.deadline().check();
      if (chain.size() >= kMaxChain) return;
      if (std::ranges::find(chain, candidate, &Member::id) != chain.end() ||
          !are_versions(text_of(chain[next].id), text_of(candidate), session_))
        continue;
      Members connected = std::move(chains_in_parts({candidate}).front());
      for (Member& member : connected)
        if (chain.size() < kMaxChain && std::ranges::find(chain, member.id, &Member::id) == chain.end())
          chain.push_back(std::move(member));
    }
  }
}

const StoryText& VersionFinder::text_of(Xapian::docid id) {
  const auto [known, is_new] = texts_.try_emplace(id);
  if (is_new) known->second = read_record(id, session_);
  return known->second;
}

}  // namespace depeche::search

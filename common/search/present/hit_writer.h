#pragma once

#include <optional>
#include <string>
#include <vector>

#include "depeche/result.h"
#include "depeche/search.h"
#include "query/plan/compiled.h"
#include "search/present/highlighter.h"
#include "search/present/versions.h"
#include "search/session/session.h"

namespace depeche::search {

// Writes down what an answer says of its hits: the dispatch with its snippets, or just its id where none are asked for.
// For one search; what it is made with must outlive it. Not for several threads. Throws as Xapian does.
class HitWriter {
 public:
  HitWriter(const SearchRequest& request, const query::Compiled& compiled, Session& session);

  // Errors: those of Session::dispatch().
  Status describe(Xapian::docid id, Hit& hit);
  // The other versions of the story that the hit shows.
  Status add_versions(const std::vector<Xapian::docid>& others, Xapian::docid shown, VersionFinder& finder, Hit& hit);

 private:
  bool asks_for_mentions() const;

  const SearchRequest& request_;
  const query::Compiled& compiled_;
  Session& session_;
  std::optional<Highlighter> highlighter_;
};

// The id of a dispatch, read from its record.
std::string id_of(Xapian::docid document, const Session& session);

}  // namespace depeche::search

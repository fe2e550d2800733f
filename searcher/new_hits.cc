#include "new_hits.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "asked_searches.h"

namespace depeche::searcher {
namespace {

constexpr std::size_t kMostMatches = 1'000'000;

// The ids of all that match, the newest first.
Result<std::vector<std::string>> ids_of_all(const Searcher& searcher, const Options& options) {
  SearchRequest request = timed_request(options);
  request.limit = kMostMatches;
  request.offset = 0;
  request.sort = SortOrder::newest;
  request.fold_versions = request.snippets = request.suggest = request.feedback = request.relax = false;
  request.counting = Counting::none;
  auto results = searcher.search(request);
  if (!results) return tl::unexpected<Error>(results.error());
  std::vector<std::string> ids;
  for (Hit& hit : results->hits) ids.push_back(std::move(hit.dispatch.id));
  return ids;
}

}  // namespace

Found show_new_hits(const Searcher& searcher, Options options, const std::string& name, Pager& pager) {
  const auto file = asked_path(name);
  if (!file) return failed(file.error());
  const auto known = load_known(*file);
  if (!known) return failed(known.error());
  const auto ids = ids_of_all(searcher, options);
  if (!ids) return failed(ids.error(), options.request.query);
  const std::size_t most = options.most_alerts > 0 ? options.most_alerts : ids->size();
  KnownIds told;
  std::vector<PropertyFilter> wanted;
  for (const std::string& id : *ids) {
    const std::uint64_t hash = hash_of_id(id);
    const bool is_new = !std::ranges::binary_search(*known, hash);
    if (is_new && wanted.size() == most) continue;
    if (is_new) wanted.push_back({"id", id});
    told.push_back(hash);
  }
  if (wanted.empty()) return Found::nothing;
  options.request.limit = wanted.size();
  options.request.fold_versions = false;
  options.request.where.insert(options.request.where.end(), wanted.begin(), wanted.end());
  const Found found = show_hits(searcher, options, pager);
  if (found == Found::failure) return found;
  if (auto stored = store_known(*file, std::move(told)); !stored) return failed(stored.error());
  return found;
}

Status remember_all(const Searcher& searcher, const Options& options, const std::string& name) {
  const auto file = asked_path(name);
  if (!file) return tl::unexpected<Error>(file.error());
  const auto ids = ids_of_all(searcher, options);
  if (!ids) return tl::unexpected<Error>(ids.error());
  KnownIds told;
  for (const std::string& id : *ids) told.push_back(hash_of_id(id));
  return store_known(*file, std::move(told));
}

}  // namespace depeche::searcher

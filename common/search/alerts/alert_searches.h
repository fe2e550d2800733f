#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "depeche/search.h"
#include "search/alerts/percolator.h"
#include "search/session/session.h"

namespace depeche::search {

// The searches that wait for dispatches, in a percolator. It keeps them right while the archive changes. Throws as
// Xapian does.
class AlertSearches {
 public:
  using Number = Percolator::Number;

  struct Search {
    std::string name;
    SearchRequest request;
    std::size_t hash = 0;  // of its name
  };

  using State = std::pair<Xapian::docid, Xapian::doccount>;

  // Errors: those of a search.
  Status put(const std::string& name, const SearchRequest& request, Session& session);
  bool remove(std::string_view name);
  std::size_t size() const { return numbers_.size(); }

  // To be called before documents are compared with the searches. Searches are compiled anew when the documents change
  // what they depend on: the years of the archive, or acronyms. At midnight, all that is relative to the day is, too;
  // each minute, what is relative to the hour.
  void prepare_for(std::vector<ArrivedDocument>& documents, Session& session);
  // Compiles all searches anew. Only then does it notice what the archive no longer says.
  void renew(Session& session);

  // To be called when an index was replaced by another one.
  void note_replacement() { percolator_.forget_counts(); }
  // Does work that would delay documents; to be called while none is waiting.
  void use_idle_time(Session& session) { percolator_.count_some_patterns(session); }

  // The searches that the document matches, ascending.
  std::vector<Number> matching(ArrivedDocument& document, Session& session) {
    return percolator_.matching(document, session);
  }
  const Search& at(Number number) const { return *searches_[number]; }

 private:
  using Spans = std::vector<std::optional<DateRange>>;

  void compile(Number number, const query::Node& tree, Session& session);
  void compile_stale(Session& session);
  void note_dependencies(Number number, const query::Node& tree, Session& session);
  void renew_spans(const Session& session);
  void narrow_spans(const Session& session);
  bool has_year_beyond(ArrivedDocument& document) const;
  void note_explained(ArrivedDocument& document, Session& session);

  Percolator percolator_;
  std::vector<std::optional<Search>> searches_;
  std::map<std::string, Number, std::less<>> numbers_;
  std::vector<Number> unused_;
  std::set<Number> stale_;  // to be compiled anew; what fails meanwhile leaves them here

  Day today_ = local_today();
  State spans_at_;          // of the archive
  Spans spans_;             // of the archive's dates
  std::set<Number> dated_;  // what depends on them
  std::set<Number> timed_;  // what asks for hours before now
  std::chrono::sys_time<std::chrono::minutes> minute_{};
  // By a folded word, and by the key of an acronym: the searches that have it.
  std::unordered_map<std::string, std::vector<Number>> by_word_;
  std::unordered_map<std::string, std::vector<std::string>> expansions_;  // of an acronym, as last seen
};

}  // namespace depeche::search

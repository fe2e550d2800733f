#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "query/read/postings.h"
#include "search/retrieve/best_matches.h"
#include "search/retrieve/part_query.h"
#include "search/retrieve/retrieval.h"
#include "search/retrieve/threshold.h"
#include "search/retrieve/window.h"

namespace depeche::search {

// Documents of one part from `first` on and before `end`.
struct DocumentRange {
  Xapian::docid first = 1;
  Xapian::docid end = 1;
};

// A document, and what its weights are summed up to so far.
struct PartialSum {
  Xapian::docid id = 0;
  float sum = 0;
};

struct SliceMatches {
  explicit SliceMatches(std::size_t count) : best(count) {}

  BestMatches best;  // by what is not deferred
  // Where something is deferred: the documents that may be among the best with it, in order, and of each deferred the
  // documents for which it does not count.
  std::vector<PartialSum> partial;
  std::vector<query::DocumentList> except;
  std::size_t met = 0;
  std::size_t with_all = 0;  // documents with every leaf, where they are counted
  bool is_cut = false;       // by the deadline
};

// Adds up the weights of the documents of one range, a window of it at a time and in it term by term. It is for one
// thread; others may read the same part.
class Slice {
 public:
  // How it goes about its work. Tests of small archives choose smaller numbers.
  struct Pace {
    std::size_t window = 8192;  // so many documents at a time
    bool prunes = false;        // what cannot be among the best is passed over
    bool counts_all = false;    // documents with every leaf are counted
  };

  // `part` and `threshold` must outlive it.
  Slice(const PartQuery& part, const Pace& pace, std::size_t count, Threshold& threshold);

  // Throws as Xapian does, and base::DeadlinePassed unless that cuts.
  SliceMatches run(const DocumentRange& range, AtDeadline at_deadline);

 private:
  struct Term {
    query::PostingCursor postings;
    float worth = 0;
    std::size_t in_window = 0;  // about so many postings
  };
  struct Documents {
    const query::DocumentList* found = nullptr;
    float weight = 0;
    std::size_t at = 0;
  };
  struct Leaf {
    std::vector<Term> terms;
    std::vector<Documents> documents;
    std::vector<std::size_t> deferred;
    std::vector<Leaf> synonyms;
    std::optional<std::size_t> only;  // condition of the part
    float left = 0;    // the most that a document gets from this leaf and those behind it, and from what is deferred
    float behind = 0;  // the same without this leaf, if that is known
  };
  struct Filter {
    std::vector<query::PostingCursor> terms;
    std::size_t in_window = 0;  // about so many postings
  };

  Leaf leaf_of(const PartLeaf& leaf) const;
  bool filter();
  bool allow();
  void pass(query::PostingCursor& cursor, std::size_t in_window, WindowSet& passing) const;
  void add_window();
  bool narrow(float left);
  void hand_over();
  void hand_over_required();
  void keep_partial(float least);
  void add(Leaf& leaf);
  void add(Leaf& leaf, query::DocumentList* counted);
  void add(Term& term, const Leaf& leaf, query::DocumentList* counted);
  void add(Documents& documents, query::DocumentList* counted);
  void add_chunk(std::span<const glass::Posting> postings, float worth, const Leaf& leaf, query::DocumentList* counted);
  void look_up(Term& term);
  std::span<const glass::Posting> allowed(std::span<const glass::Posting> postings);
  std::span<const glass::Posting> holding(std::span<const glass::Posting> postings, const Leaf& leaf);
  bool is_allowed(Xapian::docid id) const { return !is_filtered_ || allowed_.contains(id); }
  bool is_excepted(Xapian::docid id) const { return std::ranges::binary_search(except_, id); }
  void note_having(Xapian::docid id);
  void note_leaf();

  const PartQuery& part_;
  const Pace pace_;
  Threshold& threshold_;
  const Saturation saturation_;
  const float deferred_weight_;
  std::vector<Leaf> leaves_;
  std::vector<Filter> filters_;
  SliceMatches matches_;

  Window window_;
  // By the filters and by what may still be among the best.
  bool is_filtered_ = false;
  WindowSet allowed_;
  std::size_t allowed_count_ = 0;
  query::DocumentList except_;  // documents for which the synonyms at hand do not count
  // Documents with every leaf that was added, and those of them that have the one at hand.
  std::size_t leaves_added_ = 0;
  WindowSet with_all_;
  WindowSet having_;
  WindowSet scratch_;
  std::vector<glass::Posting> chunk_;
  std::vector<glass::Posting> holding_;
  std::vector<float> weights_;
};

}  // namespace depeche::search

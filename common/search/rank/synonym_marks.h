#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/words/synonyms.h"
#include "search/rank/code_table.h"

namespace depeche::search {

// Lets synonyms count in ranking. A document that has a synonym but not the typed words counts as if it had another
// form of each typed word there, once. A document that has the typed words ranks as it would without synonyms. It is
// for one query and one index, whose `table` it extends. Not for several threads.
class SynonymMarks {
 public:
  SynonymMarks(const std::vector<query::Synonym>& synonyms, const schema::PartDatabase& database, CodeTable& table);

  // The stream with a mark of its own before each synonym that counts. A view of `stream`, or of memory that the
  // next call overwrites.
  std::string_view mark(std::string_view stream);

 private:
  struct Matchers {
    query::PhraseMatcher typed;
    query::PhraseMatcher added;
  };
  struct Place {
    std::size_t at = 0;  // the byte of the stream
    schema::Code code = 0;
  };

  void find_places(std::string_view stream);

  std::vector<Matchers> matchers_;
  std::vector<Place> places_;
  std::string marked_;
};

}  // namespace depeche::search

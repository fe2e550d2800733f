#include "search/rank/synonym_marks.h"

#include <algorithm>

#include "schema/forward_stream.h"

namespace depeche::search {
namespace {

// No dictionary gives such codes out.
schema::Code code_of(std::size_t synonym) { return schema::kMaxCode - static_cast<schema::Code>(synonym); }

}  // namespace

SynonymMarks::SynonymMarks(const std::vector<query::Synonym>& synonyms, const schema::PartDatabase& database,
                           CodeTable& table) {
  for (std::size_t i = 0; i < synonyms.size(); ++i) {
    matchers_.push_back({query::PhraseMatcher(synonyms[i].typed_words, database),
                         query::PhraseMatcher(synonyms[i].added_words, database)});
    for (const std::size_t word : synonyms[i].words)
      table.add(code_of(i), static_cast<std::uint16_t>(word), query::Closeness::stem);
  }
}

std::string_view SynonymMarks::mark(std::string_view stream) {
  find_places(stream);
  if (places_.empty()) return stream;
  marked_.clear();
  std::size_t copied = 0;
  for (const Place& place : places_) {
    marked_.append(stream, copied, place.at - copied);
    schema::append_code(marked_, schema::kCompound);
    schema::append_code(marked_, place.code);
    copied = place.at;
  }
  return marked_.append(stream, copied);
}

void SynonymMarks::find_places(std::string_view stream) {
  places_.clear();
  for (std::size_t i = 0; i < matchers_.size(); ++i) {
    if (matchers_[i].typed.matches(stream)) continue;
    const auto found = matchers_[i].added.find(stream);
    if (found) places_.push_back({*found * 2, code_of(i)});
  }
  std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.at < b.at; });
}

}  // namespace depeche::search

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/plan/plan.h"
#include "query/read/phrase.h"
#include "query/read/stream_source.h"

namespace depeche::query {

// The finders of one plan. Whatever asks for the same gets the same finder, so streams are read once, whichever
// executor needs them.
class Finders {
 public:
  std::shared_ptr<const StreamFinder> of(const Phrase& phrase);
  // The documents with a function word, or with one of the chosen forms of another.
  std::shared_ptr<const StreamFinder> of(const WordLeaf& word);
  // The documents with one of the pattern's forms.
  std::shared_ptr<const StreamFinder> of(const PatternLeaf& pattern);
  std::shared_ptr<const StreamFinder> of(const NearWords& words);
  // The documents with one of the words.
  std::shared_ptr<const StreamFinder> of_any(std::vector<Phrase::Element> words, std::optional<schema::Field> field);
  std::shared_ptr<const StreamFinder> of_nothing();

 private:
  std::shared_ptr<const StreamFinder> kept(std::shared_ptr<const StreamFinder> finder);

  std::shared_ptr<StreamWalk> walk_ = std::make_shared<StreamWalk>();
  std::unordered_map<std::string, std::shared_ptr<const StreamFinder>> known_;  // by key
};

}  // namespace depeche::query

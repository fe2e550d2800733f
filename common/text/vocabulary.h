#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "text/stemmer.h"
#include "text/token.h"

namespace depeche::text {

// Every distinct word that one analyzer has met, normalised and stemmed once. Not for several threads.
class Vocabulary {
 public:
  explicit Vocabulary(const Stemmer& stemmer) : stemmer_(stemmer) {}

  // `raw`: the letters of one word as they stand in the text. With `capitals_shout`, words in capitals are
  // ordinary words (a headline set in capitals); else they are acronyms. The reference lives until clear().
  const Word& word(std::string_view raw, bool capitals_shout);
  // An elided particle by its place in kParticles.
  const Word& particle(std::uint32_t index);

  std::size_t size() const { return words_.size(); }
  // Forgets all words: numbers start again at 0.
  void clear();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const;
  };
  using Index = std::unordered_map<std::string, const Word*, Hash, std::equal_to<>>;

  const Word& make(std::string form);

  const Stemmer& stemmer_;
  std::deque<Word> words_;
  Index by_raw_;  // as typed, acronyms apart
  Index by_raw_shout_;
  Index by_form_;
  std::unordered_map<std::string, std::uint32_t> stem_numbers_;
};

}  // namespace depeche::text

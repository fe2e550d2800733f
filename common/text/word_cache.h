#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "text/function_words.h"
#include "text/stemmer.h"
#include "text/token.h"
#include "text/word_table.h"

namespace depeche::text {

// Every distinct word that one analyzer has met, normalised and stemmed once. Not for several threads.
class WordCache {
 public:
  explicit WordCache(const Stemmer& stemmer) : stemmer_(stemmer) {}

  // `raw`: the letters of one word as they stand in the text. With `capitals_shout`, words in capitals are
  // ordinary words (a headline set in capitals); else they are acronyms. The reference lives until clear().
  const Word& word(std::string_view raw, bool capitals_shout);
  // An elided particle by its place in kParticles.
  const Word& particle(std::uint32_t index);

  std::size_t size() const { return words_.size(); }
  // Forgets all words: numbers start again at 0.
  void clear();

 private:
  const Word& make(std::string form);
  void number_stem(Word& word);

  const Stemmer& stemmer_;
  std::deque<Word> words_;
  WordTable by_raw_;  // as typed, acronyms apart
  WordTable by_raw_shout_;
  WordTable by_form_;
  WordTable by_stem_;  // the first word of each stem
  std::array<const Word*, kParticles.size()> particles_{};
};

}  // namespace depeche::text

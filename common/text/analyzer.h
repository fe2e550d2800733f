#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/beginnings.h"
#include "text/chunk.h"
#include "text/stemmer.h"
#include "text/token.h"
#include "text/word_cache.h"

namespace depeche::text {

// Whether words in capitals are acronyms.
enum class Capitals {
  judge_paragraph,  // they are, unless the paragraph is set in capitals
  are_acronyms,     // they always are: queries are too short to judge
};

// French text → tokens, the same for indexing, querying and highlighting. It owns the cache of words that tokens point
// into. One thread at a time; make one for each thread.
class Analyzer {
 public:
  Analyzer();

  // Appends the tokens of `text` to `out` in order of their beginning. Any bytes are accepted; ill-formed ones part
  // words. Beyond 2^31 bytes nothing is read. Tokens are valid until forget().
  // With `wanted`, words that it does not admit are tokens of a word without letters, which is faster.
  void analyze(std::string_view text, Capitals capitals, std::vector<Token>& out, const Beginnings* wanted = nullptr);
  // The same of a text whose paragraphs are judged, but several words without letters that follow each other, with the
  // particles and compounds among them, may be one token: five times as fast.
  void find(const Beginnings& wanted, std::string_view text, std::vector<Token>& out);

  WordCache& word_cache() { return word_cache_; }
  // Drops the cache when it has grown beyond `words`. Returns true when it did; then all tokens become invalid.
  bool forget_beyond(std::size_t words);

 private:
  struct Part {
    std::size_t first = 0;  // segments of the chunk
    std::size_t last = 0;
  };

  void run(std::string_view text, Capitals capitals, std::vector<Token>& out);
  std::uint32_t pass_over(std::uint32_t at);
  void add_chunk();
  std::uint32_t add_figures(std::uint32_t at);
  void add_sign(std::uint32_t at, std::uint32_t end);
  bool add_bare_particle(std::uint32_t at, std::uint32_t end);
  void add_parts();
  void add_compound(std::size_t first_segment, std::size_t parts);
  void add_part(Part part, bool ends_chunk);
  std::size_t add_word(Part part);
  std::size_t add_particles(Part part, bool ends_chunk);
  const Word& word(std::string_view raw);
  void emit(std::string_view raw, std::uint32_t begin, std::uint32_t end, TokenKind kind);
  std::string_view letters(const Segment& segment) const {
    return text_.substr(segment.begin, segment.end - segment.begin);
  }
  std::string join(std::size_t first, std::size_t last) const;

  std::unique_ptr<Stemmer> stemmer_;
  WordCache word_cache_;
  Chunk chunk_;
  std::vector<Part> parts_;
  std::string_view text_;
  bool shouting_ = false;
  const Beginnings* wanted_ = nullptr;
  bool passes_over_ = false;  // what is not wanted
  std::vector<Token>* out_ = nullptr;
};

// The fingerprint. It changes whenever an analyzer of another version could give some text other tokens. It is part of
// every index.
std::string analyzer_fingerprint();

}  // namespace depeche::text

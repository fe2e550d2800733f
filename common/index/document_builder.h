#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/xapian.h"
#include "depeche/dispatch.h"
#include "index/lexicon.h"
#include "schema/counters.h"
#include "schema/record.h"
#include "text/analyzer.h"

namespace depeche::index {

// Dispatch → what the index keeps of it. One for each thread; they share the lexicon.
class DocumentBuilder {
 public:
  // It forgets words between documents when it has met more than `max_words`.
  DocumentBuilder(Lexicon& lexicon, const std::string& record_dictionary, std::size_t max_words = std::size_t{1} << 19);

  // The document, complete with its id term, but for stream(); its words are counted in the lexicon and in counters().
  Xapian::Document build(const Dispatch& dispatch);
  // The forward stream of the document that was built last.
  std::string_view stream() const { return stream_; }
  // Takes the words of a dispatch that leaves the index out of the lexicon and the counters again.
  void unlearn(const Dispatch& dispatch);

  // What build() added and unlearn() took, as differences modulo 2^64.
  const schema::Counters& counters() const { return counters_; }
  schema::RecordCodec& codec() { return codec_; }

 private:
  // What is asked of a word of the vocabulary at each of its tokens, close together.
  struct KnownWord {
    Lexicon::Entry* entry = nullptr;  // null for particles and function words
    schema::Code code = 0;            // 0 until the word is met
    std::uint32_t seen_in = 0;        // the last document that has it
  };
  struct StemCount {
    std::uint32_t in_title = 0;
    std::uint32_t in_text = 0;
  };

  void read(const Dispatch& dispatch, const Lexicon::Hold& hold);
  void read_field(std::string_view field, std::uint32_t StemCount::*count, std::uint64_t& words);
  void append(const text::Token& token);
  KnownWord& known(const text::Word& word);
  void count_stem(const text::Word& word, std::uint32_t StemCount::*count);
  void add_ranked_terms(Xapian::Document& document);
  void add_version_terms(const Dispatch& dispatch, Xapian::Document& document);
  static void add_filter_terms(const Dispatch& dispatch, Xapian::Document& document, text::Analyzer& analyzer);
  void start_document(const Lexicon::Hold& hold);

  Lexicon& lexicon_;
  const std::size_t max_words_;
  schema::RecordCodec codec_;
  text::Analyzer analyzer_;
  schema::Counters counters_{0, 0, 0, 0};

  // Of the document at hand.
  std::vector<text::Token> tokens_;  // of the text, once it is read
  std::string stream_;
  std::uint64_t title_words_ = 0;
  std::uint64_t text_words_ = 0;
  std::vector<const text::Word*> stems_met_;  // a word of each
  std::vector<Lexicon::Entry*> forms_;
  std::vector<std::uint32_t> word_keys_;
  std::uint32_t serial_ = 0;
  std::uint32_t round_ = 0;  // of the lexicon's entries in known_

  // By the vocabulary's numbers.
  std::vector<StemCount> stems_;
  std::vector<KnownWord> known_;
};

}  // namespace depeche::index

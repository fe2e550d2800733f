#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.h"
#include "index/document/document.h"
#include "index/document/lexicon.h"
#include "index/document/term_table.h"
#include "schema/counters.h"
#include "schema/fields.h"
#include "schema/record.h"
#include "text/analyzer.h"

namespace depeche::index {

// Makes of a dispatch what the index keeps of it. Each thread has its own builder; they share the lexicon.
class DocumentBuilder {
 public:
  // Between documents, it forgets the words when it has met more than `max_words`.
  DocumentBuilder(Lexicon& lexicon, const std::string& record_dictionary, std::size_t max_words = std::size_t{1} << 19);

  // The document, valid until the next call. Its words are counted in the lexicon and in counters().
  Document& build(const Dispatch& dispatch);
  // The table that the numbers of its terms refer to.
  const TermTable& terms() const { return terms_; }
  // Starts to number terms anew.
  void forget_terms();
  // Takes the words of a dispatch that leaves the index out of the lexicon and the counters again.
  void unlearn(const Dispatch& dispatch);

  // What build() added and unlearn() took, as differences modulo 2^64.
  const schema::Counters& counters() const { return counters_; }
  schema::RecordCodec& codec() { return codec_; }

 private:
  // What is needed of a word of the cache at each of its tokens, close together in memory.
  struct KnownWord {
    Lexicon::Entry* entry = nullptr;  // null for particles and function words
    schema::Code code = 0;            // 0 until the word is met
    std::uint32_t seen_in = 0;        // the last document that has it
    bool is_named = false;            // there, somewhere
    bool is_small = false;            // there, somewhere
  };
  struct StemCount {
    std::uint32_t in_title = 0;
    std::uint32_t in_text = 0;  // the abstract included
    std::uint32_t in_abstract = 0;
  };
  // The numbers of a stem's terms in terms_, plus 1; 0 when it is not there.
  struct StemTerms {
    std::uint32_t in_title = 0;
    std::uint32_t in_text = 0;
    std::uint32_t in_abstract = 0;
  };

  void read(const Dispatch& dispatch, const Lexicon::Pin& pin);
  void read_field(std::string_view field, std::uint32_t StemCount::*count, std::uint64_t& words);
  void prefetch(const text::Token& token) const;
  void append(const text::Token& token, std::string_view field);
  void count_forms(std::uint32_t difference);
  KnownWord& known(const text::Word& word);
  StemCount& count_of(const text::Word& word);
  void read_abstract(std::string_view abstract);
  void add_ranked_terms();
  void add_foreign_terms();
  void add_ranked_term(schema::Field field, const text::Word& word, std::uint32_t occurrences,
                       std::uint32_t& next_number);
  void add_filter_term(const std::string& term) { document_.terms.push_back({terms_.number(term), 0}); }
  void add_version_terms(const Dispatch& dispatch);
  void add_date_terms(schema::Field field, const DateRange& date);
  void add_words(schema::Field field, const std::string& value);
  void add_property_words(const std::string& name, const std::string& value);
  void add_properties(const Dispatch& dispatch);
  void add_filter_terms(const Dispatch& dispatch);
  void add_values(const Dispatch& dispatch);
  void add_value(unsigned slot, std::string value);
  void start_document(const Lexicon::Pin& pin);

  Lexicon& lexicon_;
  const std::size_t max_words_;
  schema::RecordCodec codec_;
  text::Analyzer analyzer_;
  schema::Counters counters_{.next_code = 0};

  // Of the document at hand.
  std::vector<text::Token> tokens_;  // of the text, once it is read
  Document document_;
  std::uint64_t title_words_ = 0;
  std::uint64_t text_words_ = 0;
  std::vector<const text::Word*> stems_met_;  // a word of each
  bool is_foreign_ = false;
  std::map<std::string_view, StemCount> foreign_words_;  // of a foreign one, folded, in place of its stems
  std::vector<std::uint32_t> forms_;                     // their numbers in the vocabulary
  std::vector<std::uint32_t> word_keys_;
  std::uint32_t serial_ = 0;
  std::uint32_t round_ = 0;  // of the lexicon's entries in known_

  // By the numbers of the word cache.
  std::vector<StemCount> stems_;
  std::vector<StemTerms> stem_terms_;
  std::vector<KnownWord> known_;

  TermTable terms_;
};

}  // namespace depeche::index

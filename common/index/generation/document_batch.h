#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "glass/termlist.h"
#include "index/document/document.h"
#include "index/document/term_table.h"

namespace depeche::index {

// Consecutive documents, inverted and encoded as the tables of a new database take them.
struct DocumentBatch {
  struct Row {
    std::uint32_t length = 0;  // the sum of the occurrences of its terms
    glass::Tag terms;
    std::string slots;
    std::vector<std::pair<unsigned, std::string>> values;
    std::string stream;
  };

  std::vector<Row> rows;
  std::string postings;  // a run (posting_run.h); the first document has the number 0
  std::uint32_t most_occurrences = 0;
};

// Puts a batch together. Not for several threads.
class BatchInverter {
 public:
  void add(Document&& document);
  // The batch of the documents that were added since the last one. `terms` is the table of their numbers.
  DocumentBatch invert(const TermTable& terms);

 private:
  struct Posting {
    std::uint32_t document = 0;
    std::uint32_t occurrences = 0;
  };

  void sort_postings(const std::vector<std::uint32_t>& order);
  void write_run(const TermTable& terms, const std::vector<std::uint32_t>& order, std::string& run);
  void encode_term_lists(const TermTable& terms, const std::vector<std::uint32_t>& order);

  DocumentBatch batch_;
  std::vector<Document::Term> terms_;       // of all documents
  std::vector<std::size_t> document_ends_;  // in terms_
  std::vector<Posting> postings_;           // by term, then document
  std::vector<std::size_t> term_begins_;    // in postings_, by the term's place in the order
  glass::TermlistEncoder encoder_;
};

}  // namespace depeche::index

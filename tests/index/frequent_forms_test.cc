#include "index/document/frequent_forms.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "schema/forward_stream.h"
#include "support/dispatches.h"
#include "text/analyzer.h"

using namespace depeche;
using namespace depeche::index;
using namespace depeche::test;

namespace {

class Codes {
 public:
  explicit Codes(const std::vector<Dispatch>& dispatches) { number_frequent_forms(dispatches, lexicon_); }

  schema::Code of(const std::string& word) {
    tokens_.clear();
    analyzer_.analyze(word, text::Capitals::are_acronyms, tokens_);
    const Lexicon::Pin pin(lexicon_);
    return lexicon_.intern(*tokens_.front().word).code;
  }
  schema::Code next() const { return lexicon_.next_code(); }

 private:
  Lexicon lexicon_{Xapian::Database(), schema::kFirstForm};
  text::Analyzer analyzer_;
  std::vector<text::Token> tokens_;
};

}  // namespace

TEST_CASE("Frequent forms get the first codes, the most frequent first") {
  std::vector<Dispatch> dispatches;
  for (int i = 0; i < 1000; ++i) {
    std::string text = "Le parlement vote la loi, la loi passe. Mot" + std::to_string(i) + ".";
    if (i % 2 == 0) text += " Le président signe.";
    dispatches.push_back(dispatch_of("d" + std::to_string(i), text));
  }
  Codes codes(dispatches);
  const schema::Code next = codes.next();
  CHECK(codes.of("loi") == schema::kFirstForm);
  CHECK(codes.of("parlement") < codes.of("président"));
  CHECK(codes.of("signe") < next);
  // What is met once has no code yet, and words of grammar have theirs anyhow.
  CHECK(codes.of("Mot0") >= next);
  CHECK(next < schema::kFirstForm + 10);
}

TEST_CASE("No dispatches have no frequent forms") { CHECK(Codes({}).next() == schema::kFirstForm); }

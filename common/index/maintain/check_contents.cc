#include "index/maintain/check_contents.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xxhash.h>

#include "base/files.h"
#include "base/message.h"
#include "index/document/document_builder.h"
#include "index/document/lexicon.h"
#include "schema/acronym_list.h"
#include "schema/counters.h"
#include "schema/form_list.h"
#include "schema/forward_stream.h"
#include "schema/stream_file.h"
#include "schema/topic_space.h"
#include "schema/version.h"

namespace depeche::index {
namespace {

tl::unexpected<Error> damage(const std::string& what) {
  return fail(ErrorCode::corrupt, tr("the index is damaged: {}", what),
              tr("restore a backup, or index again from nothing"));
}

// A number for one posting. Equal sets of postings have equal sums, whatever their order.
std::uint64_t fingerprint(std::string_view term, Xapian::docid id, Xapian::termcount count) {
  return XXH3_64bits_withSeed(term.data(), term.size(), (static_cast<std::uint64_t>(id) << 32) ^ count);
}

bool same_terms(const Xapian::Document& a, const Xapian::Document& b) {
  auto left = a.termlist_begin();
  auto right = b.termlist_begin();
  for (; left != a.termlist_end() && right != b.termlist_end(); ++left, ++right)
    if (*left != *right || left.get_wdf() != right.get_wdf()) return false;
  return left == a.termlist_end() && right == b.termlist_end();
}

// But for the record, which another version of zstd may pack otherwise.
bool same_values(const Xapian::Document& a, const Xapian::Document& b) {
  auto left = a.values_begin();
  auto right = b.values_begin();
  for (; left != a.values_end() && right != b.values_end(); ++left, ++right)
    if (left.get_valueno() != right.get_valueno() || (left.get_valueno() != schema::kRecordSlot && *left != *right))
      return false;
  return left == a.values_end() && right == b.values_end();
}

// Another compiler or library of mathematics may round otherwise.
bool same_direction(const schema::TopicDirection& a, const schema::TopicDirection& b) {
  return std::equal(a.begin(), a.end(), b.begin(), [](int left, int right) { return std::abs(left - right) <= 1; });
}

// Documents after which the numbers of terms begin anew, to bound the memory.
constexpr std::uint64_t kForgottenDocuments = 1000;

class ContentsCheck {
 public:
  explicit ContentsCheck(const Committed& committed)
      : database_(committed.database),
        streams_(committed.generation, schema::owner_of(database_)),
        topics_(committed.generation, schema::owner_of(database_)),
        topic_reader_(topics_),
        kept_(schema::decode_counters(database_.get_metadata(std::string(schema::kCountersKey)))),
        lexicon_(database_, kept_.next_code),
        builder_(lexicon_, database_.get_metadata(std::string(schema::kRecordDictionaryKey))) {}

  Status run() {
    for (auto posting = database_.postlist_begin(""); posting != database_.postlist_end(""); ++posting)
      if (auto status = check_document(*posting); !status) return status;
    if (auto status = check_postings(); !status) return status;
    if (auto status = check_dictionary(); !status) return status;
    if (auto status = check_acronyms(); !status) return status;
    return check_counters();
  }

 private:
  Status check_document(Xapian::docid id) {
    const Xapian::Document document = database_.get_document(id);
    const auto dispatch = builder_.codec().decode(document.get_value(schema::kRecordSlot));
    if (!dispatch) return tl::unexpected<Error>(dispatch.error());
    if (++checked_ % kForgottenDocuments == 0) builder_.forget_terms();
    const Document& built = builder_.build(*dispatch);
    const Xapian::Document made = to_xapian(built, builder_.terms());
    if (!same_terms(document, made))
      return damage(tr("the terms of {} are not those of its text", base::in_quotes(dispatch->id)));
    if (!same_values(document, made))
      return damage(tr("the values of {} are not those of its record", base::in_quotes(dispatch->id)));
    if (streams_.stream(id, units_) != built.stream)
      return damage(tr("the stream of {} is not that of its text", base::in_quotes(dispatch->id)));
    if (!same_direction(topics_.direction(id), topic_reader_.read(built.stream)))
      return damage(tr("the topics of {} are not those of its text", base::in_quotes(dispatch->id)));
    add_terms(id, document);
    return add_forms(built.stream, dispatch->id);
  }

  void add_terms(Xapian::docid id, const Xapian::Document& document) {
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
      in_documents_ += fingerprint(*term, id, term.get_wdf());
  }

  Status add_forms(std::string_view stream, const std::string& id) {
    std::vector<schema::Code> codes;
    for (schema::StreamReader reader(stream); !reader.done();) codes.push_back(reader.next());
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    if (!codes.empty() && codes.back() >= kept_.next_code)
      return damage(tr("{} has a word that the dictionary lacks", base::in_quotes(id)));
    for (const schema::Code code : codes)
      if (code >= schema::kFirstForm) ++documents_with_[code];
    return {};
  }

  Status check_postings() const {
    std::uint64_t in_postings = 0;
    for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
      Xapian::doccount count = 0;
      for (auto posting = database_.postlist_begin(*term); posting != database_.postlist_end(*term); ++posting, ++count)
        in_postings += fingerprint(*term, *posting, posting.get_wdf());
      if (count != term.get_termfreq())
        return damage(tr("the frequency of the term {} is wrong", base::in_quotes(*term)));
    }
    if (in_postings != in_documents_) return damage(tr("postings and documents differ"));
    return {};
  }

  // Building the documents has counted their words a second time.
  bool are_names_counted(std::string_view stem, const schema::Form& form) {
    text::Word word;
    word.form = form.text;
    word.stem = stem;
    const Lexicon::Pin pin(lexicon_);
    const schema::Form twice = lexicon_.intern(word).form();
    return twice.named == 2 * form.named && twice.small == 2 * form.small;
  }

  Status check_dictionary() {
    const std::string prefix(schema::kFormsPrefix);
    std::size_t found = 0;
    for (auto key = database_.metadata_keys_begin(prefix); key != database_.metadata_keys_end(prefix); ++key) {
      const std::string name = *key;
      const std::string_view stem = schema::stem_of_key(name);
      for (const schema::Form& form : schema::decode_forms(stem, database_.get_metadata(name))) {
        const auto counted = documents_with_.find(form.code);
        const std::uint32_t documents = counted == documents_with_.end() ? 0 : counted->second;
        if (form.documents != documents || !are_names_counted(std::string(stem), form))
          return damage(tr("the dictionary counts {} wrongly", base::in_quotes(form.text)));
        found += counted != documents_with_.end() ? 1 : 0;
      }
    }
    if (found != documents_with_.size()) return damage(tr("the dictionary lacks words"));
    return {};
  }

  Status check_acronyms() const {
    const AcronymBook::Lists learnt = lexicon_.acronyms().lists({});
    std::size_t found = 0;
    for (const std::string_view prefix : {schema::kAcronymPrefix, schema::kOpeningPrefix})
      for (auto key = database_.metadata_keys_begin(std::string(prefix));
           key != database_.metadata_keys_end(std::string(prefix)); ++key) {
        const auto kept = schema::decode_explanations(database_.get_metadata(*key));
        const auto expected = learnt.find(*key);
        if (kept != (expected == learnt.end() ? std::vector<schema::Explanation>{} : expected->second))
          return damage(tr("what it keeps under {} is not what its documents explain", base::in_quotes(*key)));
        found += kept.empty() ? 0 : 1;
      }
    if (found != learnt.size()) return damage(tr("it lacks acronyms that its documents explain"));
    return {};
  }

  bool are_titles_counted(const schema::TitleSample& counted) const {
    const auto kept = schema::TitleSample::decode(database_.get_metadata(std::string(schema::kTitlesKey)));
    return kept_.repeated_titles == kept.repeated_of_1000() && counted.within(kept) == kept;
  }

  Status check_counters() const {
    const schema::Counters& counted = builder_.counters();
    if (counted.text_words != kept_.text_words || counted.title_words != kept_.title_words ||
        counted.titled != kept_.titled || !are_titles_counted(counted.titles))
      return damage(tr("its counters are not those of its documents"));
    return {};
  }

  const Xapian::Database& database_;
  const schema::StreamFile streams_;
  std::string units_;  // of the stream at hand
  const schema::TopicSpace topics_;
  schema::TopicReader topic_reader_;
  const schema::Counters kept_;
  Lexicon lexicon_;
  DocumentBuilder builder_;
  std::uint64_t checked_ = 0;
  std::uint64_t in_documents_ = 0;
  std::unordered_map<schema::Code, std::uint32_t> documents_with_;
};

}  // namespace

Status check_contents(const Committed& committed) { return ContentsCheck(committed).run(); }

}  // namespace depeche::index

#include "index/document/acronym_book.h"

#include <set>

#include "text/acronyms.h"
#include "text/analyzer.h"
#include "text/normalizer.h"

namespace depeche::index {
namespace {

// With what the heap adds, and when the lists are made the same again.
constexpr std::size_t kExplanationBytes = 500;

using schema::Explanation;
using Lists = AcronymBook::Lists;

std::vector<text::Acronym> explained_in(const Dispatch& dispatch) {
  std::vector<text::Acronym> explained;
  text::find_acronyms(dispatch.title, explained);
  text::find_acronyms(dispatch.abstract, explained);
  text::find_acronyms(dispatch.text, explained);
  std::set<std::pair<std::string, std::string>> known;
  std::erase_if(explained, [&](const text::Acronym& acronym) {
    return !known.emplace(text::acronym_key(acronym.spelling), text::fold(acronym.expansion)).second;
  });
  return explained;
}

// The key of the list that has the expansions with the same first two words.
std::string opening_of(const std::string& expansion, text::Analyzer& analyzer) {
  std::vector<text::Token> tokens;
  analyzer.analyze(expansion, text::Capitals::are_acronyms, tokens);
  std::erase_if(tokens, [](const text::Token& token) { return token.kind != text::TokenKind::word; });
  if (tokens.size() < 2) return {};
  return schema::opening_metadata_key(tokens[0].word->folded, tokens[1].word->folded);
}

using Spelled = std::pair<std::string, std::string>;  // expansion, spelling
using Table = std::map<Spelled, std::uint32_t>;       // documents

// Lists on their way from one state of the index to the next.
class Tables {
 public:
  explicit Tables(const std::function<std::string(const std::string&)>& read) : read_(read) {}

  // Read from the base the first time.
  Table& under(const std::string& key) {
    const auto [found, is_new] = tables_.try_emplace(key);
    if (is_new)
      for (Explanation& known : schema::decode_explanations(read_(key)))
        found->second[{std::move(known.expansion), std::move(known.spelling)}] = known.documents;
    return found->second;
  }

  Lists lists() const {
    Lists lists;
    for (const auto& [key, table] : tables_) {
      std::vector<Explanation>& list = lists[key];
      for (const auto& [words, documents] : table)
        if (documents > 0) list.push_back({words.second, words.first, documents});
    }
    return lists;
  }

 private:
  const std::function<std::string(const std::string&)>& read_;
  std::map<std::string, Table> tables_;
};

}  // namespace

void AcronymBook::count(const Dispatch& dispatch, std::int64_t difference) {
  const std::vector<text::Acronym> explained = explained_in(dispatch);
  if (explained.empty()) return;
  const std::scoped_lock lock(mutex_);
  for (const text::Acronym& acronym : explained) {
    const auto [counted, is_new] =
        differences_[text::acronym_key(acronym.spelling)].try_emplace({acronym.expansion, acronym.spelling});
    counted->second += difference;
    if (is_new) bytes_ += kExplanationBytes + acronym.expansion.size() + acronym.spelling.size();
  }
}

AcronymBook::Lists AcronymBook::lists(const Xapian::Database& base) const {
  return lists_over([&](const std::string& key) { return base.get_metadata(key); });
}

AcronymBook::Lists AcronymBook::lists_over(const Read& read) const {
  Tables tables(read);
  text::Analyzer analyzer;
  for (const auto& [key, explanations] : differences_)
    for (const auto& [words, difference] : explanations) {
      std::uint32_t& documents = tables.under(schema::acronym_metadata_key(key))[words];
      documents = static_cast<std::uint32_t>(documents + difference);
      if (const std::string opening = opening_of(words.first, analyzer); !opening.empty())
        tables.under(opening)[words] = documents > 0 ? 1 : 0;
    }
  return tables.lists();
}

void AcronymBook::write(Xapian::WritableDatabase& database) const {
  const auto newest = [&](const std::string& key) {
    std::string bytes = newer_ ? newer_->get_metadata(key) : std::string();
    return bytes.empty() ? base_.get_metadata(key) : bytes;
  };
  for (const auto& [key, list] : lists_over(newest)) database.set_metadata(key, schema::encode_explanations(list));
}

void AcronymBook::move_to(const Xapian::WritableDatabase& database) {
  newer_ = database;
  write(*newer_);
  differences_.clear();
  bytes_ = 0;
}

}  // namespace depeche::index

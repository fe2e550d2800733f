#include "search/occurrences.h"

namespace depeche::search {
namespace {

class Scan {
 public:
  Scan(const CodeTable& table, const std::vector<Scope>& scopes, Occurrences& found)
      : table_(table), scopes_(scopes), found_(found) {}

  void run(std::string_view stream) {
    for (schema::StreamReader reader(stream); !reader.done();) {
      const schema::Code code = reader.next();
      if (code == schema::kCompound) {
        // Its parts, which follow, take the positions.
        if (!reader.done()) note(reader.next(), position_ + 1);
      } else if (code == schema::kTitleEnd) {
        in_title_ = false;
        position_ += kFieldGap;
        found_.text_begin = position_;
      } else {
        position_ += schema::is_word(code) ? 1 : 0;
        note(code, position_);
      }
    }
  }

 private:
  void note(schema::Code code, std::uint32_t position) {
    if (code >= schema::kFirstForm) ++(in_title_ ? found_.title_words : found_.text_words);
    for (std::uint32_t row = table_.find(code); row != 0; row = table_.row(row).next) {
      const CodeTable::Row& match = table_.row(row);
      const Scope& scope = scopes_[match.word];
      if (in_title_ ? scope.title : scope.text)
        found_.list.push_back({position, match.word, in_title_, match.closeness});
    }
  }

  const CodeTable& table_;
  const std::vector<Scope>& scopes_;
  Occurrences& found_;
  std::uint32_t position_ = 0;
  bool in_title_ = true;
};

}  // namespace

void find_occurrences(std::string_view stream, const CodeTable& table, const std::vector<Scope>& scopes,
                      Occurrences& found) {
  found.list.clear();
  found.title_words = found.text_words = found.text_begin = 0;
  Scan(table, scopes, found).run(stream);
}

}  // namespace depeche::search

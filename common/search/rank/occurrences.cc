#include "search/rank/occurrences.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace depeche::search {
namespace {

class Scan {
 public:
  Scan(const CodeTable& table, const std::vector<Scope>& scopes, Occurrences& found)
      : table_(table), scopes_(scopes), found_(found) {}

  void run(std::string_view stream) {
    schema::StreamReader reader(stream);
    while (const auto unit = pass_over(reader)) stop(reader.code_of(*unit), reader);
    (in_title_ ? found_.title_words : found_.text_words) = words_;
  }

 private:
  // Counts the words up to the next unit that the table stops at, and takes that. Two fifths of the words are words of
  // grammar: a jump for each of them would be mispredicted.
  std::optional<std::uint16_t> pass_over(schema::StreamReader& reader) {
    schema::StreamReader left = reader;
    std::uint32_t position = position_;
    std::uint32_t words = words_;
    std::optional<std::uint16_t> stopped;
    while (!left.done()) {
      const std::uint16_t unit = left.next_unit();
      if (table_.stops_at(unit)) [[unlikely]] {
        stopped = unit;
        break;
      }
      position += schema::is_word(unit) ? 1 : 0;
      words += unit >= schema::kFirstForm ? 1 : 0;
    }
    reader = left;
    position_ = position;
    words_ = words;
    return stopped;
  }

  void stop(schema::Code code, schema::StreamReader& reader) {
    if (code >= schema::kFirstForm) {
      ++position_;
      ++words_;
    } else if (code == schema::kCompound) {
      if (reader.done()) return;
      // Its parts, which follow, take the positions.
      ++words_;
      return note(reader.next(), position_ + 1);
    } else if (code == schema::kTitleEnd) {
      in_title_ = false;
      found_.title_words = std::exchange(words_, 0);
      position_ += kFieldGap;
      found_.text_begin = position_;
      return;
    } else {
      if (code == schema::kAbstractBegin || code == schema::kAbstractEnd) in_abstract_ = code == schema::kAbstractBegin;
      position_ += schema::is_word(code) ? 1 : 0;
    }
    note(code, position_);
  }

  void note(schema::Code code, std::uint32_t position) {
    table_.visit(code, [&](const CodeTable::Row& row) {
      const Scope& scope = scopes_[row.word];
      if (in_title_ ? scope.title : scope.text || (in_abstract_ && scope.abstract)) add(position, row);
    });
  }

  // A compound that is marked as a synonym, too, is one word.
  void add(std::uint32_t position, const CodeTable::Row& row) {
    for (auto at = found_.list.rbegin(); at != found_.list.rend() && at->position == position; ++at) {
      if (at->word != row.word) continue;
      at->closeness = std::max(at->closeness, row.closeness);
      return;
    }
    found_.list.push_back({position, row.word, in_title_, row.closeness});
  }

  const CodeTable& table_;
  const std::vector<Scope>& scopes_;
  Occurrences& found_;
  std::uint32_t position_ = 0;
  std::uint32_t words_ = 0;  // of the field
  bool in_title_ = true;
  bool in_abstract_ = false;
};

}  // namespace

void find_occurrences(std::string_view stream, const CodeTable& table, const std::vector<Scope>& scopes,
                      Occurrences& found) {
  found.list.clear();
  found.title_words = found.text_words = found.text_begin = 0;
  Scan(table, scopes, found).run(stream);
}

}  // namespace depeche::search

#include "query/words/near_words.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/wire.h"
#include "schema/dictionary.h"
#include "schema/stem_cursor.h"
#include "text/char_class.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

// A form is its stem, of which the last letter may be another, and an ending. Measured on 155,000 forms: 2 in 1,000
// differ earlier, 4 in 1,000 have longer endings.
constexpr std::size_t kUnsureLetters = 1;
constexpr std::size_t kLongestEnding = 5;

std::size_t edits_between(const std::u32string& word, const std::u32string& other, std::size_t most) {
  const std::size_t longer = std::max(other.size(), word.size());
  if (longer > std::min(other.size(), word.size()) + most) return most + 1;
  EditDistance distance(word, most);
  for (const char32_t letter : other) distance.push(letter);
  return distance.distance();
}

// Calls `visit` with those of a stem's forms that are near the word.
void visit_near_forms(const std::u32string& word, std::size_t most, std::string_view stem, std::string_view forms,
                      const std::function<void(const NearWord&)>& visit) {
  for (const schema::Form& form : schema::decode_forms(stem, forms)) {
    if (form.documents == 0) continue;
    const std::string folded = text::fold(form.text);
    const std::size_t edits = edits_between(word, letters_of(folded), most);
    if (edits <= most) visit(NearWord{stem, folded, form, edits});
  }
}

// Goes through the stems, and passes over whole branches of the dictionary that begin otherwise.
class Walk {
 public:
  Walk(const std::u32string& word, std::size_t edits) : letters_(word.size()), most_(edits), by_stem_(word, edits) {}

  // The stems that have a form near the word.
  std::vector<schema::StemForms> run(schema::StemCursor stems, const base::Deadline& deadline) {
    std::vector<schema::StemForms> near;
    base::DeadlineSteps looks(deadline);
    for (bool found = stems.find(""); found;) {
      looks.step();
      const std::size_t shared = step(stems.stem());
      if (shared == 0 && by_stem_.may_match_within(kUnsureLetters + kLongestEnding) &&
          has_near(stems.stem(), stems.forms()))
        near.emplace_back(stems.stem(), stems.forms());
      found = shared > 0 ? stems.next_beyond(shared) : stems.next();
    }
    return near;
  }

 private:
  // Stems come sorted, so what a stem shares with the one before it has been worked out already. Returns the bytes of
  // the shortest beginning that no near word has; 0 when there is none.
  std::size_t step(std::string_view stem) {
    rewind_to_shared(stem);
    std::size_t at = ends_.empty() ? 0 : ends_.back();
    while (at < stem.size()) {
      const text::Char c = text::char_at(stem, at);
      if (at + c.size == stem.size()) break;
      by_stem_.push(c.code);
      ends_.push_back(at += c.size);
      if (!by_stem_.may_match()) return at;
    }
    return 0;
  }

  void rewind_to_shared(std::string_view stem) {
    const auto* const differs = std::mismatch(stem.begin(), stem.end(), last_.begin(), last_.end()).first;
    const auto shared = static_cast<std::size_t>(differs - stem.begin());
    rewind(shared < stem.size() ? shared : stem.size() - 1);
    last_ = stem;
  }

  void rewind(std::size_t bytes) {
    while (!ends_.empty() && ends_.back() > bytes) ends_.pop_back();
    by_stem_.pop(ends_.size());
  }

  // A form begins like the stem, so only what is new in it is worked out.
  bool has_near(std::string_view stem, std::string_view forms) {
    bool has = false;
    for (schema::FormReader form(stem, forms); form.next() && !has;) {
      const bool is_too_short = form.begins().size() + form.ends().size() + most_ < letters_;
      if (form.documents() == 0 || is_too_short) continue;
      rewind(form.begins().size());
      const std::size_t known = ends_.empty() ? 0 : ends_.back();
      has = push_all(form.begins().substr(known)) && push_all(text::fold(form.ends())) && by_stem_.distance() <= most_;
      by_stem_.pop(ends_.size());
    }
    return has;
  }

  // False when no word that begins so can be near.
  bool push_all(std::string_view letters) {
    for (std::size_t at = 0; at < letters.size() && by_stem_.may_match();) {
      const text::Char c = text::char_at(letters, at);
      by_stem_.push(c.code);
      at += std::max<std::uint32_t>(1, c.size);
    }
    return by_stem_.may_match();
  }

  const std::size_t letters_;  // of the word
  const std::size_t most_;
  EditDistance by_stem_;
  std::vector<std::size_t> ends_;  // of each letter in by_stem_, in bytes of the stem
  std::string last_;
};

// Whether the walk would reach the forms of the stem.
bool is_looked_at(const std::u32string& word, std::size_t edits, std::string_view stem) {
  EditDistance by_stem(word, edits);
  for (std::size_t at = 0; at < stem.size();) {
    const text::Char c = text::char_at(stem, at);
    if (at + c.size == stem.size()) break;
    by_stem.push(c.code);
    at += c.size;
    if (!by_stem.may_match()) return false;
  }
  return by_stem.may_match_within(kUnsureLetters + kLongestEnding);
}

}  // namespace

bool is_near_word(const std::u32string& word, std::size_t edits, std::string_view stem, const std::u32string& letters) {
  const std::size_t most = std::min(edits, kMostEdits);
  return word.size() <= kLongestNearWord && edits_between(word, letters, most) <= most &&
         is_looked_at(word, most, stem);
}

std::string near_words_in(const schema::PartDatabase& part, const std::string& asked, const base::Deadline& deadline) {
  base::WireReader reader(asked);
  const auto folded = reader.next<std::string>();
  const auto edits = reader.next<std::uint64_t>();
  reader.end();
  const std::u32string word = letters_of(folded);
  if (word.size() > kLongestNearWord || edits > kMostEdits) throw base::WireError();
  return base::to_wire(Walk(word, edits).run(schema::StemCursor(part), deadline));
}

// The same words are asked for again: by what corrects a query and by what suggests, and on the next page.
void visit_near_words(std::string_view folded, std::size_t edits, const schema::PartDatabase& database,
                      const base::Deadline& deadline, const std::function<void(const NearWord&)>& visit) {
  const std::u32string word = letters_of(folded);
  const std::size_t most = std::min(edits, kMostEdits);
  if (word.size() > kLongestNearWord) return;
  const std::string asked = base::to_wire(std::string(folded), std::uint64_t{most});
  const std::string near = database.worked_out(schema::PartWork::near_words, asked,
                                               [&] { return near_words_in(database, asked, deadline); });
  base::WireReader reader(near);
  for (const auto& [stem, forms] : reader.next<std::vector<schema::StemForms>>())
    visit_near_forms(word, most, stem, forms, visit);
}

}  // namespace depeche::query

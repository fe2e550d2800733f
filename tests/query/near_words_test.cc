#include "query/words/near_words.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "schema/form_list.h"
#include "support/draw.h"
#include "support/temporary_folder.h"
#include "text/normalizer.h"

using namespace depeche;
using depeche::test::draw;
using depeche::test::TemporaryFolder;
using query::NearWord;

namespace {

std::string drawn(std::mt19937& random, unsigned longest) {
  constexpr const char* kLetters[] = {"a", "b", "c", "e", "é", "œ", "т"};
  std::string word;
  for (unsigned left = 1 + draw(random, longest); left > 0; --left) word += kLetters[draw(random, 7)];
  return word;
}

// Forms of a stem: itself with endings, with another last letter, or with accents. Every tenth has no document.
std::map<std::string, std::vector<schema::Form>> drawn_forms(std::mt19937& random) {
  std::map<std::string, std::vector<schema::Form>> all;
  for (schema::Code code = 100; code < 2500; ++code) {
    const std::string stem = text::fold(drawn(random, 7));
    const std::string text =
        draw(random, 4) == 0 ? drawn(random, 8) : stem + (draw(random, 2) == 0 ? drawn(random, 4) : "");
    const std::uint32_t documents = draw(random, 10) == 0 ? 0 : 1 + draw(random, 9);
    all[stem].push_back({text, code, documents, 0, documents});
  }
  return all;
}

using Row = std::pair<std::string, std::string>;  // stem and text

}  // namespace

TEST_CASE("The near words of a dictionary are those that the same rule tells one by one") {
  std::mt19937 random(11);
  const auto all = drawn_forms(random);
  const TemporaryFolder folder;
  Xapian::WritableDatabase database(folder.path().string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
  for (const auto& [stem, forms] : all)
    database.set_metadata(schema::forms_key(stem), schema::encode_forms(stem, forms));
  database.commit();
  const schema::PartDatabase part(database);
  std::size_t met = 0;
  for (int i = 0; i < 300; ++i) {
    const std::string word = text::fold(drawn(random, 9));
    const std::size_t edits = draw(random, 3);
    INFO(word << " within " << edits);
    std::vector<Row> found;
    query::visit_near_words(word, edits, part, {}, [&](const NearWord& near) {
      CHECK(near.folded == text::fold(near.form.text));
      found.emplace_back(near.stem, near.form.text);
    });
    std::vector<Row> expected;
    for (const auto& [stem, forms] : all)
      for (const schema::Form& form : forms) {
        const std::u32string letters = query::letters_of(text::fold(form.text));
        if (form.documents > 0 && query::is_near_word(query::letters_of(word), edits, stem, letters))
          expected.emplace_back(stem, form.text);
      }
    std::ranges::sort(found);
    std::ranges::sort(expected);
    met += found.size();
    CHECK(found == expected);
  }
  CHECK(met > 1000);
}

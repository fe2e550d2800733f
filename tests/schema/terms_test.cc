#include "schema/terms.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "base/xapian.h"

using namespace depeche::schema;

TEST_CASE("Terms are the prefix of their field and the word") {
  CHECK(stem_term(Field::text, "retrait") == "retrait");
  CHECK(stem_term(Field::title, "retrait") == "Sretrait");
  CHECK(word_term(Field::source, "afp") == "Aafp");
  CHECK(word_term(Field::place, "almaty") == "Palmaty");
  CHECK(id_term("afp-1") == "Qafp-1");
}

TEST_CASE("Ids of any length and bytes give different terms that the database takes") {
  const std::string zeros(200, '\0');
  std::vector<std::string> ids{"",
                               "a",
                               "A",
                               "é",
                               std::string(200, 'i'),
                               std::string(201, 'i'),
                               std::string(202, 'i'),
                               std::string(100'000, 'i'),
                               std::string(100'000, 'i') + "j",
                               zeros,
                               zeros.substr(1),
                               zeros + "x",
                               "x" + zeros,
                               std::string("a\0b", 3),
                               "ab"};
  for (int i = 0; i < 200; ++i) ids.push_back("/archive/" + std::string(300, 'd') + "/" + std::to_string(i));
  std::set<std::string> terms;
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& id : ids) {
    const std::string term = id_term(id);
    CHECK(terms.insert(term).second);
    CHECK(id_term(id) == term);
    const std::size_t stored = term.size() + static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
    CHECK(stored <= 245);
  }
}

TEST_CASE("Words longer than a term are cut") { CHECK(word_term(Field::source, std::string(1000, 'w')).size() <= 245); }

#include "schema/stem_cursor.h"

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "glass/metadata_reader.h"
#include "schema/form_list.h"
#include "support/draw.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::schema;
using depeche::test::draw;
using depeche::test::TemporaryFolder;

namespace {

std::string stem(std::mt19937& random) {
  std::string letters;
  for (unsigned left = 1 + draw(random, 7); left > 0; --left) letters += static_cast<char>('a' + draw(random, 4));
  return letters;
}

// With other metadata before and behind.
void write(const std::string& path) {
  std::mt19937 random(7);
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
  database.set_metadata("counters", "12");
  database.set_metadata("titles", "34");
  for (Code code = 0; code < 3000; ++code) {
    const std::string own = stem(random);
    database.set_metadata(forms_key(own), encode_forms(own, {{own + "s", code, 1 + code % 5, 0, 0}}));
  }
  database.commit();
}

std::vector<std::pair<std::string, std::string>> all_of(const PartDatabase& part, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::pair<std::string, std::string>> met;
  StemCursor stems(part);
  for (bool found = stems.find(seed == 0 ? std::string() : stem(random)); found;) {
    met.emplace_back(stems.stem(), stems.forms());
    const std::size_t shared = std::min<std::size_t>(stems.stem().size(), 2 + draw(random, 3));
    found = draw(random, 6) == 0 ? stems.next_beyond(shared) : stems.next();
  }
  return met;
}

}  // namespace

TEST_CASE("Stems are the same whether ours or Xapian reads them") {
  const TemporaryFolder folder;
  write(folder.path().string());
  const PartDatabase by_xapian{Xapian::Database(folder.path().string())};
  PartDatabase ours = by_xapian;
  const auto table = glass::TableReader::open(folder.path(), "postlist", by_xapian.get_revision());
  REQUIRE(table);
  ours.read_by(std::make_shared<glass::MetadataReader>(*table));
  REQUIRE(ours.walk());
  CHECK(all_of(ours, 0).size() > 100);
  for (unsigned seed = 0; seed < 50; ++seed) CHECK(all_of(ours, seed) == all_of(by_xapian, seed));
}

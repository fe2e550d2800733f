// The share of titles that repeat, as an index keeps it.

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "index/read_back.h"
#include "support/dispatches.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;

namespace {

std::uint32_t repeated_titles(const std::filesystem::path& index) {
  return schema::decode_counters(open_database(index).get_metadata(std::string(schema::kCountersKey))).repeated_titles;
}

std::vector<Dispatch> news(int from, int to) {
  std::vector<Dispatch> dispatches;
  for (int i = from; i < to; ++i)
    dispatches.push_back(dispatch_of("d" + std::to_string(i), "Un texte, numéro " + std::to_string(i) + ".",
                                     i % 2 == 0 ? "Brèves" : "Titre " + std::to_string(i)));
  return dispatches;
}

}  // namespace

TEST_CASE("The titles that repeat are counted while dispatches are added, replaced, removed and rebuilt") {
  const TemporaryFolder folder;
  const auto index = folder / "index";
  const auto check = [&](std::uint32_t expected) {
    CHECK(repeated_titles(index) == expected);
    CHECK(miscounts(index).empty());
    CHECK(check_index(index));
  };
  store(index, news(0, 10));
  check(400);
  store(index, news(10, 20));
  check(450);
  store(index, {dispatch_of("d0", "Un texte.", "Un titre"), dispatch_of("d2", "Un texte.", "")});
  check(7 * 1000 / 19);
  {
    auto writer = IndexWriter::open(index, {.jobs = 1}).value();
    for (int i = 4; i < 20; i += 2) CHECK(writer.remove("d" + std::to_string(i)).value());
    CHECK(writer.commit());
  }
  check(0);
  store(index, news(0, 10), {.jobs = 2, .rebuild = true});
  check(400);
}

TEST_CASE("A large run, a small one and several threads keep the same sample") {
  const TemporaryFolder folder;
  const std::vector<Dispatch> all = news(0, 3000);
  store(folder / "one", all);
  store(folder / "two", all, {.jobs = 3});
  store(folder / "parts", news(0, 100));
  store(folder / "parts", news(100, 2900), {.jobs = 2});
  store(folder / "parts", news(2900, 3000));
  const auto sample = [&](const char* name) {
    return open_database(folder / name).get_metadata(std::string(schema::kTitlesKey));
  };
  CHECK(sample("one") == sample("two"));
  CHECK(sample("one") == sample("parts"));
  CHECK(repeated_titles(folder / "one") > 450);
  CHECK(repeated_titles(folder / "one") < 550);
  for (const char* name : {"one", "two", "parts"}) CHECK(check_index(folder / name));
}

TEST_CASE("An index that was begun without the sample is as if all titles were distinct, until it is rebuilt") {
  const TemporaryFolder folder;
  const auto index = folder / "index";
  store(index, news(0, 10));
  {
    Xapian::WritableDatabase database(schema::current_generation(index).value().string());
    schema::Counters old = schema::decode_counters(database.get_metadata(std::string(schema::kCountersKey)));
    old.repeated_titles = 0;
    database.set_metadata(std::string(schema::kCountersKey), schema::encode_counters(old));
    database.set_metadata(std::string(schema::kTitlesKey), "");
    database.commit();
  }
  store(index, news(10, 20));
  CHECK(repeated_titles(index) == 0);
  store(index, news(0, 20), {.rebuild = true});
  CHECK(repeated_titles(index) == 450);
}

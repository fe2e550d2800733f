#include "index/generation/bulk_database.h"

#include <sstream>

#include <catch2/catch.hpp>

#include "index/generation/posting_run.h"
#include "index/generation/run_merge.h"
#include "support/database_contents.h"
#include "support/draw.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::index;
using depeche::test::contents_of;
using depeche::test::draw;
using depeche::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

// Terms in no order; what filters stands there twice at times.
Document random_document(std::mt19937& random, unsigned number, TermTable& terms) {
  Document document;
  const auto add = [&](const std::string& term, std::uint32_t occurrences) {
    document.terms.push_back({terms.number(term), occurrences});
  };
  for (unsigned i = 0; i < 40; ++i) {
    const unsigned word = i * 50 + draw(random, 50);
    if (draw(random, 2) == 0) add("mot" + std::to_string(word), 1 + draw(random, 3));
  }
  add("Q" + std::to_string(number), 0);
  for (unsigned i = 0; i < draw(random, 4); ++i) add("DY202" + std::to_string(draw(random, 3)), 0);
  document.values.emplace_back(schema::kDateSlot, std::to_string(2000 + draw(random, 30)));
  document.values.emplace_back(schema::kRecordSlot, std::string(draw(random, 3000) + 1, 'r'));
  // Many slots, of which some hold more than what waits in memory.
  if (number % 2 == 0) document.values.emplace_back(200 + draw(random, 3000), "valeur");
  if (number % 3 == 0) document.values.emplace_back(5000, std::string(draw(random, 900) + 1, 'v'));
  if (number % 5 == 0) document.values.emplace_back(0xFF00, std::to_string(number));
  if (number % 7 == 0) document.values.emplace_back(0x10001, std::to_string(number));
  document.stream = std::string(2 * (draw(random, 50)), 's');
  return document;
}

void write_in_batches(const fs::path& path, const fs::path& scratch, unsigned documents, unsigned batch) {
  auto database = BulkDatabase::create(path, scratch);
  REQUIRE(database);
  std::mt19937 random(documents);
  BatchInverter inverter;
  for (unsigned number = 0; number < documents;) {
    TermTable terms;
    const unsigned end = std::min(documents, number + batch);
    for (; number < end; ++number) inverter.add(random_document(random, number, terms));
    REQUIRE(database->append(inverter.invert(terms)));
  }
  REQUIRE(database->finish({}, false));
}

}  // namespace

TEST_CASE("Documents become the same database whatever the batches that they come in") {
  const TemporaryFolder folder;
  constexpr unsigned kDocuments = 1500;
  const fs::path expected = folder.path() / "expected";
  {
    Xapian::WritableDatabase database(expected.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    auto streams = schema::StreamWriter::open(expected, schema::owner_of(database));
    REQUIRE(streams);
    std::mt19937 random(kDocuments);
    TermTable terms;
    for (unsigned number = 0; number < kDocuments; ++number) {
      const Document document = random_document(random, number, terms);
      REQUIRE(streams->append(database.add_document(to_xapian(document, terms)), document.stream));
    }
    database.commit();
    REQUIRE(streams->flush(false));
  }
  const auto lines = contents_of(Xapian::Database(expected.string()));
  for (const unsigned batch : {1U, 7U, 400U, kDocuments}) {
    INFO("batches of " << batch);
    const fs::path made = folder.path() / std::to_string(batch);
    write_in_batches(made, folder.path() / "scratch", kDocuments, batch);
    CHECK((contents_of(Xapian::Database(made.string())) == lines));
    std::ostringstream said;
    CHECK(Xapian::Database::check(made.string(), 0, &said) == 0);
    const schema::StreamFile streams(made, schema::owner_of(Xapian::Database(made.string())));
    const schema::StreamFile expected_streams(expected, schema::owner_of(Xapian::Database(expected.string())));
    std::size_t different = 0;
    std::string units;
    std::string expected_units;
    for (Xapian::docid id = 1; id <= kDocuments; ++id)
      different += streams.stream(id, units) != expected_streams.stream(id, expected_units);
    CHECK(different == 0);
  }
}

TEST_CASE("A run that was damaged on the disk is noticed") {
  const TemporaryFolder folder;
  const auto merged = [&](std::string_view bytes, std::uint64_t size) {
    auto runs = base::OutputFile::open(folder.path() / "runs");
    REQUIRE(runs);
    runs->append(bytes);
    REQUIRE(runs->flush(false));
    auto table = glass::TableWriter::create(folder.path() / "t.glass");
    REQUIRE(table);
    glass::PostlistWriter postlist(*table);
    return merge_runs(base::InputFile::open(folder.path() / "runs").value(), {{0, size, 1}}, postlist);
  };
  std::string run;
  put_entry(run, {"mot", 2, 3, std::string_view("\x00\x01\x05\x02", 4)});
  CHECK(merged(run, run.size()));
  CHECK(merged({}, 0));
  for (std::size_t size = 1; size < run.size(); ++size) {
    CHECK_FALSE(merged(run, size));
    CHECK_FALSE(merged(std::string_view(run).substr(0, size), run.size()));
  }
  std::string more;
  put_entry(more, {"mot", 2, 3, std::string_view("\x00\x01\x05\x02\x07", 5)});
  const auto status = merged(more, more.size());
  REQUIRE_FALSE(status);
  CHECK(status.error().code == ErrorCode::corrupt);
}

TEST_CASE("Entries longer than what is read at once are merged, too") {
  const TemporaryFolder folder;
  constexpr std::uint32_t kDocuments = 3'000'000;
  std::string postings;
  for (std::uint32_t i = 0; i < kDocuments; ++i) postings += std::string_view(i == 0 ? "\0\3" : "\1\3", 2);
  std::string run;
  put_entry(run, {"an", 1, 1, std::string_view("\0\1", 2)});
  put_entry(run, {"mot", kDocuments, 3ULL * kDocuments, postings});
  put_entry(run, {"où", 1, 1, std::string_view("\7\1", 2)});
  auto runs = base::OutputFile::open(folder.path() / "runs");
  REQUIRE(runs);
  for (unsigned i = 0; i < 4; ++i) runs->append(run);
  REQUIRE(runs->flush(false));
  std::vector<PostingRun> list;
  for (std::uint32_t i = 0; i < 4; ++i) list.push_back({i * run.size(), (i + 1) * run.size(), 1 + i * kDocuments});
  auto table = glass::TableWriter::create(folder.path() / "t.glass");
  REQUIRE(table);
  glass::PostlistWriter postlist(*table);
  REQUIRE(merge_runs(base::InputFile::open(folder.path() / "runs").value(), list, postlist));
  const auto root = table->finish(false);
  REQUIRE(root);
  // A chunk is full with 1,001 postings of two bytes; the other terms have one each.
  CHECK(root->entries == (4 * kDocuments + 1000) / 1001 + 2);
}

TEST_CASE("Terms have one number each and are sorted by their bytes") {
  TermTable terms;
  std::vector<std::string> names;
  for (unsigned i = 0; i < 20'000; ++i) names.push_back(std::string(i % 12, 'a') + std::to_string(i));
  names.push_back("été");
  names.emplace_back("a\0b", 3);
  for (std::uint32_t i = 0; i < names.size(); ++i) REQUIRE(terms.number(names[i]) == i);
  for (std::uint32_t i = 0; i < names.size(); ++i) REQUIRE(terms.number(names[i]) == i);
  CHECK(terms.size() == names.size());
  const auto order = terms.sorted();
  std::sort(names.begin(), names.end());
  REQUIRE(order.size() == names.size());
  for (std::size_t i = 0; i < order.size(); ++i) REQUIRE(terms.term(order[i]) == names[i]);
  terms.clear();
  CHECK(terms.size() == 0);
  CHECK(terms.number("été") == 0);
}

// Databases written at once are held against the same ones that Xapian writes.

#include <algorithm>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>

#include "glass/iamglass.h"
#include "glass/postlist_writer.h"
#include "glass/table_writer.h"
#include "glass/termlist.h"
#include "support/database_contents.h"
#include "support/draw.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace std::string_literals;
using depeche::test::contents_of;
using depeche::test::draw;
using depeche::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

struct Model {
  struct Document {
    std::map<std::string, std::uint32_t> terms;
    std::map<unsigned, std::string> values;
  };
  std::vector<Document> documents;
  std::map<std::string, std::string> metadata;
};

std::string random_bytes(std::mt19937& random, std::size_t size) {
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(draw(random, 256));
  return bytes;
}

Model::Document random_document(std::mt19937& random, unsigned number) {
  Model::Document document;
  document.terms["Q" + std::to_string(number)] = 0;
  for (unsigned i = 0; i < draw(random, 60); ++i)
    document.terms["mot" + std::to_string(draw(random, 1 + draw(random, 2000)))] =
        draw(random, 5) == 0 ? draw(random, 400) : 1;
  if (number % 7 == 0) document.terms["\0z\0\0"s] = 2;
  if (number % 11 == 0) document.terms[std::string(240, 'l')] = 70'000;
  if (number % 13 == 0) document.terms["été\xFF"] = 1;
  if (number % 97 == 0) document.terms.clear();
  document.values[0] = std::to_string(draw(random, 3000));
  if (number % 2 == 0) document.values[4] = random_bytes(random, 1 + draw(random, 900));
  if (number % 500 == 0) document.values[4] = random_bytes(random, 30'000);
  if (number % 1000 == 1) document.values[9] = "rare";
  if (number % 3 == 0) document.values[127 + draw(random, 3)] = "petit";
  if (number % 5 == 0) document.values[0x1234] = std::to_string(number);
  if (number % 6 == 0) document.values[0xFF00] = "grand";
  if (number % 8 == 0) document.values[0x10000 + draw(random, 4)] = std::string(draw(random, 300) + 1, 'g');
  if (number % 89 == 0) document.values.clear();
  return document;
}

Model random_model(unsigned documents, std::size_t metadata) {
  std::mt19937 random(documents);
  Model model;
  for (unsigned number = 1; number <= documents; ++number) model.documents.push_back(random_document(random, number));
  for (std::size_t i = 0; i < metadata; ++i)
    model.metadata["clé " + std::to_string(draw(random, 1U << 31))] = random_bytes(random, 1 + draw(random, 9000));
  return model;
}

void write_with_xapian(const Model& model, const fs::path& path) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (const Model::Document& document : model.documents) {
    Xapian::Document made;
    for (const auto& [term, count] : document.terms) made.add_term(term, count);
    for (const auto& [slot, value] : document.values) made.add_value(slot, value);
    database.add_document(made);
  }
  for (const auto& [key, value] : model.metadata) database.set_metadata(key, value);
  database.commit();
}

void write_postlist(const Model& model, glass::TableWriter& table, const std::vector<std::uint32_t>& lengths) {
  std::map<unsigned, glass::ValueStatistics> statistics;
  std::map<std::string, std::map<glass::DocumentId, std::uint32_t>> postings;
  for (glass::DocumentId id = 1; id <= model.documents.size(); ++id) {
    for (const auto& [term, count] : model.documents[id - 1].terms) postings[term][id] = count;
    for (const auto& [slot, value] : model.documents[id - 1].values) {
      auto& of_slot = statistics[slot];
      of_slot.least = of_slot.documents == 0 ? value : std::min(of_slot.least, value);
      of_slot.greatest = std::max(of_slot.greatest, value);
      ++of_slot.documents;
    }
  }
  glass::PostlistWriter postlist(table);
  for (const auto& [key, value] : model.metadata) postlist.add_metadata(key, value);
  std::vector<unsigned> slots;
  for (const auto& [slot, of_slot] : statistics) slots.push_back(slot);
  std::ranges::sort(slots, {}, glass::value_statistics_key);
  for (const unsigned slot : slots) postlist.add_value_statistics(slot, statistics[slot]);
  std::ranges::sort(slots, {}, [](unsigned slot) { return glass::value_chunk_key(slot, 1); });
  for (const unsigned slot : slots) {
    glass::ValueChunk chunk;
    const auto put = [&] {
      postlist.add_value_chunk(slot, chunk.first(), chunk.bytes());
      chunk.clear();
    };
    for (glass::DocumentId id = 1; id <= model.documents.size(); ++id) {
      const auto& values = model.documents[id - 1].values;
      const auto value = values.find(slot);
      if (value != values.end()) chunk.add(id, value->second);
      if (chunk.full()) put();
    }
    if (!chunk.empty()) put();
  }
  postlist.begin_list({}, 0, 0);
  for (glass::DocumentId id = 1; id <= lengths.size(); ++id) postlist.add_posting(id, lengths[id - 1]);
  postlist.end_list();
  for (const auto& [term, documents] : postings) {
    std::uint64_t occurrences = 0;
    for (const auto& [id, count] : documents) occurrences += count;
    postlist.begin_list(term, static_cast<std::uint32_t>(documents.size()), occurrences);
    for (const auto& [id, count] : documents) postlist.add_posting(id, count);
    postlist.end_list();
  }
}

void write_at_once(const Model& model, const fs::path& path) {
  fs::create_directories(path);
  auto termlist = glass::TableWriter::create(path / "termlist.glass");
  auto postlist = glass::TableWriter::create(path / "postlist.glass");
  REQUIRE((termlist && postlist));
  glass::TermlistEncoder encoder;
  glass::DatabaseStatistics statistics;
  std::vector<std::uint32_t> lengths;
  for (const Model::Document& document : model.documents) {
    std::uint32_t length = 0;
    for (const auto& [term, count] : document.terms) {
      length += count;
      statistics.most_occurrences = std::max(statistics.most_occurrences, count);
    }
    lengths.push_back(length);
    statistics.last_document = ++statistics.documents;
    statistics.total_length += length;
    statistics.greatest_length = std::max(statistics.greatest_length, length);
    if (length > 0 && (statistics.least_length == 0 || length < statistics.least_length))
      statistics.least_length = length;
    encoder.begin(length, document.terms.size());
    for (const auto& [term, count] : document.terms) encoder.add(term, count);
    glass::SlotList slots;
    for (const auto& [slot, value] : document.values) slots.add(slot);
    glass::add_document(*termlist, statistics.documents, encoder.end(), slots.bytes());
  }
  write_postlist(model, *postlist, lengths);
  const auto postlist_root = postlist->finish(false);
  const auto termlist_root = termlist->finish(false);
  REQUIRE((postlist_root && termlist_root));
  REQUIRE(glass::write_iamglass(path, base::random_uuid(), *postlist_root, *termlist_root, statistics, false));
}

void change(const fs::path& path) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  std::mt19937 random(7);
  const Xapian::docid last = database.get_lastdocid();
  for (Xapian::docid id = 1; id <= last; id += 1 + draw(random, 5)) database.delete_document(id);
  for (Xapian::docid id = 2; id <= last + 50; id += 1 + draw(random, 9)) {
    Xapian::Document document;
    for (const auto& [term, count] : random_document(random, id + 1'000'000).terms) document.add_term(term, count);
    document.add_value(4, random_bytes(random, 3000));
    database.replace_document(id, document);
  }
  database.set_metadata("clé", std::string(20'000, 'm'));
  database.commit();
}

void check_alike(const fs::path& made, const fs::path& expected) {
  CHECK((contents_of(Xapian::Database(made.string())) == contents_of(Xapian::Database(expected.string()))));
  std::ostringstream said;
  const std::size_t errors = Xapian::Database::check(made.string(), 0, &said);
  INFO(said.str());
  CHECK(errors == 0);
}

}  // namespace

TEST_CASE("A database written at once is what Xapian would have written, and can be changed and compacted by it") {
  const TemporaryFolder folder;
  const fs::path made = folder.path() / "made";
  const fs::path expected = folder.path() / "expected";
  // The last one has tables of three levels.
  const auto [documents, metadata] =
      GENERATE(std::pair(0U, 0U), std::pair(1U, 1U), std::pair(100U, 3U), std::pair(4000U, 1500U));
  INFO(documents << " documents, " << metadata << " metadata");
  const Model model = random_model(documents, metadata);
  write_at_once(model, made);
  write_with_xapian(model, expected);
  check_alike(made, expected);

  Xapian::Database(made.string()).compact((folder.path() / "compact").string());
  CHECK((contents_of(Xapian::Database((folder.path() / "compact").string())) ==
         contents_of(Xapian::Database(expected.string()))));

  change(made);
  change(expected);
  check_alike(made, expected);
}

TEST_CASE("Two databases written at once are compacted into one") {
  const TemporaryFolder folder;
  Xapian::Database made;
  Xapian::Database expected;
  for (const unsigned documents : {300U, 500U}) {
    const fs::path path = folder.path() / std::to_string(documents);
    write_at_once(random_model(documents, 0), path / "made");
    write_with_xapian(random_model(documents, 0), path / "expected");
    made.add_database(Xapian::Database((path / "made").string()));
    expected.add_database(Xapian::Database((path / "expected").string()));
  }
  made.compact((folder.path() / "made").string());
  expected.compact((folder.path() / "expected").string());
  check_alike(folder.path() / "made", folder.path() / "expected");
}

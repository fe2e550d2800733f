#include "schema/topic_space.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "support/file_bytes.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::schema;
using depeche::test::TemporaryFolder;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

constexpr base::Uuid kDatabase{'d', 'a', 't', 'a', 'b', 'a', 's', 'e'};

TopicSpace open_topics(const fs::path& generation, Xapian::docid last = 0) { return {generation, {kDatabase, last}}; }

TopicDirection towards(std::size_t dimension) {
  TopicDirection direction{};
  direction[dimension] = 127;
  return direction;
}

// The words kFirstForm and kFirstForm + 2 lie in the directions 0 and 1; what lies between them in none.
void write_model(const fs::path& generation) {
  TopicModel model;
  model.documents = 40;
  model.number_of_code.resize(kFirstForm + 3);
  model.number_of_code[kFirstForm] = 1;
  model.number_of_code[kFirstForm + 2] = 2;
  model.rows = {{1 / 127.0F, towards(0)}, {2 / 127.0F, towards(1)}};
  REQUIRE(write_topics(generation, kDatabase, model));
}

std::string stream_of(const std::vector<Code>& title, const std::vector<Code>& text) {
  std::string stream;
  for (const Code code : title) append_code(stream, code);
  append_code(stream, kTitleEnd);
  for (const Code code : text) append_code(stream, code);
  return stream;
}

void write_documents(const fs::path& generation, Xapian::docid last, const std::vector<Xapian::docid>& ids, Code word) {
  auto writer = TopicWriter::open(generation, {kDatabase, last});
  REQUIRE(writer);
  for (const Xapian::docid id : ids) writer->append(id, stream_of({}, {word}));
  REQUIRE(writer->flush(true));
}

}  // namespace

TEST_CASE("A document lies in the direction of its words, those of its title counting twice") {
  const TemporaryFolder folder;
  write_model(folder.path());
  const TopicSpace space = open_topics(folder.path());
  CHECK(space.documents() == 40);
  CHECK(space.rows() == 2);
  TopicReader reader(space);
  struct Case {
    std::vector<Code> title;
    std::vector<Code> text;
    double tangent;  // of the second direction to the first
  };
  const Code one = kFirstForm;
  const Code other = kFirstForm + 2;
  const double twice = 1 + std::log(2.0);
  for (const Case& c : std::vector<Case>{{{}, {one}, 0},
                                         {{}, {one, other}, 2},
                                         {{}, {one, one, other}, 2 / twice},
                                         {{one}, {other}, 2 / twice},
                                         {{}, {one, one + 1, kFirstFunctionWord, other, 5000}, 2}}) {
    const TopicDirection direction = reader.read(stream_of(c.title, c.text));
    INFO(c.title.size() << " and " << c.text.size() << " words");
    CHECK(static_cast<double>(direction[1]) / direction[0] == Approx(c.tangent).margin(0.02));
  }
  CHECK(reader.read(stream_of({}, {one + 1, 5000})) == TopicDirection{});
  CHECK(reader.read({}) == TopicDirection{});
}

TEST_CASE("The cosine is of the angle alone, and 0 where nothing is known") {
  TopicVector vector{};
  vector[0] = vector[1] = 0.001F;
  CHECK(cosine(vector, towards(0)) == Approx(std::sqrt(0.5)));
  CHECK(cosine(vector, direction_of(vector)) == Approx(1));
  vector[0] = vector[1] = -5;
  CHECK(cosine(vector, towards(1)) == Approx(-std::sqrt(0.5)));
  CHECK(cosine(vector, {}) == 0);
  CHECK(cosine({}, towards(1)) == 0);
}

TEST_CASE("Directions come back under their documents' numbers, and what a killed run left is written over") {
  const TemporaryFolder folder;
  write_model(folder.path());
  write_documents(folder.path(), 0, {1, 4}, kFirstForm);
  write_documents(folder.path(), 4, {5, 6}, kFirstForm);  // was never committed
  write_documents(folder.path(), 4, {5, 9}, kFirstForm + 2);
  const TopicSpace space = open_topics(folder.path());
  for (const Xapian::docid id : {1U, 4U}) CHECK(space.direction(id) == towards(0));
  for (const Xapian::docid id : {5U, 9U}) CHECK(space.direction(id) == towards(1));
  for (const Xapian::docid id : {2U, 3U, 6U, 8U}) CHECK(space.direction(id) == TopicDirection{});
  for (const Xapian::docid id : {0U, 10U, 4000000000U})
    CHECK_THROWS_AS(space.direction(id), Xapian::DatabaseCorruptError);
}

TEST_CASE("Without rows nothing is known, and nothing is written of documents") {
  const TemporaryFolder folder;
  TopicModel model;
  model.documents = 3;
  REQUIRE(write_topics(folder.path(), kDatabase, model));
  write_documents(folder.path(), 0, {1, 2}, kFirstForm);
  CHECK(fs::file_size(folder.path() / "topics.documents") == kPartHeadBytes);
  const TopicSpace space = open_topics(folder.path());
  CHECK(space.empty());
  CHECK(space.documents() == 3);
  CHECK(space.number(kFirstForm) == 0);
  CHECK(space.direction(1) == TopicDirection{});
}

TEST_CASE("Damaged topics are an error, wherever the damage is") {
  const TemporaryFolder folder;
  write_model(folder.path());
  write_documents(folder.path(), 0, {1, 2}, kFirstForm);
  const std::string words = read_file(folder.path() / "topics");
  const std::string documents = read_file(folder.path() / "topics.documents");
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::string damaged = words;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    write_file(folder.path() / "topics", damaged);
    INFO("byte " << at);
    CHECK_THROWS_AS(open_topics(folder.path()), Xapian::DatabaseCorruptError);
  }
  for (const std::size_t size : {std::size_t{0}, std::size_t{63}, std::size_t{95}, words.size() - 1}) {
    write_file(folder.path() / "topics", words.substr(0, size));
    CHECK_THROWS_AS(open_topics(folder.path()), Xapian::DatabaseCorruptError);
  }
  write_file(folder.path() / "topics", words);
  for (std::size_t at = 128; at < 192; ++at) {
    std::string damaged = documents;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    write_file(folder.path() / "topics.documents", damaged);
    const TopicSpace space = open_topics(folder.path());
    CHECK(space.direction(1) == towards(0));
    CHECK_THROWS_AS(space.direction(2), Xapian::DatabaseCorruptError);
  }
  fs::remove(folder.path() / "topics");
  CHECK_THROWS_AS(open_topics(folder.path()), Xapian::DatabaseCorruptError);
}

TEST_CASE("Topics that do not reach to the last document, or are of another database, are told when they are opened") {
  const TemporaryFolder folder;
  write_model(folder.path());
  write_documents(folder.path(), 0, {1, 2}, kFirstForm);
  CHECK_NOTHROW(open_topics(folder.path(), 2));
  CHECK_THROWS_AS(open_topics(folder.path(), 3), Xapian::DatabaseCorruptError);
  CHECK_THROWS_AS(TopicSpace(folder.path(), {{'a', 'n', 'o', 't', 'h', 'e', 'r'}, 2}), Xapian::DatabaseCorruptError);
  fs::resize_file(folder.path() / "topics.documents", fs::file_size(folder.path() / "topics.documents") - 1);
  CHECK_THROWS_AS(open_topics(folder.path(), 2), Xapian::DatabaseCorruptError);
  CHECK_NOTHROW(open_topics(folder.path(), 1));
}

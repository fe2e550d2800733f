#include "schema/part_database.h"

#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace depeche::schema;

namespace {

// In memory, with one document that has the term, and a note.
Xapian::WritableDatabase database_with(const std::string& term, const std::string& note) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.add_term(term);
  database.add_document(document);
  database.set_metadata("note", note);
  return database;
}

// Says how often it was asked.
class CountingFetcher final : public PartFetcher {
 public:
  explicit CountingFetcher(PartMemory& memory) : memory_(memory) {}
  void fetch_metadata(const std::string& key) override {
    memory_.text(key, [&] { return said(); });
  }
  void fetch_counts(const std::vector<std::string>& terms) override {
    ++asked_;
    for (const std::string& term : terms) memory_.count(term, [&] { return asked_; });
  }
  void fetch_work(PartWork work, const std::string& arguments) override {
    memory_.text(PartDatabase::key_of(work, arguments), [&] { return said(); });
  }

 private:
  std::string said() { return "fetched " + std::to_string(++asked_); }

  PartMemory& memory_;
  Xapian::doccount asked_ = 0;
};

}  // namespace

TEST_CASE("A part remembers what it was asked for until it is told of a commit") {
  Xapian::WritableDatabase writer = database_with("gaz", "before");
  PartDatabase part(writer);
  int times = 0;
  const auto work_out = [&] { return std::to_string(++times); };
  CHECK(part.metadata("note") == "before");
  CHECK(part.documents_with("gaz") == 1);
  CHECK(part.worked_out(PartWork::stems, "", work_out) == "1");
  CHECK(part.worked_out(PartWork::small_letters, "", work_out) == "2");
  writer.set_metadata("note", "after");
  writer.add_document(writer.get_document(1));
  CHECK(part.metadata("note") == "before");
  CHECK(part.documents_with("gaz") == 1);
  CHECK(PartDatabase(part).worked_out(PartWork::stems, "", work_out) == "1");
  part.forget();
  CHECK(part.metadata("note") == "after");
  CHECK(part.documents_with("gaz") == 2);
  CHECK(part.documents_with("eau") == 0);
  CHECK(part.worked_out(PartWork::stems, "", work_out) == "3");
}

TEST_CASE("What a part of another process says is fetched once, and serves the next connection to it") {
  const auto known = std::make_shared<PartMemory>();
  CountingFetcher fetcher(*known);
  const auto not_here = []() -> std::string { throw Xapian::InternalError("is not worked out here"); };
  const PartDatabase first(database_with("gaz", "a"), known, fetcher);
  CHECK(first.is_remote());
  CHECK(first.metadata("note") == "fetched 1");
  CHECK(first.documents_with("gaz") == 2);
  CHECK(first.worked_out(PartWork::stems, "", not_here) == "fetched 3");
  const PartDatabase second(database_with("eau", "b"), known, fetcher);
  CHECK(second.metadata("note") == "fetched 1");
  CHECK(second.documents_with("gaz") == 2);
  CHECK(second.worked_out(PartWork::stems, "", not_here) == "fetched 3");
  CHECK(second.documents_with("eau") == 4);
  second.expect_counts({"feu", "air"});
  CHECK(second.documents_with("air") == 5);
  CHECK(second.documents_with("feu") == 5);
  CHECK_FALSE(PartDatabase(database_with("gaz", "")).is_remote());
}

TEST_CASE("A part forgets texts before they take too much memory, and first what nobody asked for again") {
  PartMemory memory;
  const auto remember = [&](const std::string& key, const std::string& text) {
    memory.text(key, [&] { return text; });
  };
  const std::string large(20 << 20, 'x');
  remember("large", large);
  remember("asked again", "a");
  remember("once", "o");
  CHECK(memory.texts() == 3);
  remember("asked again", "not read");
  remember("larger", large);
  CHECK(memory.texts() == 3);
  CHECK(memory.has_text("larger"));
  CHECK_FALSE(memory.has_text("large"));
  remember("largest", large + large);
  CHECK(memory.texts() == 1);
  CHECK(memory.has_text("largest"));
}

TEST_CASE("A part forgets one text for each that it reads when it has too many") {
  PartMemory memory;
  std::size_t read = 0;
  const auto remember = [&](std::size_t number) {
    CHECK(memory.text(std::to_string(number), [&] {
      ++read;
      return "text " + std::to_string(number);
    }) == "text " + std::to_string(number));
  };
  const std::size_t most = 1 << 14;
  for (std::size_t number = 0; number < most; ++number) remember(number);
  remember(0);
  CHECK(read == most);
  for (std::size_t number = most; number < 2 * most - 1; ++number) remember(number);
  CHECK(memory.texts() == most);
  CHECK(memory.has_text("0"));
  CHECK_FALSE(memory.has_text("1"));
  CHECK(memory.has_text(std::to_string(most)));
}

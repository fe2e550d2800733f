#include "query/read/postings.h"

#include <algorithm>
#include <random>
#include <utility>

#include <catch2/catch.hpp>

#include "support/draw.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::query;
using depeche::test::TemporaryFolder;

namespace {

// "otsc" in all, "retrait" in every third, "troupes" in every seventh, "Baïkonour" in every five-hundredth; every fifth
// document is deleted.
class Archive {
 public:
  static constexpr unsigned kDocuments = 4000;

  Archive() {
    Xapian::WritableDatabase writable(folder_.path().string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
    for (Xapian::docid id = 1; id <= kDocuments; ++id) {
      Xapian::Document document;
      document.add_term("otsc", occurrences(id));
      if (id % 3 == 0) document.add_term("retrait");
      if (id % 7 == 0) document.add_term("troupes");
      if (id % 500 == 1) document.add_term("Baïkonour");
      REQUIRE(writable.add_document(document) == id);
      if (is_deleted(id)) writable.delete_document(id);
    }
    writable.commit();
    database_ = Xapian::Database(folder_.path().string());
    reader_ = glass::PostingReader::open(folder_.path(), database_.get_revision());
    REQUIRE(reader_);
  }

  static bool is_deleted(Xapian::docid id) { return id % 5 == 0; }
  static unsigned occurrences(Xapian::docid id) { return 1 + id % 200; }
  template <class Wanted>
  static DocumentList those(Wanted wanted) {
    DocumentList documents;
    for (Xapian::docid id = 1; id <= kDocuments; ++id)
      if (!is_deleted(id) && wanted(id)) documents.push_back(id);
    return documents;
  }

  std::vector<Postings> with_reader_and_without() { return {{database_, &*reader_}, {database_, nullptr}}; }

 private:
  TemporaryFolder folder_;
  Xapian::Database database_;
  std::optional<glass::PostingReader> reader_;
};

}  // namespace

TEST_CASE("Postings come in chunks, the same with a reader and without") {
  Archive archive;
  std::vector<std::pair<Xapian::docid, Xapian::termcount>> expected;
  for (const Xapian::docid id : Archive::those([](Xapian::docid) { return true; }))
    expected.emplace_back(id, Archive::occurrences(id));
  for (const Postings& postings : archive.with_reader_and_without()) {
    std::vector<glass::Posting> chunk;
    CHECK_FALSE(PostingChunks(postings, "absent").next(chunk));
    std::vector<std::pair<Xapian::docid, Xapian::termcount>> found;
    std::size_t chunks = 0;
    for (PostingChunks all(postings, "otsc"); all.next(chunk); ++chunks)
      for (const glass::Posting& posting : chunk) found.emplace_back(posting.document, posting.occurrences);
    CHECK(chunks > 1);
    CHECK(found == expected);
  }
}

TEST_CASE("Documents with all of some terms, with any of them, and all documents") {
  Archive archive;
  for (const Postings& postings : archive.with_reader_and_without()) {
    const auto retrait = Archive::those([](Xapian::docid id) { return id % 3 == 0; });
    CHECK(intersect(postings, {"retrait"}) == retrait);
    CHECK(intersect(postings, {"otsc", "retrait", "otsc"}) == retrait);
    CHECK(intersect(postings, {"troupes", "otsc", "retrait"}) ==
          Archive::those([](Xapian::docid id) { return id % 21 == 0; }));
    // Of which one is so rare that it is looked up in the other.
    CHECK(intersect(postings, {"otsc", "Baïkonour", "retrait"}) ==
          Archive::those([](Xapian::docid id) { return id % 3 == 0 && id % 500 == 1; }));
    CHECK(intersect(postings, {"otsc", "absent"}).empty());
    CHECK(intersect(postings, {}).empty());
    CHECK(unite(postings, {"retrait", "absent", "troupes"}) ==
          Archive::those([](Xapian::docid id) { return id % 3 == 0 || id % 7 == 0; }));
    CHECK(unite(postings, {""}) == Archive::those([](Xapian::docid) { return true; }));
    CHECK(unite(postings, {}).empty());
  }
}

TEST_CASE("A cursor gives the postings of one range after another, and passes over what lies between") {
  const TemporaryFolder folder;
  constexpr Xapian::docid kDocuments = 30000;
  {
    std::mt19937 random(7);
    Xapian::WritableDatabase writable(folder.path().string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
    for (Xapian::docid id = 1; id <= kDocuments; ++id) {
      Xapian::Document document;
      for (unsigned word = 0; word < 8; ++word)
        if (test::draw(random, 1 + word * word) == 0) document.add_term("mot" + std::to_string(word), 1 + id % 200);
      document.add_term("rare" + std::to_string(test::draw(random, 900)));
      writable.add_document(document);
    }
    writable.commit();
  }
  const Xapian::Database database(folder.path().string());
  auto reader = glass::PostingReader::open(folder.path(), database.get_revision());
  REQUIRE(reader);
  unsigned seed = 0;
  for (const Postings& postings : std::vector<Postings>{{database, &*reader}, {database, nullptr}})
    for (const std::string term : {"mot0", "mot1", "mot3", "mot7", "rare1", "rare17", "rare899", "absent"}) {
      std::vector<glass::Posting> all;
      std::vector<glass::Posting> chunk;
      for (PostingChunks chunks(postings, term); chunks.next(chunk);) all.insert(all.end(), chunk.begin(), chunk.end());
      for (const unsigned widest : {3u, 60u, 900u, 9000u}) {
        std::mt19937 random(++seed);
        PostingCursor cursor(postings, term);
        std::size_t wrong = 0;
        for (Xapian::docid begin = 1 + test::draw(random, kDocuments); begin <= kDocuments + 10;) {
          const Xapian::docid end = begin + test::draw(random, widest);
          std::vector<std::pair<Xapian::docid, unsigned>> expected;
          for (auto at = std::ranges::lower_bound(all, begin, {}, &glass::Posting::document);
               at != all.end() && at->document < end; ++at)
            expected.emplace_back(at->document, at->occurrences);
          std::vector<std::pair<Xapian::docid, unsigned>> taken;
          for (auto run = cursor.take(begin, end); !run.empty(); run = cursor.take(begin, end))
            for (const auto& [document, occurrences] : run) taken.emplace_back(document, occurrences);
          wrong += taken == expected ? 0 : 1;
          begin = end + test::draw(random, widest * 3);
        }
        INFO(term << " " << widest);
        CHECK(wrong == 0);
      }
    }
}

#include "query/read/postings.h"

#include <utility>

#include <catch2/catch.hpp>

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

#include "search/posting_chunks.h"

#include <utility>

#include <catch2/catch.hpp>

#include "schema/temporary_folder.h"

using namespace depeche;
using depeche::search::PostingChunks;
using depeche::tests::TemporaryFolder;

TEST_CASE("Postings come in chunks, the same with a reader and without") {
  const TemporaryFolder folder;
  std::vector<std::pair<Xapian::docid, Xapian::termcount>> expected;
  {
    Xapian::WritableDatabase database(folder.path().string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
    for (unsigned number = 0; number < 4000; ++number) {
      Xapian::Document document;
      document.add_term("otsc", 1 + number % 200);
      if (number % 3 == 0) document.add_term("retrait");
      const Xapian::docid id = database.add_document(document);
      if (number % 5 == 0)
        database.delete_document(id);
      else
        expected.emplace_back(id, 1 + number % 200);
    }
    database.commit();
  }
  const Xapian::Database database(folder.path().string());
  auto reader = glass::PostingReader::open(folder.path(), database.get_revision());
  REQUIRE(reader);
  for (glass::PostingReader* const used : {static_cast<glass::PostingReader*>(nullptr), &*reader}) {
    std::vector<glass::Posting> chunk;
    CHECK_FALSE(PostingChunks(used, database, "absent").next(chunk));
    std::vector<std::pair<Xapian::docid, Xapian::termcount>> found;
    std::size_t chunks = 0;
    for (PostingChunks all(used, database, "otsc"); all.next(chunk); ++chunks)
      for (const glass::Posting& posting : chunk) found.emplace_back(posting.document, posting.occurrences);
    CHECK(chunks > 1);
    CHECK(found == expected);
  }
}

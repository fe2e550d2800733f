#include "index/generation/renumbering.h"

#include <catch2/catch.hpp>

using namespace depeche::index;

TEST_CASE("Documents of each source are moved as a whole, and another move is damage") {
  Renumbering numbers;
  numbers.begin_source();  // had lost its first two
  numbers.meet(3, 1);
  numbers.meet(5, 3);
  numbers.begin_source();  // without documents
  numbers.begin_source();
  numbers.meet(1, 4);
  CHECK(numbers.of(0, 3) == 1);
  CHECK(numbers.of(0, 4) == 2);
  CHECK(numbers.of(1, 7) == 7);
  CHECK(numbers.of(2, 2) == 5);
  CHECK_THROWS_AS(numbers.meet(2, 4), Xapian::DatabaseCorruptError);
}

TEST_CASE("Where nothing was compacted, documents keep their numbers") { CHECK(Renumbering().of(1, 12) == 12); }

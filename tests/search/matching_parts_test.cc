#include "search/retrieve/matching_parts.h"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "search/archive.h"
#include "search/session/session.h"

using namespace depeche;
using namespace depeche::test;

using Op = Xapian::Query::op;

TEST_CASE("Parts that lack what a query needs are told by the counts of its terms") {
  const TemporaryFolder folder;
  store(folder / "un", {dispatch_of("a", "Le gaz.")});
  store(folder / "deux", {dispatch_of("b", "Le blé.")});
  auto session = search::Session::open({folder / "un", folder / "deux"}).value();
  const Xapian::Query one("Qa");
  const Xapian::Query two("Qb");
  const Xapian::Query none("Qc");
  const std::vector<bool> first{true, false};
  const std::vector<bool> second{false, true};
  const std::vector<bool> both{true, true};
  const std::vector<bool> neither{false, false};
  std::vector<Xapian::Query> many(600, two);
  for (std::size_t i = 0; i < many.size(); ++i) many[i] = Xapian::Query("Qx" + std::to_string(i));
  const std::vector<std::pair<Xapian::Query, std::vector<bool>>> cases{
      {one, first},
      {none, neither},
      {Xapian::Query(), neither},
      {Xapian::Query(""), both},
      {Xapian::Query(Op::OP_OR, one, two), both},
      {Xapian::Query(Op::OP_OR, none, two), second},
      {Xapian::Query(Op::OP_AND, one, two), neither},
      {Xapian::Query(Op::OP_FILTER, Xapian::Query(""), two), second},
      {Xapian::Query(Op::OP_AND_NOT, one, one), first},
      {Xapian::Query(Op::OP_AND_NOT, Xapian::Query(""), one), both},
      {Xapian::Query(Op::OP_AND_MAYBE, two, one), second},
      {Xapian::Query(Op::OP_SCALE_WEIGHT, Xapian::Query(Op::OP_SYNONYM, one, none), 2), first},
      {Xapian::Query(Op::OP_AND, one, Xapian::Query(Op::OP_VALUE_GE, 1, "x")), first},
      {Xapian::Query(Op::OP_WILDCARD, "Qc"), both},
      {Xapian::Query(Op::OP_OR, many.begin(), many.end()), both},
  };
  for (const auto& [query, parts] : cases) {
    CAPTURE(query.get_description());
    CHECK(search::parts_with_matches(query, session.indexes()) == parts);
  }
}

// Terms that every document has, in databases with gaps between the documents' numbers.

#include "search/retrieve/covering_terms.h"

#include <optional>
#include <string>
#include <vector>

#include "query/plan/to_xapian.h"
#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;
using query::everything;
using query::unweighted;
using search::without_covering_terms;
using Op = Xapian::Query::op;

namespace {

constexpr unsigned kDocuments = 3000;  // the lengths of so many take several chunks

// Every document has "all", every second "even". With a gap one more was written, and deleted.
Xapian::Database database(const std::string& path, bool gap, bool all = true) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (unsigned id = 1; id <= kDocuments + (gap ? 1 : 0); ++id) {
    Xapian::Document document;
    if (all || id % 3 != 0) document.add_term("all", 1 + id % 4);
    document.add_term("each", 1 + id % 3);
    if (id % 2 == 0) document.add_term("even", 1 + id % 5);
    document.add_term("n" + std::to_string(id));
    database.add_document(document);
  }
  database.commit();
  if (gap) database.delete_document(kDocuments + 1);
  database.commit();
  return Xapian::Database(path);
}

std::string matches(const Xapian::Database& database, const Xapian::Query& query, const Xapian::Weight& weighting) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(weighting);
  std::string text;
  const Xapian::MSet set = enquire.get_mset(0, 2 * kDocuments, 2 * kDocuments);
  for (auto match = set.begin(); match != set.end(); ++match)
    text += std::to_string(*match) + ":" + std::to_string(match.get_weight()) + " ";
  return text;
}

const Xapian::Query kAll("all");
const Xapian::Query kEach("each");
const Xapian::Query kEven("even");

std::vector<Xapian::Query> queries() {
  const std::vector<Xapian::Query> scaled{Xapian::Query(Op::OP_SCALE_WEIGHT, kAll, 0.5),
                                          Xapian::Query(Op::OP_SCALE_WEIGHT, kEven, 2)};
  return {
      kAll,
      unweighted(kAll),
      Xapian::Query(Op::OP_SCALE_WEIGHT, kAll, 0.5),
      Xapian::Query(Op::OP_AND, kAll, kEach),
      Xapian::Query(Op::OP_AND, kEven, kEach),
      Xapian::Query(Op::OP_OR, kEven, kAll),
      Xapian::Query(Op::OP_OR, kEven, unweighted(kAll)),
      Xapian::Query(Op::OP_OR, Xapian::Query("n7"), unweighted(Xapian::Query(Op::OP_OR, kAll, kEven))),
      Xapian::Query(Op::OP_OR, scaled.begin(), scaled.end()),
      Xapian::Query(Op::OP_SYNONYM, scaled.begin(), scaled.end()),
      unweighted(Xapian::Query(Op::OP_SYNONYM, scaled.begin(), scaled.end())),
      unweighted(Xapian::Query(Op::OP_AND, kAll, kEach)),
      Xapian::Query(Op::OP_FILTER, kAll, kEach),
      Xapian::Query(Op::OP_FILTER, unweighted(kAll), unweighted(kEach)),
      Xapian::Query(Op::OP_FILTER, unweighted(everything()), unweighted(kAll)),
      Xapian::Query(Op::OP_FILTER, kEven, unweighted(Xapian::Query(Op::OP_AND, kAll, kEach))),
      Xapian::Query(Op::OP_AND_MAYBE, unweighted(kAll), kEven),
      Xapian::Query(Op::OP_AND_MAYBE, kEven, kAll),
      Xapian::Query(Op::OP_AND_NOT, kAll, kEven),
      Xapian::Query(Op::OP_AND_NOT, unweighted(kAll), kEven),
      Xapian::Query(Op::OP_AND_NOT, kEach, Xapian::Query(Op::OP_AND_NOT, kAll, kEven)),
      Xapian::Query(Op::OP_AND_NOT, kEven, kAll),
  };
}

struct Databases {
  explicit Databases(const std::vector<schema::PartDatabase>& these) : parts(these) {
    for (const Xapian::Database& part : parts) all.add_database(part);
  }
  query::Indexes indexes() { return {all, parts, streams, readers}; }

  Xapian::Database all;
  std::vector<schema::PartDatabase> parts;
  std::vector<schema::StreamFile> streams;
  std::vector<std::optional<glass::PostingReader>> readers;
};

void check_alike(Databases gapped, Databases whole) {
  for (const Xapian::Query& query : queries()) {
    INFO(query.get_description());
    for (const bool ranked : {true, false}) {
      const Xapian::Query made = without_covering_terms(query, ranked, gapped.indexes());
      INFO(made.get_description());
      const Xapian::BM25Weight bm25(1.2, 0, 1, 0.75, 0.5);
      const Xapian::BoolWeight none;
      const Xapian::Weight& weighting = ranked ? static_cast<const Xapian::Weight&>(bm25) : none;
      std::string found;
      CHECK_NOTHROW(found = matches(gapped.all, made, weighting));
      CHECK((found == matches(whole.all, query, weighting)));
      CHECK(without_covering_terms(query, ranked, whole.indexes()).get_description() == query.get_description());
    }
  }
}

// Each has the word "gaz" and the source AFP.
std::vector<Dispatch> dispatches(std::size_t first, std::size_t last, const std::string& name = "d") {
  std::vector<Dispatch> dispatches;
  for (std::size_t i = first; i <= last; ++i) {
    Dispatch dispatch = dispatch_of(name + std::to_string(i), "Le gaz, mot" + std::to_string(i % 7) + ".");
    dispatch.source = "AFP";
    dispatches.push_back(dated(dispatch, "2022-01-" + std::to_string(10 + i % 20)));
  }
  return dispatches;
}

// The text of each changes, so that it gets another number.
std::vector<Dispatch> updates(std::size_t first, std::size_t last) {
  auto changed = dispatches(first, last);
  for (Dispatch& dispatch : changed) dispatch.text += " Une fin.";
  return changed;
}

std::string facets_of(const SearchResults& results) {
  std::string text;
  for (const Facet& facet : results.facets)
    for (const FacetValue& value : facet.values) text += value.value + " " + std::to_string(value.count) + ", ";
  return text;
}

}  // namespace

TEST_CASE("A query with terms of every document finds the same whether the documents' numbers have gaps or not") {
  const TemporaryFolder folder;
  check_alike(Databases({database(folder / "gapped", true)}), Databases({database(folder / "whole", false)}));
}

TEST_CASE("A term of every document of one database finds the same in several") {
  const TemporaryFolder folder;
  check_alike(Databases({database(folder / "gapped", true), database(folder / "other", false, false)}),
              Databases({database(folder / "whole", false), database(folder / "others", false, false)}));
}

TEST_CASE("Searches for what every dispatch has go on after an update") {
  const Archive changed(dispatches(1, 1500));
  store(changed.index(), updates(5, 25));
  auto all = dispatches(1, 1500);
  std::ranges::copy(updates(5, 25), all.begin() + 4);
  const Archive built(all);
  for (const std::string query : {"gaz", "gaz source:afp", "source:afp", "gaz OR source:afp", "mot3 OR source:afp",
                                  "+gaz mot3", "+gaz +source:afp", "gaz -mot3", "gaz -(gaz -mot3)", "ga*", "gaz~",
                                  "mot1 -(gaz AND mot3)", "date:2022", "source:afp date:2022-01", "", "\"le gaz\""})
    for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
      SearchRequest request = request_of(query);
      request.sort = sort;
      request.limit = 2000;
      request.snippets = false;
      request.facets = {FacetField::date, FacetField::source};
      INFO("query: " << query << ", order " << static_cast<int>(sort));
      CHECK((changed.sorted_ids(request) == built.sorted_ids(request)));
      CHECK(changed.search(request).total == built.search(request).total);
      CHECK(facets_of(changed.search(request)) == facets_of(built.search(request)));
      const auto timeline = changed.searcher().timeline(request, TimelineMeasure::matches);
      REQUIRE(timeline);
      CHECK(timeline->total == built.searcher().timeline(request, TimelineMeasure::matches).value().total);
    }
}

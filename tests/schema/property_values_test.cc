#include "schema/property_values.h"

#include <set>

#include <catch2/catch.hpp>

#include "schema/version.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::schema;
using depeche::test::TemporaryFolder;

TEST_CASE("Properties have terms of their own, of words and of pairs") {
  using Terms = std::vector<std::string>;
  CHECK(property_term("bureau") == "Kbureau:");
  CHECK(property_terms("bureau", {}).empty());
  CHECK(property_terms("bureau", {"nice"}) == Terms{"Kbureau:nice"});
  CHECK(property_terms("bureau", {"nice", "matin"}) == Terms{"Kbureau:nice matin"});
  CHECK(property_terms("b", {"a", "b", "c"}) == Terms{"Kb:a b", "Kb:b c"});
  CHECK(property_terms(std::string(40, 'n'), {std::string(300, 'w')}).front().size() <= 245);
  CHECK(property_terms(std::string(40, 'n'), {std::string(300, 'w'), "x"}).front().size() <= 245);
}

TEST_CASE("The names of a database are those of its documents") {
  const TemporaryFolder folder;
  Xapian::WritableDatabase database((folder.path() / "index").string(), Xapian::DB_CREATE);
  CHECK(property_names(database).empty());
  Xapian::Document document;
  for (const std::string& term :
       {property_term("bureau"), property_term("bureau", "nice"), property_term("bur"), property_term("bureau_2"),
        property_term("bureau_2", "nice"), std::string("Jbureau"), std::string("Lbureau"), std::string("kbureau")})
    document.add_boolean_term(term);
  const auto id = database.add_document(document);
  database.commit();
  CHECK(property_names(database) == std::vector<std::string>{"bur", "bureau", "bureau_2"});
  CHECK(has_property("bureau", database));
  CHECK_FALSE(has_property("burea", database));
  database.delete_document(id);
  database.commit();
  CHECK(property_names(database).empty());
}

TEST_CASE("Values of names that share a slot are told apart") {
  std::string slot;
  put_property_value("bureau", "Nice", slot);
  put_property_value("rubrique", "Politique", slot);
  put_property_value("bureau", "Lyon", slot);
  put_property_value("bureau", std::string(1000, 'x'), slot);
  using Values = std::vector<std::string_view>;
  const std::string longest(1000, 'x');
  CHECK(property_values("bureau", slot) == Values{"Nice", "Lyon", longest});
  CHECK(property_values("rubrique", slot) == Values{"Politique"});
  CHECK(property_values("autre", slot).empty());
  CHECK(property_values("bureau", {}).empty());
}

TEST_CASE("A slot that is damaged gives the values before the damage, and no crash") {
  std::string slot;
  put_property_value("bureau", "Nice", slot);
  const std::size_t first = slot.size();
  put_property_value("bureau", "Lyon", slot);
  for (std::size_t size = 0; size < slot.size(); ++size) {
    INFO(size);
    CHECK(property_values("bureau", std::string_view(slot).substr(0, size)).size() == (size >= first ? 1 : 0));
  }
}

TEST_CASE("Slots of names lie above all others and rarely meet") {
  std::set<unsigned> slots;
  for (int i = 0; i < 100; ++i) {
    const unsigned slot = property_slot("colonne_" + std::to_string(i));
    CHECK(slot >= kFirstPropertySlot);
    CHECK(slot < kFirstPropertySlot + kPropertySlots);
    slots.insert(slot);
  }
  CHECK(slots.size() >= 98);
}

TEST_CASE("A value is found by its code and by what a vocabulary calls it") {
  using Names = std::vector<std::string>;
  CHECK(other_names({"subject", "politics", "medtop:11000000"}) == Names{"medtop:11000000", "politique"});
  CHECK(counted_value({"subject", "politics", "medtop:11000000"}) == "politique");
  CHECK(other_names({"subject", "medtop:11000000", "medtop:11000000"}) == Names{"politique"});
  CHECK(other_names({"bureau", "Nice", ""}).empty());
  CHECK(counted_value({"bureau", "Nice", "06"}) == "Nice");
  CHECK(other_names({"urgency", "1", ""}) == Names{"flash"});
  CHECK(counted_value({"urgency", "Flash", ""}) == "1");
}

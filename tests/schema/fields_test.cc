#include "schema/fields.h"

#include <set>

#include <catch2/catch.hpp>

using namespace depeche::schema;

TEST_CASE("Fields are found by name and by French alias") {
  struct Case {
    std::string_view name;
    Field field;
  };
  for (const auto& [name, field] :
       {Case{"title", Field::title}, Case{"titre", Field::title}, Case{"agence", Field::source},
        Case{"lieu", Field::place}, Case{"jour", Field::date}, Case{"auteur", Field::credits},
        Case{"signature", Field::credits}, Case{"id", Field::id}}) {
    REQUIRE(find_field(name) != nullptr);
    CHECK(find_field(name)->field == field);
  }
  for (std::string_view name : {"", "Titre", "titres", "http", "x"}) CHECK(find_field(name) == nullptr);
}

TEST_CASE("Names, aliases and prefixes are unique, and prefixes cannot begin a stem") {
  std::set<std::string_view> names;
  std::set<std::string_view> prefixes;
  for (const FieldInfo& info : kFields) {
    CHECK(names.insert(info.name).second);
    for (std::string_view alias : info.aliases) CHECK(names.insert(alias).second);
    CHECK(prefixes.insert(info.prefix).second);
    for (char c : info.prefix) CHECK((c >= 'A' && c <= 'Z'));
    CHECK(&field_info(info.field) == &info);
  }
}

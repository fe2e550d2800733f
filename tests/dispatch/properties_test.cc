#include "dispatch/copy/properties.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace depeche;
using namespace depeche::dispatch;

TEST_CASE("Properties have one name, however it is written") {
  struct Case {
    std::string written;
    std::string name;
  };
  for (const auto& [written, name] : std::vector<Case>{
           {"bureau", "bureau"},
           {"Bureau", "bureau"},
           {"  Chef de bureau ", "chef_de_bureau"},
           {"chef-de-bureau", "chef_de_bureau"},
           {"N° d'édition", "n_d_edition"},
           {"N° d’édition", "n_d_edition"},
           {"_source.section", "source_section"},
           {"Rubrique", "category"},
           {"mots-clés", "keyword"},
           {"Mot clé", "keyword"},
           {"sujet", "subject"},
           {"LANGUE", "language"},
           {"urgence", "urgency"},
           {"2e_bureau", "2e_bureau"},
           {"… !", ""},
           {"", ""},
           {"\xFF\xFE", ""},
           {"a - \u00AD- b", "a_b"},
           {"bu\u00ADreau", "bureau"},
       }) {
    INFO(written);
    CHECK(property_name(written) == name);
  }
}

TEST_CASE("No two properties that agencies have in common share a name") {
  std::vector<std::string> names;
  for (const PropertyInfo& known : known_properties()) {
    names.emplace_back(known.name);
    for (const std::string_view alias : known.aliases) {
      names.emplace_back(alias);
      CHECK(property_name(alias) == known.name);
    }
    CHECK(property_name(known.name) == known.name);
  }
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}

TEST_CASE("A dispatch has each value of a property once") {
  Parsed parsed;
  add_property("Bureau", " Nice ", "", parsed);
  add_property("bureau", "Lyon", "", parsed);
  add_property("bureau", "Nice", "06", parsed);
  add_property("rubrique", "", "IPTC:11000000", parsed);
  add_property("rubrique", "", "", parsed);
  add_property("!", "x", "", parsed);
  CHECK(parsed.dispatch.properties == std::vector<Property>{{"bureau", "Nice", "06"},
                                                            {"bureau", "Lyon", ""},
                                                            {"category", "IPTC:11000000", "IPTC:11000000"}});
  CHECK(parsed.warnings.empty());
}

TEST_CASE("What is too much is left out with a warning") {
  Parsed names;
  for (int i = 0; i < 70; ++i) add_property("nom " + std::to_string(i), "v", "", names);
  add_property("nom 3", "w", "", names);
  CHECK(names.dispatch.properties.size() == kMaxPropertyNames + 1);
  CHECK(names.limits == std::vector<std::string>{"more than 64 properties: the others are left out"});

  Parsed values;
  for (int i = 0; i < 300; ++i) add_property("nom", std::to_string(i), "", values);
  CHECK(values.dispatch.properties.size() == kMaxProperties);
  CHECK(values.limits == std::vector<std::string>{"more than 256 values of properties: the others are left out"});

  Parsed lengths;
  std::string accents;
  while (accents.size() < 2 * kMaxPropertyBytes) accents += "é";
  add_property("nom", accents, "", lengths);
  add_property(std::string(41, 'n'), "v", "", lengths);
  REQUIRE(lengths.dispatch.properties.size() == 1);
  CHECK(lengths.dispatch.properties.front().value.size() == kMaxPropertyBytes);
  CHECK(lengths.limits == std::vector<std::string>{"the value of \"nom\" is cut at 1000 bytes",
                                                   "the property \"" + std::string(40, 'n') +
                                                       "…\" is left out: its name is longer than 40 bytes"});
}

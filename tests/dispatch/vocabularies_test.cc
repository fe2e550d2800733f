#include "dispatch/outcome/vocabularies.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace depeche;
using namespace depeche::dispatch;

namespace {

struct Case {
  std::string name;
  std::string value;
  std::string code;
  std::string shown;
  std::string names;
};

std::string joined(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO(c.name << " " << c.value << " " << c.code);
    const KnownValue known = look_up({c.name, c.value, c.code});
    CHECK(known.shown == c.shown);
    CHECK(joined(known.names) == c.names);
  }
}

}  // namespace

TEST_CASE("A subject has the French name of its code") {
  check({
      {"subject", "medtop:11000000", "medtop:11000000", "politique", "politique"},
      {"subject", "politics", "medtop:11000000", "politique", "politique"},
      {"subject", "medtop:20000574", "", "élections", "élections"},
      {"subject", "election", "http://cv.iptc.org/newscodes/mediatopic/20000574", "élections", "élections"},
      {"subject", "Sport", "subj:15000000", "sport", "sport"},
      {"subject", "11000000", "11000000", "politique", "politique"},
      {"subject", "11006000", "", "politique", "politique"},
      {"subject", "government", "IPTC:11006000", "", "politique"},
      {"subject", "medtop:20009999", "", "", ""},
      {"subject", "diplomatie", "", "", ""},
      {"subject", "110000000", "", "", ""},
      {"subject", "", "", "", ""},
      {"category", "medtop:11000000", "", "", ""},
  });
}

TEST_CASE("An urgency is a degree from 1 to 8, whatever it is called") {
  check({
      {"urgency", "1", "", "1", "1, flash"},
      {"urgency", "Flash", "", "1", "1, flash"},
      {"urgency", "BULLETIN", "", "2", "2, bulletin"},
      {"urgency", "urgent", "", "3", "3, urgent"},
      {"urgency", "u", "", "3", "3, urgent"},
      {"urgency", "4", "", "4", "4"},
      {"urgency", "routine", "", "5", "5, routine"},
      {"urgency", "8", "", "8", "8"},
      {"urgency", "9", "", "", ""},
      {"urgency", "très", "", "", ""},
  });
}

TEST_CASE("A language is the code of two letters, whatever its region") {
  check({
      {"language", "fr", "", "fr", "fr, francais, french"},
      {"language", "FR-be", "", "fr", "fr, francais, french"},
      {"language", "Français", "", "fr", "fr, francais, french"},
      {"language", "en_US", "", "en", "en, anglais, english"},
      {"language", "eng", "", "en", "en, anglais, english"},
      {"language", "Englisch", "en", "en", "en, anglais, english"},
      {"language", "klingon", "", "", ""},
      {"language", "english-speaking", "", "en", "en, anglais, english"},
  });
}

TEST_CASE("A country has its French name, whether its code stands there or a name") {
  const std::string kazakhstan = "Kazakhstan, Kazakhstan, KZ, KAZ";
  const std::string states = "États-Unis, United States, US, USA";
  check({
      {"country", "KAZ", "iso3166-1a3:KAZ", "Kazakhstan", kazakhstan},
      {"country", "KZ", "", "Kazakhstan", kazakhstan},
      {"country", "kazakhstan", "", "Kazakhstan", kazakhstan},
      {"country", "iso3166-1a2:KZ", "", "Kazakhstan", kazakhstan},
      {"country", "Kasachstan", "http://cvx.iptc.org/iso3166-1a3/KAZ", "Kazakhstan", kazakhstan},
      {"country", "Etats-Unis", "", "États-Unis", states},
      {"country", "USA", "", "États-Unis", states},
      {"country", "ZZZ", "", "", ""},
      {"country", "Neustrie", "", "", ""},
      {"country", "", "", "", ""},
      {"location", "KAZ", "", "", ""},
  });
}

TEST_CASE("A dispatch is foreign when it says so of itself and names no French") {
  const auto foreign = [](const std::vector<std::string>& languages) {
    Dispatch dispatch;
    for (const std::string& language : languages) dispatch.properties.push_back({"language", language, ""});
    return is_foreign(dispatch);
  };
  CHECK_FALSE(foreign({}));
  CHECK_FALSE(foreign({"fr"}));
  CHECK_FALSE(foreign({"inconnu"}));
  CHECK_FALSE(foreign({"en", "fr"}));
  CHECK(foreign({"en"}));
  CHECK(foreign({"inconnu", "Deutsch", "de-AT"}));
}

TEST_CASE("Topics are found by all digits of their code") {
  CHECK(topic_name("01000000") == "arts, culture, divertissement et médias");
  CHECK(topic_name("17000000") == "météo");
  CHECK(topic_name("20001339") == "bien-être");
  for (const std::string_view digits : {"", "00000000", "1100000", "18000000", "20000001", "99999999"}) {
    INFO(digits);
    CHECK(topic_name(digits).empty());
  }
}

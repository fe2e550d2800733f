#include "query/language/printer.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "query/language/parser.h"

using namespace depeche;

namespace {

constexpr Day kToday{std::chrono::year{2022} / 1 / 13};

struct Case {
  std::string query;
  std::string printed;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO("query: " << c.query);
    const auto tree = query::parse(c.query, kToday);
    REQUIRE(tree);
    CHECK(query::print(*tree) == c.printed);
    const auto again = query::parse(query::print(*tree), kToday);
    REQUIRE(again);
    CHECK(query::print_tree(*again) == query::print_tree(*tree));
  }
}

}  // namespace

TEST_CASE("a query prints in canonical form, which reads as the same tree") {
  check({
      {"", ""},
      {"retrait,  troupes", "retrait troupes"},
      {"a ET b OU c SAUF d", "a AND b OR c AND -d"},
      {"a SAUF (b c)", "a -(b c)"},
      {"(a b) ET c", "(a b) AND c"},
      {"a OU (b OU c)", "a OR (b OR c)"},
      {"a (b OU c)", "a b OR c"},
      {"a ET (b OU c)", "a AND (b OR c)"},
      {"+(a ET b) c", "+(a AND b) c"},
      {"NOT a OR b", "-a OR b"},
      {"x (-a AND b)", "x -a AND b"},
      {"x (-a) OR y -(b)", "x -a OR y -b"},
      {"x (-a)", "x (-a)"},
      {"«a b»", "\"a b\""},
      {"« dit \"non\" »", "«dit \"non\"»"},
      {"“dit \"non» ”", "“dit \"non»”"},
      {"titre:(a \"b\" kaz*)", "title:a title:\"b\" title:kaz*"},
      {"agence:(AFP OU Reuters) lieu:«Côte d'Ivoire»", "source:AFP OR source:Reuters place:\"Côte d'Ivoire\""},
      {"id:/a/b", "id:\"/a/b\""},
      {"sujet:medtop:11 rubrique:(a OU «b c»)", "subject:\"medtop:11\" category:a OR category:\"b c\""},
      {"chapo:(gaz \"le blé\")", "abstract:gaz abstract:\"le blé\""},
      {"jour:hier date:2022-01.. date:..2022", "date:2022-01-12 date:2022-01-01.. date:..2022-12-31"},
      {"date:=2022-01 jour:\"= hier\" evoque:=..2022", "date:=2022-01 date:=2022-01-12 mentions:=..2022-12-31"},
      {"-date:=2022 date:(=2021)", "-date:=2022 date:=2021"},
      {"date:== titre:=a", "date titre:=a"},
      {"date:1000..9999", "date:1000-01-01..9999-12-31"},
      {"retrait (AND)", "retrait (AND)"},
      {"a titre:OU b", "a title:(OU) b"},
      {"2  000", "2 (000)"},
      {"20  221*", "20 (221*)"},
      {"2 000", "2 000"},
      {"mot~ mot~1 l'accueil~2", "mot~ mot~1 l'accueil~2"},
      {"mot~, mot~~ ~mot~2. titre:(mot~)", "mot~ mot~2 title:mot~"},
      {"-mot~ +mot~1 (ET~)", "-mot~ +mot~1 ET~"},
      {"2 (000~)", "2 (000~)"},
      {"mot ~ mot ~~ ~", "mot mot"},
      {"mot~9 mot~~2 a/b~", "mot~9 mot~~2 a/b"},
      {"agence:AFP~", "source:AFP"},
      {"\"a b\"~3 (a b)~", "\"a b\"~3 (a b)"},
      {"'titre :x'", "title:x"},
      {"(S.) -a", "S. NOT a"},
      {"S. SAUF (a b)", "S. NOT (a b)"},
      {"S. ET -a", "S. AND -a"},
      {"date:2022.. -a", "date:2022-01-01.. -a"},
  });
}

TEST_CASE("words near each other, signs before figures and dates without an end print and read as the same tree") {
  check({
      {"a w/5 b PRÈS/2 c", "a NEAR/5 b AND b NEAR/2 c"},
      {"-(a ADJ/1 (b OU \"c d\")) e", "-(a ADJ/1 (b OR \"c d\")) e"},
      {"a NEAR b OU c", "a NEAR/10 b OR c"},
      {"-(2 000) +(2%) SAUF dont", "-(2 000) +(2%) -(dont)"},
      {"a (w/5) x", "a (w/5) x"},
      {"date:none date:* evoque:aucune", "date:none date:* mentions:none"},
      {"date:>2020-06 date:<=2020", "date:2020-07-01.. date:..2020-12-31"},
      {"agence:Reut* statut:annulé", "source:Reut* status:canceled"},
      {"retrait des troupes du Kazakhstan SAUF gaz et la neige",
       "() retrait des troupes du Kazakhstan -gaz et la neige"},
  });
}

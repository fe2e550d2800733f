#include "query/language/parser.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "query/language/printer.h"

using namespace depeche;

namespace {

constexpr Day kToday{std::chrono::year{2022} / 1 / 13};

struct Case {
  std::string query;
  std::string tree;
};

std::string tree_of(const std::string& text) {
  const auto tree = query::parse(text, kToday);
  return tree ? query::print_tree(*tree) : "error: " + tree.error().message;
}

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO("query: " << c.query);
    CHECK(tree_of(c.query) == c.tree);
  }
}

}  // namespace

TEST_CASE("words side by side are ranked") {
  check({
      {"retrait", "word \"retrait\"\n"},
      {"retrait troupes", "ranked\n  word \"retrait\"\n  word \"troupes\"\n"},
      {"retrait\t\u00A0\n troupes", "ranked\n  word \"retrait\"\n  word \"troupes\"\n"},
      {"", "ranked\n"},
      {"  ?! … — () \"\" «  » +- * ** ", "ranked\n"},
  });
}

TEST_CASE("words keep what belongs to them and lose the punctuation around") {
  check({
      {"l’OTSC,", "word \"l’OTSC\"\n"},
      {"(O.T.S.C.)", "word \"O.T.S.C.\"\n"},
      {"l'O.N.U.", "word \"l'O.N.U.\"\n"},
      {"Almaty.", "word \"Almaty\"\n"},
      {"M.", "word \"M.\"\n"},
      {"'Canal+'", "word \"Canal+\"\n"},
      {"...10%;", "word \"10%\"\n"},
      {"[utilis[aient]]", "word \"utilis[aient]\"\n"},
      {"étudiant(e)s", "word \"étudiant(e)s\"\n"},
      {"directeur(trice).", "word \"directeur(trice)\"\n"},
      {"retrait(troupes)", "ranked\n  word \"retrait\"\n  word \"troupes\"\n"},
      {"Kassym-Jomart", "word \"Kassym-Jomart\"\n"},
      {"C:\\x", "word \"C:\\x\"\n"},
      {"19:30", "word \"19:30\"\n"},
  });
}

TEST_CASE("a number written in groups of three digits is one word") {
  check({
      {"2 000", "word \"2 000\"\n"},
      {"2\u00A0000", "word \"2\u00A0000\"\n"},
      {"1 000\u202F000,5", "word \"1 000\u202F000,5\"\n"},
      {"+2 000 -titre:10 000", "ranked\n  word \"2 000\"\n  -word \"10 000\" in title\n"},
      {"2  000", "ranked\n  word \"2\"\n  word \"000\"\n"},
      {"2\n000", "ranked\n  word \"2\"\n  word \"000\"\n"},
      {"2 0000", "ranked\n  word \"2\"\n  word \"0000\"\n"},
      {"2 00", "ranked\n  word \"2\"\n  word \"00\"\n"},
      {"2022 000", "ranked\n  word \"2022\"\n  word \"000\"\n"},
      {"G20 100", "ranked\n  word \"G20\"\n  word \"100\"\n"},
      {"2 000-3", "ranked\n  word \"2\"\n  word \"000-3\"\n"},
      {"agence:2 000", "ranked\n  filter \"2\" in source\n  word \"000\"\n"},
  });
}

TEST_CASE("quotes of three kinds make phrases, and one without its partner is punctuation") {
  check({
      {"\"traité de sécurité\"", "phrase \"traité de sécurité\"\n"},
      {"“traité  de\nsécurité”", "phrase \"traité de sécurité\"\n"},
      {"«\u00A0coup d'État\u202F»", "phrase \"coup d'État\"\n"},
      {"« il dit \"non\" »", "phrase «il dit \"non\"»\n"},
      {"\"a (b AND c*\"", "phrase \"a (b AND c*\"\n"},
      {"\"OTSC\"", "phrase \"OTSC\"\n"},
      {"\"retrait troupes", "ranked\n  word \"retrait\"\n  word \"troupes\"\n"},
      {"12\" «x y”", "ranked\n  word \"12\"\n  word \"x\"\n  word \"y\"\n"},
      {"l'\"affaire\"", "ranked\n  word \"l\"\n  phrase \"affaire\"\n"},
  });
}

TEST_CASE("a sign counts at the beginning of a token only, directly before what it signs") {
  check({
      {"+a -b c", "ranked\n  +word \"a\"\n  -word \"b\"\n  word \"c\"\n"},
      {"+\"a b\" -(c d)", "ranked\n  +phrase \"a b\"\n  -ranked\n    word \"c\"\n    word \"d\"\n"},
      {"(-a b)", "ranked\n  -word \"a\"\n  word \"b\"\n"},
      {"-titre:a b", "ranked\n  -word \"a\" in title\n  word \"b\"\n"},
      {"Nur-Sultan F-16", "ranked\n  word \"Nur-Sultan\"\n  word \"F-16\"\n"},
      {"- Un jeune", "ranked\n  word \"Un\"\n  word \"jeune\"\n"},
      {"- Un jeune -Des", "ranked\n  word \"Un\"\n  word \"jeune\"\n  word \"Des\"\n"},
      {"Des casseurs. -Évacuer", "ranked\n  word \"Des\"\n  word \"casseurs\"\n  word \"Évacuer\"\n"},
      {"Qui ? -Lui !  -Elle… -Eux", "ranked\n  word \"Qui\"\n  word \"Lui\"\n  word \"Elle\"\n  word \"Eux\"\n"},
      {std::string("S.\0-Lui S.\u2003-Elle", 18),
       "ranked\n  word \"S.\"\n  word \"Lui\"\n  word \"S.\"\n  word \"Elle\"\n"},
      {"date:2022.. -Lui date:..2022. -Elle... -Eux",
       "ranked\n  date 2022-01-01..\n  -word \"Lui\"\n  date ..2022-12-31\n  word \"Elle\"\n  word \"Eux\"\n"},
      {"Tok?yev? -Lui, -Elle : -Eux",
       "ranked\n  wildcard \"Tok?yev\"\n  -word \"Lui\"\n  word \"Elle\"\n  -word \"Eux\"\n"},
      {"a --b \"c\"-d", "ranked\n  word \"a\"\n  word \"b\"\n  phrase \"c\"\n  word \"d\"\n"},
      {"-", "ranked\n"},
      {"+a", "word \"a\"\n"},
      {"a -()", "word \"a\"\n"},
  });
}

TEST_CASE("a query that only excludes is a list of exclusions") {
  check({
      {"-a", "ranked\n  -word \"a\"\n"},
      {"NOT a", "ranked\n  -word \"a\"\n"},
      {"-a -b", "ranked\n  -word \"a\"\n  -word \"b\"\n"},
      {"-(-a)", "ranked\n  -ranked\n    -word \"a\"\n"},
      {"-a OR b", "any\n  ranked\n    -word \"a\"\n  word \"b\"\n"},
  });
}

TEST_CASE("NOT binds before AND, AND before OR, OR before side by side") {
  check({
      {"a AND b", "all\n  word \"a\"\n  word \"b\"\n"},
      {"a ET b ET c", "all\n  word \"a\"\n  word \"b\"\n  word \"c\"\n"},
      {"a OR b", "any\n  word \"a\"\n  word \"b\"\n"},
      {"a OU b OU c", "any\n  word \"a\"\n  word \"b\"\n  word \"c\"\n"},
      {"a AND b OR c AND d", "any\n  all\n    word \"a\"\n    word \"b\"\n  all\n    word \"c\"\n    word \"d\"\n"},
      {"a b OU c d", "ranked\n  word \"a\"\n  any\n    word \"b\"\n    word \"c\"\n  word \"d\"\n"},
      {"a SAUF b", "ranked\n  word \"a\"\n  -word \"b\"\n"},
      {"a b NOT c", "ranked\n  word \"a\"\n  word \"b\"\n  -word \"c\"\n"},
      {"a AND b NOT c", "all\n  word \"a\"\n  word \"b\"\n  -word \"c\"\n"},
      {"a AND NOT b", "all\n  word \"a\"\n  -word \"b\"\n"},
      {"a OU b SAUF c", "any\n  word \"a\"\n  all\n    word \"b\"\n    -word \"c\"\n"},
      {"a AND b -c", "ranked\n  all\n    word \"a\"\n    word \"b\"\n  -word \"c\"\n"},
      {"+a AND -b", "all\n  word \"a\"\n  -word \"b\"\n"},
      {"a AND (b OR c)", "all\n  word \"a\"\n  any\n    word \"b\"\n    word \"c\"\n"},
      {"a NOT (b c)", "ranked\n  word \"a\"\n  -ranked\n    word \"b\"\n    word \"c\"\n"},
  });
}

TEST_CASE("operators that stand alone, in small letters or at the beginning of a text in capitals are words") {
  check({
      {"OU", "word \"OU\"\n"},
      {"ET MAINTENANT LA NEIGE", "ranked\n  word \"ET\"\n  word \"MAINTENANT\"\n  word \"LA\"\n  word \"NEIGE\"\n"},
      {"a et b", "ranked\n  word \"a\"\n  word \"et\"\n  word \"b\"\n"},
      {"a (AND) b", "ranked\n  word \"a\"\n  word \"AND\"\n  word \"b\"\n"},
      {"a ET, b", "ranked\n  word \"a\"\n  word \"ET\"\n  word \"b\"\n"},
      {"a AND ( ) b", "all\n  word \"a\"\n  word \"b\"\n"},
  });
}

TEST_CASE("an operator without what it needs, or of another search engine, is refused at its place") {
  struct Refused {
    std::string query;
    std::size_t offset;
  };
  for (const Refused& c : std::vector<Refused>{{"source:AFP OU", 11},
                                               {"AFP OU", 4},
                                               {"ET a", 0},
                                               {"retrait AND", 8},
                                               {"a NOT", 2},
                                               {"a AND OR b", 2},
                                               {"(a OR) b", 3},
                                               {"NOT NOT a", 0},
                                               {"NOT -a", 0},
                                               {"a && ", 2},
                                               {"a XOR b", 2},
                                               {"a NEAR/5", 2},
                                               {"a NEAR/300 b", 2},
                                               {"\"a b\"~300", 1},
                                               {"a w/s b", 2},
                                               {"a NEAR/5 -b", 2},
                                               {"a NEAR/5 (b ET c)", 2},
                                               {"a NEAR/5 agence:AFP", 2},
                                               {"macron^2 retraites", 0},
                                               {"statut:inconnu", 7},
                                               {"titre:*", 0}}) {
    INFO("query: " << c.query);
    const auto tree = query::parse(c.query, kToday);
    REQUIRE_FALSE(tree);
    CHECK(tree.error().code == ErrorCode::query);
    CHECK_FALSE(tree.error().hint.empty());
    CHECK(tree.error().offset == c.offset);
  }
}

TEST_CASE("NEAR and its like join words, phrases, patterns and alternatives") {
  check({
      {"a NEAR/5 b", "near NEAR/5\n  word \"a\"\n  word \"b\"\n"},
      {"a w/5 b", "near NEAR/5\n  word \"a\"\n  word \"b\"\n"},
      {"a PRÈS/5 \"b c\"", "near NEAR/5\n  word \"a\"\n  phrase \"b c\"\n"},
      {"aa adj3 bb*", "near ADJ/3\n  word \"aa\"\n  wildcard \"bb*\"\n"},
      {"a AROUND(4) b", "near NEAR/4\n  word \"a\"\n  word \"b\"\n"},
      {"x a NEAR b", "ranked\n  word \"x\"\n  near NEAR/10\n    word \"a\"\n    word \"b\"\n"},
      {"-a NEAR/2 b c", "ranked\n  -near NEAR/2\n    word \"a\"\n    word \"b\"\n  word \"c\"\n"},
      {"\"a b\"~5", "near \"a b\" NEAR/5\n"},
      {"titre:\"a b\"~", "near \"a b\" NEAR/10 in title\n"},
      {"a NEAR/1 (b OU c) ET d",
       "all\n  near NEAR/1\n    word \"a\"\n    any\n      word \"b\"\n      word \"c\"\n  word \"d\"\n"},
      {"w/5", "word \"w/5\"\n"},
  });
}

TEST_CASE("a sign before a figure or a word of grammar, and in running text, is no operator") {
  check({
      {"PIB -13,8%", "ranked\n  word \"PIB\"\n  word \"13,8%\"\n"},
      {"+4 points", "ranked\n  word \"4\"\n  word \"points\"\n"},
      {"pont -dont -l'accès", "ranked\n  word \"pont\"\n  word \"dont\"\n  word \"l'accès\"\n"},
      {"-Macron reçoit les syndicats",
       "ranked\n  word \"Macron\"\n  word \"reçoit\"\n  word \"les\"\n  word \"syndicats\"\n"},
      {"-Macron retraites", "ranked\n  -word \"Macron\"\n  word \"retraites\"\n"},
      {"-gaz\n-blé", "ranked\n  word \"gaz\"\n  word \"blé\"\n"},
      {"() -Macron reçoit les syndicats",
       "ranked\n  -word \"Macron\"\n  word \"reçoit\"\n  word \"les\"\n  word \"syndicats\"\n"},
      {"a !gaz", "ranked\n  word \"a\"\n  -word \"gaz\"\n"},
      {"a && b || c", "any\n  all\n    word \"a\"\n    word \"b\"\n  word \"c\"\n"},
      {"a ET NON b", "all\n  word \"a\"\n  -word \"b\"\n"},
  });
  const auto tree = query::parse("Le maire -absent lundi- a reçu les élus de la ville", kToday);
  REQUIRE(tree);
  CHECK(query::exclusions_of(*tree).empty());
  CHECK(tree->notes.size() == 1);
}

TEST_CASE("a long pasted text has no fields, groups, patterns and operators") {
  const std::string text =
      "Le ministre (absent lundi) a dit -je cite- Coronavirus:5 et mani*e \"la vie\" de tous les jours";
  const auto tree = query::parse(text, kToday);
  REQUIRE(tree);
  for (const query::Node& child : tree->children) {
    CHECK((child.kind == query::Kind::word || child.kind == query::Kind::phrase));
    CHECK(child.occur == query::Occur::should);
    CHECK_FALSE(child.field);
  }
}

TEST_CASE("fields with blanks, dates without an end and values by patterns are what they look like") {
  check({
      {"titre : macron", "word \"macron\" in title\n"},
      {"agence: AFP", "filter \"AFP\" in source\n"},
      {"Titre : la réforme des retraites est votée",
       "ranked\n  word \"Titre\"\n  word \"la\"\n  word \"réforme\"\n  word \"des\"\n  word \"retraites\"\n  word "
       "\"est\"\n  word \"votée\"\n"},
      {"date:>2020-06", "date 2020-07-01..\n"},
      {"date:> 2020-06", "date 2020-07-01..\n"},
      {"date:>=2020-06", "date 2020-06-01..\n"},
      {"date:<2020", "date ..2019-12-31\n"},
      {"date:<=\"juin 2020\"", "date ..2020-06-30\n"},
      {"date:[2020-01 TO 2020-06]", "date 2020-01-01..2020-06-30\n"},
      {"date:none", "date none\n"},
      {"-date:*", "ranked\n  -date any\n"},
      {"agence:Reut*", "filter \"Reut*\" as a pattern in source\n"},
      {"statut:annulé statut:\"sous embargo\"",
       "ranked\n  filter \"canceled\" in status\n  filter \"embargoed\" in status\n"},
  });
}

TEST_CASE("signs that are words, or parts of words, are kept") {
  check({
      {"€", "word \"€\"\n"},
      {"50 %", "word \"50 %\"\n"},
      {"3 € x", "ranked\n  word \"3 €\"\n  word \"x\"\n"},
      {"10 °C", "word \"10 °C\"\n"},
      {"@AFP #MeToo", "ranked\n  word \"@AFP\"\n  word \"#MeToo\"\n"},
  });
}

TEST_CASE("balanced parentheses group, others are punctuation") {
  check({
      {"((a))", "word \"a\"\n"},
      {"a (b c)", "ranked\n  word \"a\"\n  ranked\n    word \"b\"\n    word \"c\"\n"},
      {"(a", "word \"a\"\n"},
      {"a) (b", "ranked\n  word \"a\"\n  word \"b\"\n"},
      {")(", "ranked\n"},
      {"titre:(a b", "ranked\n  word \"titre\"\n  word \"a\"\n  word \"b\"\n"},
      {"titre:()", "word \"titre\"\n"},
      {"\"(\" a)", "word \"a\"\n"},
  });
}

TEST_CASE("wildcards need two letters or digits before them, a ? among letters one") {
  check({
      {"kaz*", "wildcard \"kaz*\"\n"},
      {"kaz*stan", "wildcard \"kaz*stan\"\n"},
      {"mani?estation", "wildcard \"mani?estation\"\n"},
      {"kaz**,", "wildcard \"kaz*\"\n"},
      {"l'OTS*", "wildcard \"OTS*\"\n"},
      {"titre:kaz*", "wildcard \"kaz*\" in title\n"},
      {"-Nur-S*", "ranked\n  -wildcard \"Nur-S*\"\n"},
      {"quoi?", "word \"quoi\"\n"},
      {"kaz*?", "wildcard \"kaz*\"\n"},
      {"t?urs", "wildcard \"t?urs\"\n"},
      {"T?u*", "wildcard \"T?u*\"\n"},
      {"t?", "word \"t\"\n"},
      {"t??rs", "word \"t??rs\"\n"},
      {"?ours", "word \"ours\"\n"},
      {"a*", "word \"a\"\n"},
      {"k*stan", "word \"k*stan\"\n"},
      {"*stan", "word \"stan\"\n"},
      {"http://a.fr/x?y=z", "word \"http://a.fr/x?y=z\"\n"},
  });
}

TEST_CASE("fields restrict words, phrases, wildcards and groups") {
  check({
      {"titre:retrait", "word \"retrait\" in title\n"},
      {"TEXTE:\"a b\"", "phrase \"a b\" in text\n"},
      {"title:(a \"b c\" OR text:kaz*)",
       "ranked\n  word \"a\" in title\n  any\n    phrase \"b c\" in title\n    wildcard \"kaz*\" in text\n"},
      {"agence:AFP", "filter \"AFP\" in source\n"},
      {"lieu:«Côte d'Ivoire»", "filter \"Côte d'Ivoire\" in place\n"},
      {"Auteur:Dupont signature:Dupond", "ranked\n  filter \"Dupont\" in credits\n  filter \"Dupond\" in credits\n"},
      {"source:(AFP OU Reuters)", "any\n  filter \"AFP\" in source\n  filter \"Reuters\" in source\n"},
      {"id:/var/a(1).txt, b", "ranked\n  filter \"/var/a\" in id\n  word \"1\"\n  word \"txt\"\n  word \"b\"\n"},
      {"id:\" x, \"", "filter \" x, \" in id\n"},
      {"date:2022-01", "date 2022-01\n"},
      {"jour:2022-01-06..2022-01-13.", "date 2022-01-06..2022-01-13\n"},
      {"date:2022-01..", "date 2022-01-01..\n"},
      {"date:..2022,", "date ..2022-12-31\n"},
      {"date:\"6 janvier 2022\"", "date 2022-01-06\n"},
      {"date:(6 janvier 2022)", "date 2022-01-06\n"},
      {"date:=2022-01", "date certainly 2022-01\n"},
      {"evoque:=2022-01", "date certainly 2022-01 in mentions\n"},
      {"-date:hier a", "ranked\n  -date 2022-01-12\n  word \"a\"\n"},
  });
}

TEST_CASE("a colon behind another word, in a time or in an address is no field") {
  check({
      {"Coronavirus: 5", "ranked\n  word \"Coronavirus\"\n  word \"5\"\n"},
      {"titre:", "word \"titre\"\n"},
      {"titre:\"\"", "word \"titre\"\n"},
      {"http://x.y", "word \"http://x.y\"\n"},
      {"HTTPS:x mailto:a@b.fr", "ranked\n  word \"HTTPS:x\"\n  word \"mailto:a@b.fr\"\n"},
      {"x:y", "word \"x:y\"\n"},
      {"voir:/x", "word \"voir:/x\"\n"},
      {"l'affaire:x", "word \"l'affaire:x\"\n"},
  });
}

TEST_CASE("an unknown field and a bad date are errors with their place") {
  struct Bad {
    std::string query;
    std::string message;
    std::string hint;
    std::size_t offset;
  };
  const std::vector<Bad> cases{
      {"auteurs:Dupont", "unknown field \"auteurs\"", "\"auteur:\"", 0},
      {"été -ville:Almaty", "unknown field \"ville\"",
       "title:, abstract:, text:, source:, place:, date:, mentions:, credits:, status:, id:", 7},
      {"a (Lieeu:\"x\")", "unknown field \"Lieeu\"", "\"lieu:\"", 3},
      {"'titer:(x)'", "unknown field \"titer\"", "\"title:\"", 1},
      {"Coronavirus:5", "unknown field \"Coronavirus\"", "A blank after the colon", 0},
      {"x date:2022-02-31", "2022-02-31", "", 7},
      {"date:\"demain peut-être\" x", "demain peut-être", "", 6},
      {"date:2022-02..2022-01", "begins on 2022-02-01, after its end on 2022-01-31", "earlier", 5},
  };
  for (const Bad& c : cases) {
    INFO("query: " << c.query);
    const auto tree = query::parse(c.query, kToday);
    REQUIRE_FALSE(tree);
    CHECK(tree.error().code == ErrorCode::query);
    CHECK_THAT(tree.error().message, Catch::Contains(c.message));
    CHECK_THAT(tree.error().hint, Catch::Contains(c.hint));
    CHECK(tree.error().offset == c.offset);
  }
}

namespace {

void collect_ranges(const query::Node& node, const std::string& text, std::vector<std::string>& ranges) {
  ranges.push_back(text.substr(node.begin, node.end - node.begin));
  for (const query::Node& child : node.children) collect_ranges(child, text, ranges);
}

}  // namespace

TEST_CASE("every node knows its bytes of the query: a leaf its text, a list its operands") {
  struct Ranges {
    std::string query;
    std::vector<std::string> texts;  // in the order of the tree
  };
  const std::vector<Ranges> cases{
      {" retrait, ", {"retrait"}},
      {" +a  -« b c » ! ", {"+a  -« b c »", "a", "b c"}},
      {"x titre:(été AND l'OTS*) agence:AFP,",
       {"x titre:(été AND l'OTS*) agence:AFP", "x", "titre:(été AND l'OTS*)", "été", "OTS*", "AFP"}},
      {"2 000, (a OR b NOT c)", {"2 000, (a OR b NOT c)", "2 000", "(a OR b NOT c)", "a", "b NOT c", "b", "c"}},
      {"date:\" hier \" b", {"date:\" hier \" b", "hier", "b"}},
      {"...", {""}},
  };
  for (const Ranges& c : cases) {
    INFO("query: " << c.query);
    const auto tree = query::parse(c.query, kToday);
    REQUIRE(tree);
    std::vector<std::string> ranges;
    collect_ranges(*tree, c.query, ranges);
    CHECK(ranges == c.texts);
  }
}

TEST_CASE("ill-formed bytes and control characters have an answer") {
  check({
      {"caf\xE9s", "word \"caf\uFFFDs\"\n"},
      {"caf\xE9", "word \"caf\"\n"},
      {"\xFF\xFE", "ranked\n"},
      {std::string("a\0b\x1B[31m", 8), "ranked\n  word \"a\"\n  word \"b\"\n  word \"31m\"\n"},
      {"\"a\x01\xC3 b\"", "phrase \"a \uFFFD b\"\n"},
      {"titre:\xE9", "word \"titre\"\n"},
  });
}

TEST_CASE("Names of properties stand before their values as names of fields do") {
  query::OwnNames own;
  own.has = [](const std::string& name) { return name == "bureau" || name == "n_2"; };
  own.all = [] { return std::vector<std::string>{"bureau", "n_2"}; };
  const auto tree_with = [&](const std::string& text) {
    const auto tree = query::parse(text, kToday, {}, own);
    return tree ? query::print_tree(*tree) : "error: " + tree.error().message + " " + tree.error().hint;
  };
  for (const Case& c : std::vector<Case>{
           {"rubrique:Politique", "filter \"Politique\" in category\n"},
           {"mots-clés:OTSC", "filter \"OTSC\" in keyword\n"},
           {"sujet:medtop:11000000,", "filter \"medtop:11000000\" in subject\n"},
           {"bureau:\"Nice Est\"", "filter \"Nice Est\" in bureau\n"},
           {"Bureau:(Nice OU Lyon)", "any\n  filter \"Nice\" in bureau\n  filter \"Lyon\" in bureau\n"},
           {"-bureau:Nice gaz", "ranked\n  -filter \"Nice\" in bureau\n  word \"gaz\"\n"},
           {"N_2:12/3", "filter \"12/3\" in n_2\n"},
           {"bureau:(titre:gaz Nice)", "ranked\n  word \"gaz\" in title\n  filter \"Nice\" in bureau\n"},
           {"chapo:gaz", "word \"gaz\" in abstract\n"},
           {"chapeau:\"le gaz\"", "phrase \"le gaz\" in abstract\n"},
           {"(bureau:(", "word \"bureau\"\n"},
           {"bureau: Nice", "filter \"Nice\" in bureau\n"},
           {"bureau : la ville", "ranked\n  word \"bureau\"\n  word \"la\"\n  word \"ville\"\n"},
           {"bureau:*", "filter \"*\" as a pattern in bureau\n"},
           {"Covid-19:bilan", "word \"Covid-19:bilan\"\n"},
           {"bureu:Nice",
            "error: unknown field \"bureu\" Did you mean \"bureau:\"? A blank after the colon searches for the "
            "words."},
       }) {
    INFO(c.query);
    CHECK(tree_with(c.query) == c.tree);
  }
  CHECK(tree_of("rubrique:Politique") == "filter \"Politique\" in category\n");
  CHECK(tree_of("bureau:Nice").starts_with("error: unknown field"));
}

#include "dispatch/formats/json_object.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "dispatch/describe.h"

using namespace depeche;
using namespace depeche::dispatch;

namespace {

std::string read(const std::string& line, const std::vector<std::string>& fields = {}) {
  ReadOptions options;
  options.fields = fields;
  auto parser = JsonObjectParser::create(options);
  REQUIRE(parser);
  const std::string padded = line + std::string(JsonObjectParser::kPadding, '{');
  const auto parsed = parser->parse(std::string_view(padded).substr(0, line.size()), {"/a.jsonl", "/a.jsonl:1"});
  if (!parsed) return test::describe(parsed);
  return parsed->dispatch.id + " " + test::describe(parsed);
}

struct Case {
  const char* line;
  const char* expected;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    INFO(c.line);
    CHECK(read(c.line) == c.expected);
  }
}

}  // namespace

TEST_CASE("A JSON object is a dispatch") {
  check({
      {R"({"id":"a","title":"Pluie","text":"Il pleut.","date":"2022-01-13","source":"AFP","place":"Paris","author":"Ana"})",
       "a 2022-01-13 [AFP] [Paris] [Pluie] Il pleut. (Ana)"},
      {R"( { "text" : "Il pleut." } )", "/a.jsonl:1 - [] [] [] Il pleut."},
      {R"({"id":17,"text":"t"})", "17 - [] [] [] t"},
      {R"({"id":-1.5,"text":"t"})", "-1.5 - [] [] [] t"},
      {R"({"id":18446744073709551615,"text":"t"})", "18446744073709551615 - [] [] [] t"},
      {R"({"id":null,"text":"t","title":null,"date":null})", "/a.jsonl:1 - [] [] [] t"},
      {R"({"id":"","text":"t","date":""})", "/a.jsonl:1 - [] [] [] t"},
      {R"({"body":"t"})", "/a.jsonl:1 - [] [] [] t"},
      {R"({"content":"t"})", "/a.jsonl:1 - [] [] [] t"},
      {R"({"body_text":"t"})", "/a.jsonl:1 - [] [] [] t"},
      {R"({"body":"alias","text":"own"})", "/a.jsonl:1 - [] [] [] own"},
      {R"({"text":"first","text":"second"})", "/a.jsonl:1 - [] [] [] first"},
      {R"({"text":null,"text":"second"})", "/a.jsonl:1 - [] [] [] second"},
      {R"({"text":"t","other":{"text":[1,"x"]},"n":1e5})", "/a.jsonl:1 - [] [] [] t"},
      {R"({"te\u0078t":"caf\u0065\u0301 \ud83d\ude00\u0000\r\n\r\n\r\nb"})", "/a.jsonl:1 - [] [] [] café 😀\n\nb"},
      {R"({"text":"t","title":" deux\nlignes "})", "/a.jsonl:1 - [] [] [deux lignes] t"},
  });
}

TEST_CASE("Dates in JSON keep their precision and never depend on today") {
  const struct {
    const char* date;
    const char* expected;
  } cases[] = {
      {"2022-01-13", "2022-01-13"},
      {"2022-01", "2022-01"},
      {"2022", "2022"},
      {"2022-01-13T23:50:00+01:00", "2022-01-13"},
      {"2022-01-13T23:50:00Z", "2022-01-14"},
      {"2022-01-13 23:50", "2022-01-13"},
      {"20220113T235000Z", "2022-01-14"},
      {"13 janvier 2022", "2022-01-13"},
      {"jeudi 13 janvier 2022", "2022-01-13"},
      {"janvier 2022", "2022-01"},
      {"13/01/2022", "2022-01-13"},
      {"2022-01-06..2022-01-13", "2022-01-06..2022-01-13"},
      {"hier", "-"},
      {"13 janvier", "-"},
      {"il y a 3 jours", "-"},
      {"2022-13", "-"},
      {"2022-02-30", "-"},
      {"bientôt", "-"},
  };
  for (const auto& c : cases) {
    INFO(c.date);
    const std::string read_back = read(std::string(R"({"id":"a","text":"t","date":")") + c.date + "\"}");
    std::string expected = "a " + std::string(c.expected) + " [] [] [] t";
    if (expected.starts_with("a -"))
      expected += "\n! the date \"" + std::string(c.date) + "\" is not understood: it is left out";
    CHECK(read_back == expected);
  }
}

TEST_CASE("A line that is no such object is refused with the reason") {
  check({
      {R"({"id":"a"})", "refused: no text and no title"},
      {R"({"text":"","title":" "})", "refused: no text and no title"},
      {R"({"text":" \n\t"})", "refused: no text and no title"},
      {R"({"text":null})", "refused: no text and no title"},
      {R"({"body":{},"date":1})", "refused: no text and no title"},
      {R"(["text"])", "refused: the line is an array, not an object"},
      {R"("text")", "refused: the line is a string, not an object"},
      {R"({"text":"t")", "refused: not valid JSON: commas, brackets or quotes do not match"},
      {R"({"text":"t"} {"text":"u"})", "refused: not valid JSON: commas, brackets or quotes do not match"},
      {R"({"text":"t",})", "refused: not valid JSON: commas, brackets or quotes do not match"},
      {R"({"text":"\ud800"})", "refused: not valid JSON: a string has a bad escape or half a surrogate pair"},
      {R"({"text":"\udc00a"})", "refused: not valid JSON: a string has a bad escape or half a surrogate pair"},
      {R"({"text":"\x"})", "refused: not valid JSON: a string has a bad escape or half a surrogate pair"},
      {"{\"text\":\"\xE9t\xE9\"}", "refused: not UTF-8"},
      {"{\"text\":\"\xED\xA0\x80\"}", "refused: not UTF-8"},
      {R"({"text":"t","n":123456789012345678901})",
       "refused: not valid JSON: a number is malformed or larger than 64 bits hold"},
  });
  CHECK(read(R"({"text":"t)").starts_with("refused: not valid JSON: "));
  CHECK(read(R"({"text":"t","other":tru})").starts_with("refused: not valid JSON: "));
  CHECK(read(R"(nonsense)").starts_with("refused: not valid JSON: "));
}

TEST_CASE("The fields asked for are taken, and id and text always") {
  const char* line = R"({"id":"a","title":"Pluie","text":"t","body":"u","source":"AFP","date":5,"author":"Ana"})";
  CHECK(read(line, {"title", "text"}) == "a - [] [] [Pluie] t");
  CHECK(read(line, {"body"}) == "a - [] [] [] u");
  CHECK(read(line, {"source", "author"}) == "a - [AFP] [] [] t (Ana)");
  ReadOptions options;
  options.fields = {"title", "…"};
  const auto nameless = JsonObjectParser::create(options);
  REQUIRE_FALSE(nameless);
  CHECK(nameless.error().code == ErrorCode::invalid_argument);
  CHECK(nameless.error().message == "the field \"…\" is no name");
}

TEST_CASE("A parser is as good after a bad line as before it") {
  auto parser = JsonObjectParser::create({});
  REQUIRE(parser);
  const std::string bad = "{\"text\":" + std::string(JsonObjectParser::kPadding, ' ');
  const std::string good = R"({"text":"t"})" + std::string(JsonObjectParser::kPadding, ' ');
  for (int round = 0; round < 3; ++round) {
    CHECK_FALSE(parser->parse(std::string_view(bad).substr(0, 8), {}));
    CHECK(parser->parse(std::string_view(good).substr(0, 12), {}));
  }
}

#include "render/json_text.h"

#include <random>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "support/draw.h"

using namespace depeche;
using depeche::test::draw;
using render::append_json;
using render::append_json_string;
using Json = nlohmann::ordered_json;

namespace {

std::string written(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string written_value(const Json& value) {
  std::string out;
  append_json(out, value);
  return out;
}

// Plain letters, what needs an escape, what begins like it, and bytes that are no UTF-8.
std::string random_text(std::mt19937& random) {
  std::string text;
  for (unsigned length = draw(random, 30); length > 0; --length) {
    switch (draw(random, 6)) {
      case 0:
        text += static_cast<char>(draw(random, 128));
        break;
      case 1:
        base::append_utf8(text, draw(random, 0x250));
        break;
      case 2:
        base::append_utf8(text, 0x2000 + draw(random, 0x80));
        break;
      case 3:
        base::append_utf8(text, draw(random, 0x20000));
        break;
      case 4:
        if (draw(random, 20) == 0) text += static_cast<char>(draw(random, 256));
        break;
      default:
        text += "mot ";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("A text is written as the JSON value of it") {
  std::mt19937 random(2026);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = random_text(random);
    CHECK(written(text) == written_value(Json(text)));
    if (base::is_utf8(text)) CHECK(Json::parse(written(text)) == text);
  }
}

TEST_CASE("What ends a string or would be obeyed by a terminal is an escape") {
  CHECK(written("\"a\\b\"\n\t\x01\x7F") == R"("\"a\\b\"\n\t\u0001\u007f")");
  CHECK(written("\u202Eabc\u009B«\u2019»") == "\"\\u202eabc\\u009b«\u2019»\"");
  CHECK(written("a\xFFz") == "\"a\uFFFDz\"");
  CHECK(written("") == "\"\"");
}

TEST_CASE("Members stand in an object, with commas between them") {
  std::string out = "x";
  render::JsonMembers none(out);
  none.end();
  render::JsonMembers two(out);
  two.add("a") += '1';
  append_json_string(two.add("b"), "é");
  two.end();
  CHECK(out == R"(x{}{"a":1,"b":"é"})");
}

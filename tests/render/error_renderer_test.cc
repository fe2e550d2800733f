#include <catch2/catch.hpp>

#include "render/sample_results.h"

using namespace depeche;
using namespace depeche::test;

namespace {

std::string shown(const Error& error, std::string_view query) {
  return written([&](std::ostream& out) { render_error(error, query, out); });
}

}  // namespace

TEST_CASE("An error is its message, the query with a caret, and a hint") {
  struct Row {
    Error error;
    std::string query;
    std::string expected;
  };
  const auto row =
      GENERATE(Row{{ErrorCode::query, "unknown field \"lieux\"", "fields are title, place", 8},
                   "retrait lieux:Almaty",
                   "unknown field \"lieux\"\n  retrait lieux:Almaty\n          ^\n  hint: fields are title, place\n"},
               Row{{ErrorCode::query, "bad date", "", 6}, "été à date:x", "bad date\n  été à date:x\n      ^\n"},
               Row{{ErrorCode::query, "ends", "", 3}, "abc", "ends\n  abc\n     ^\n"},
               Row{{ErrorCode::query, "far", "", 99}, "abc", "far\n  abc\n     ^\n"},
               Row{{ErrorCode::query, "no query", "", 0}, "", "no query\n"},
               Row{{ErrorCode::io, "disk full", "make room", {}}, "abc", "disk full\n  hint: make room\n"},
               Row{{ErrorCode::query, "a\x1b[2J", "", 2}, "a\nb\x1b", "a\uFFFD[2J\n  a b\uFFFD\n    ^\n"});
  CHECK(shown(row.error, row.query) == row.expected);
}

TEST_CASE("The caret stands under the column of its byte") {
  struct Row {
    std::string query;
    std::size_t offset;
    std::string expected;
  };
  const auto row =
      GENERATE(Row{"date:32", 5, "date:32\n       ^"}, Row{"ab", 2, "ab\n    ^"}, Row{"ab", 99, "ab\n    ^"},
               Row{"été x:y", 6, "été x:y\n      ^"}, Row{"e\u0301te\u0301 z", 7, "e\u0301te\u0301 z\n     ^"},
               Row{"日本 z", 7, "日本 z\n       ^"}, Row{"é", 1, "é\n  ^"},
               Row{"a\tb\nc\x1B", 4, "a b c\uFFFD\n      ^"}, Row{"\xFF b", 2, "\uFFFD b\n    ^"});
  INFO("query: " << row.query);
  CHECK(shown({ErrorCode::query, "odd", "", row.offset}, row.query) == "odd\n  " + row.expected + "\n");
}

TEST_CASE("Of a long query only the part around the error is shown") {
  const std::string query = std::string(60'000, 'a') + "é!" + std::string(40'000, 'b');
  const std::string text = shown({ErrorCode::query, "odd", "", 60'002}, query);
  CHECK(text ==
        "odd\n  … " + std::string(47, 'a') + "é!" + std::string(23, 'b') + " …\n  " + std::string(50, ' ') + "^\n");
}

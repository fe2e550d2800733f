#include <catch2/catch.hpp>

#include "render/sample_results.h"

using namespace depeche;
using namespace depeche::tests;

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
               Row{{ErrorCode::query, "a\x1b[2J", "", 2}, "a\nb\x1b", "a [2J\n  a b \n    ^\n"});
  CHECK(shown(row.error, row.query) == row.expected);
}

TEST_CASE("Of a long query only the part around the error is shown") {
  const std::string query = std::string(60'000, 'a') + "é!" + std::string(40'000, 'b');
  const std::string text = shown({ErrorCode::query, "odd", "", 60'002}, query);
  CHECK(text ==
        "odd\n  … " + std::string(47, 'a') + "é!" + std::string(23, 'b') + " …\n  " + std::string(50, ' ') + "^\n");
}

#include "dispatch/input/line_reader.h"

#include <cstring>
#include <string>

#include <catch2/catch.hpp>

using namespace depeche;
using namespace depeche::dispatch;

namespace {

// Gives `piece` bytes at a time, then an error if there is one.
class Pieces final : public base::ByteSource {
 public:
  Pieces(std::string bytes, std::size_t piece, bool fails = false)
      : bytes_(std::move(bytes)), piece_(piece), fails_(fails) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t got = std::min({size, piece_, bytes_.size() - at_});
    if (got == 0 && fails_) return fail(ErrorCode::io, "input/output error");
    std::memcpy(to, bytes_.data() + at_, got);
    at_ += got;
    return got;
  }

 private:
  std::string bytes_;
  std::size_t piece_;
  bool fails_;
  std::size_t at_ = 0;
};

std::string read(const std::string& bytes, std::size_t piece, std::size_t max_bytes) {
  Pieces source(bytes, piece);
  LineReader lines(source, max_bytes, 64);
  std::string all;
  while (true) {
    const auto line = lines.next();
    REQUIRE(line);
    if (!*line) return all;
    all += std::to_string((*line)->number) + ((*line)->too_long ? "!" : ":") + std::string((*line)->text) + ";";
  }
}

}  // namespace

TEST_CASE("Lines come out the same whatever pieces their bytes come in") {
  const struct {
    const char* bytes;
    const char* expected;
  } cases[] = {
      {"", ""},
      {"a", "1:a;"},
      {"a\n", "1:a;"},
      {"\n", "1:;"},
      {"a\n\nb", "1:a;2:;3:b;"},
      {"a\r\nb", "1:a\r;2:b;"},
      {"abcd\ne", "1:abcd;2:e;"},
      {"abcde\nf", "1!;2:f;"},
      {"abcdefghijkl", "1!;"},
      {"abcdefghijkl\n", "1!;"},
      {"abcdefghijkl\n\nm", "1!;2:;3:m;"},
  };
  for (const auto& c : cases)
    for (const std::size_t piece : {1U, 2U, 3U, 5U, 1000U}) {
      INFO(c.bytes << " in pieces of " << piece);
      CHECK(read(c.bytes, piece, 4) == c.expected);
    }
}

TEST_CASE("Lines over several blocks are whole, and those beyond the limit are passed over") {
  const std::string longer(700'000, 'x');
  const std::string bytes = "a\n" + longer + "\nb\n" + longer + longer + "\nc";
  CHECK(read(bytes, 100'000, 700'000) == "1:a;2:" + longer + ";3:b;4!;5:c;");
}

TEST_CASE("An error of the source is passed on and ends the lines") {
  Pieces source("a\nb", 100, true);
  LineReader lines(source, 10, 64);
  CHECK(lines.next().value()->text == "a");
  REQUIRE_FALSE(lines.next());
}

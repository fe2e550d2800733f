#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "base/message.h"

namespace depeche::test {
namespace {

struct Message {
  std::vector<std::string> english;  // one, or the singular and the plural
  std::vector<std::string> french;
};

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

std::vector<std::string> texts_at(const std::string& bytes, std::size_t at) {
  const std::string joined = bytes.substr(number_at(bytes, at + 4), number_at(bytes, at));
  std::vector<std::string> texts(1);
  for (const char c : joined)
    if (c == '\0')
      texts.emplace_back();
    else
      texts.back() += c;
  return texts;
}

// The messages of a compiled catalogue ("The Format of GNU MO Files" in the manual of gettext), but for its head.
std::vector<Message> messages_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  REQUIRE(bytes.size() > 28);
  std::vector<Message> messages;
  for (std::uint32_t i = 0; i < number_at(bytes, 8); ++i) {
    Message message{texts_at(bytes, number_at(bytes, 12) + 8 * i), texts_at(bytes, number_at(bytes, 16) + 8 * i)};
    if (!message.english.front().empty()) messages.push_back(std::move(message));
  }
  return messages;
}

std::vector<Message> french_messages() { return messages_of(DEPECHE_CATALOGUES "/fr/LC_MESSAGES/depeche.mo"); }

// Which pieces appear in the filled pattern. One that asks for more than there are throws.
std::set<std::string> pieces_shown(const std::string& pattern, std::size_t pieces_given) {
  REQUIRE(pieces_given <= 8);
  const std::vector<std::string> all{"⟦0⟧", "⟦1⟧", "⟦2⟧", "⟦3⟧", "⟦4⟧", "⟦5⟧", "⟦6⟧", "⟦7⟧"};
  const auto given = [&](std::size_t at) { return at < pieces_given ? all[at] : std::string(); };
  const std::string filled =
      base::filled(pattern.c_str(), {given(0), given(1), given(2), given(3), given(4), given(5), given(6), given(7)});
  std::set<std::string> shown;
  for (const std::string& piece : all)
    if (filled.find(piece) != std::string::npos) shown.insert(piece);
  return shown;
}

TEST_CASE("A translation shows every piece that its message shows") {
  for (const Message& message : french_messages()) {
    CAPTURE(message.english, message.french);
    const auto shown = pieces_shown(message.english.back(), 8);
    for (const std::string& french : message.french) {
      CHECK_NOTHROW(pieces_shown(french, shown.size()));
      // One of something may be said without its number.
      if (message.french.size() == 1 || &french == &message.french.back()) CHECK(pieces_shown(french, 8) == shown);
    }
  }
}

TEST_CASE("A translation has the signs that people type as its message has them") {
  for (const Message& message : french_messages())
    for (const std::string& french : message.french)
      for (const char sign : std::string("~*^|$<>[]_=@%&")) {
        CAPTURE(message.english, french, sign);
        CHECK(std::ranges::count(french, sign) == std::ranges::count(message.english.back(), sign));
      }
}

TEST_CASE("A translation has the signs of French") {
  for (const Message& message : french_messages())
    for (const std::string& french : message.french) {
      CAPTURE(french);
      for (const char* wrong : {" :", " ;", " ?", " !", " »", "« ", "'", "...", "\u00A0;", "\u00A0?", "\u00A0!"})
        // What stands in a command is as it is typed.
        if (message.english.front().find(wrong) == std::string::npos) CHECK(french.find(wrong) == std::string::npos);
    }
}

}  // namespace
}  // namespace depeche::test

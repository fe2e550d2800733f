#pragma once

// What the library and the programs say to people, in the language of the process. The English text stands in the code
// and is the key of its translation; the translations are the GNU gettext catalogues of common/messages.

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace depeche {
namespace base {

// What stands in the place of a {}: a text or a whole number.
class Piece {
 public:
  Piece(std::string_view text) : text_(text) {}
  Piece(const std::string& text) : text_(text) {}
  Piece(const char* text) : text_(text) {}
  Piece(char character) : text_(1, character) {}
  template <std::integral Number>
  Piece(Number number) : text_(std::to_string(number)) {}

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// The translation of `english`, or `english` itself when there is none. Lives as long as the process.
const char* translated(const char* english);
const char* translated(std::size_t count, const char* one, const char* many);
// `pattern` with the pieces in the places of its {} (or {0}, {1}, in any order). A brace itself is written twice.
std::string filled(const char* pattern, std::initializer_list<Piece> pieces);

}  // namespace base

// `english`, in the language of the process, with `pieces` in the places of its {}. It must be a literal, so that
// scripts/messages finds it. Safe from any thread.
template <class... Pieces>
std::string tr(const char* english, const Pieces&... pieces) {
  return base::filled(base::translated(english), {base::Piece(pieces)...});
}

// The same in two texts: for `count` of one, and for any other. In French, none is like one.
template <class... Pieces>
std::string trn(std::size_t count, const char* one, const char* many, const Pieces&... pieces) {
  return base::filled(base::translated(count, one, many), {base::Piece(pieces)...});
}

// Marks a literal of a table that is handed to tr() later.
constexpr const char* to_translate(const char* english) { return english; }

}  // namespace depeche

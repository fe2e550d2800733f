#pragma once

// Text as a terminal shows it: harmless, measured in columns, wrapped, with some of it marked.

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "depeche/search.h"

namespace depeche::render {

inline constexpr std::string_view kLook = "\x1b[";  // before parameters of SGR
inline constexpr std::string_view kLookEnd = "m";
inline constexpr std::string_view kReset = "\x1b[0m";
inline constexpr std::string_view kLink = "\x1b]8;;";  // before a URI; without one it ends a link
inline constexpr std::string_view kLinkEnd = "\x1b\\";

inline constexpr std::string_view kBetween = " \xC2\xB7 ";  // a middle dot, between the parts of a line
inline constexpr std::size_t kNarrowest = 20;               // columns; a narrower terminal breaks our lines

// The columns of a text, those of its characters (base/unicode.h) added up.
std::size_t columns(std::string_view text);

// What a terminal would obey, or ill-formed bytes: controls (C0, C1, DEL) and what turns the direction of writing
// around.
bool is_harmful(base::CodePoint c);
// `text` without it: tabs and line breaks become blanks, all else of that U+FFFD.
std::string printable(std::string_view text);

// A byte range of a text that looks otherwise than the rest.
struct LookMark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view look;
};
std::vector<LookMark> marks_of(const std::vector<Highlight>& highlights, std::string_view look);

// How a run of text looks, in parameters of SGR: `base`, but where `marks` (in order, never overlapping) say otherwise;
// both only in colour. It leads to `link`, a URI in printable ASCII; anything else is no link.
struct Markup {
  std::string_view base;
  std::vector<LookMark> marks = {};
  bool color = false;
  std::string_view link = {};
};

// How lines are laid out, in columns. The first line starts at column `used`, behind what the caller wrote.
struct Layout {
  std::size_t width = 100;
  std::size_t indent = 0;
  std::size_t used = 0;
};

// Writes `text` in lines broken at ordinary blanks (a no-break space holds its neighbours together, as French
// typography wants around « » : ; ! ?), ending with a newline. A word wider than a line gets a line of its own.
void write_wrapped(std::string_view text, const Markup& markup, const Layout& layout, std::ostream& out);

// `text` as it is, in this look if there are colours.
void write_look(std::string_view text, std::string_view look, bool color, std::ostream& out);

}  // namespace depeche::render

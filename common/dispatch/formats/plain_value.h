#pragma once

// Reads values of JSON, CSV and header lines that are HTML, or hold some.

#include <optional>
#include <string>
#include <string_view>

namespace depeche::dispatch {

// The text of a value that has tags of HTML ("<p>", "<br/>", "<a href=…>") or entities ("&rsquo;", "&#233;"). Without
// elements that begin a paragraph, its own line ends stay. Nothing for any other value, such as one that merely holds
// "<" or "&".
std::optional<std::string> text_of_marked_up(std::string_view value);

}  // namespace depeche::dispatch

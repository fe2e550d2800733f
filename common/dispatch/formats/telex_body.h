#pragma once

// The text of a message of a wire: lines of a headline and the like, and paragraphs.

#include <string>
#include <string_view>
#include <vector>

namespace depeche::dispatch {

// Empty for what the text does not have.
struct TelexBody {
  std::string title;
  std::string slug;                // of ANPA: "BC-US--Giant Lobster Death"
  std::string credits;             // "By Helen Maguire, dpa"
  std::string abstract;            // of ANPA
  std::vector<std::string> takes;  // what stands above the headline: "1ST LEAD", "Situation"
  std::string note;                // to editors: what is not to be published
  std::string text;                // with a blank line between paragraphs
};

// Reads `text`, from behind STX to ETX. Lines of a headline end at a line that ends with "=", within the first eight;
// the last of them is the headline, or a line "By …" below it. In ANPA they begin with "^". A paragraph begins behind a
// blank line or with an indented one; its lines are joined.
TelexBody read_telex_body(std::string_view text, bool is_anpa);

}  // namespace depeche::dispatch

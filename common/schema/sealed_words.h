#pragma once

// The small files that say what an index is hold one line each: words separated by blanks, the last of which is a
// checksum of the others. So a line that was cut, emptied or changed is noticed.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::schema {

// The line, with its checksum and a line break. The words must hold neither blanks nor line breaks.
std::string seal_words(const std::vector<std::string>& words);

// The words of a line without the checksum. Nothing when the line is not as seal_words() wrote it.
std::optional<std::vector<std::string>> unseal_words(std::string_view line);

}  // namespace depeche::schema

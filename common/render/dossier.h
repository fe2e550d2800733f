#pragma once

// What the pages of a dossier have in common.

#include <string>
#include <string_view>
#include <vector>

#include "depeche/search.h"

namespace depeche::render {

// The line below a title: status, moment or date, source, place.
std::vector<std::string> head_of(const Hit& hit);
// "+3 versions; later: ID, ID"; empty for a hit without versions.
std::string versions_of(const Hit& hit);
// The paragraphs of a text.
std::vector<std::string_view> paragraphs_of(std::string_view text);
// "retrait OTSC", or the number of the dispatches when they were asked for by their ids.
std::string dossier_title(const SearchResults& results);
// "7 of 120 dispatches", "at least 1,200": how many there are.
std::string dossier_count(const SearchResults& results);
// What stands below that: explanations and notices, each a line.
std::vector<std::string> dossier_remarks(const SearchResults& results);

}  // namespace depeche::render

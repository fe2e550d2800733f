#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "base/xapian.h"
#include "schema/part_database.h"
#include "text/token.h"

namespace depeche::query {

// The most words of its family that one word also stands for.
inline constexpr std::size_t kMostOfFamily = 4;

// Whether two words, without case and accents, are derived from one root: fermer and fermeture, grève and gréviste.
// That is what is left of at least four letters when endings of derivation are taken off. A few that only look so
// (départ and département) are of one family, too.
bool are_of_one_family(std::string_view folded, std::string_view other);

// Words of the indexes that are of the word's family and that two dispatches have, of each other stem the most
// frequent; those that share the most letters with it and are frequent come first. Throws as Xapian does, and
// base::DeadlinePassed.
std::vector<std::string> family_of(const text::Word& word, const std::vector<schema::PartDatabase>& databases,
                                   const base::Deadline& deadline);

}  // namespace depeche::query

#pragma once

// Queries that the page writes for its readers, in the language of depeche-query(7).

#include <string>
#include <string_view>

#include "page/address.h"

namespace depeche::page {

// The query, without what has this value under the name: `gaz -agence:"AFP"`.
std::string excluding(std::string query, std::string_view field, std::string_view value);

// The address of the search that the builder's fields ask for: "words", "all", "phrase", "any", "none" become the
// query, the other fields stay what they are.
Address built(const Address& form);

}  // namespace depeche::page

#pragma once

// Properties in the index: the terms that find their values, and the slots in which facets count them.
//
// A dispatch that has the property `bureau` has the term "Kbureau:". Each word of a value has a term behind that, and
// so has each pair of words that follow each other within one value: "Kbureau:nice", "Kbureau:nice matin". So words in
// a row are found by terms alone.
//
// The slot of a name is a hash of it. Names that share a slot are told apart by a check beside each value. Dispatches
// without properties have none of this.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/xapian.h"
#include "depeche/dispatch.h"

namespace depeche::schema {

inline constexpr std::string_view kPropertyPrefix = "K";

// Every dispatch that has the property, or had it with a value without words, has this term.
std::string property_term(std::string_view name);
// `folded`: a word without case and accents.
std::string property_term(std::string_view name, std::string_view folded);
std::string property_term(std::string_view name, std::string_view folded, std::string_view next);
// The terms of dispatches that have the words, folded, in a row in one value; none without words. A row of three words
// or more is also found where its pairs stand in different values.
std::vector<std::string> property_terms(std::string_view name, const std::vector<std::string>& words);

// Whether agencies have the property in common: one of known_properties().
bool is_common_property(std::string_view name);
// The names that the documents of a database have, in the order of their bytes. Throws as Xapian does.
std::vector<std::string> property_names(const Xapian::Database& database);
bool has_property(std::string_view name, const Xapian::Database& database);

// The slot of the name's values.
unsigned property_slot(std::string_view name);
// Adds a value to what stands in the slot of its name for one document.
void put_property_value(std::string_view name, std::string_view value, std::string& slot);
// The values of the name among all that stand in its slot. Views of `slot`; what is damaged is left out.
std::vector<std::string_view> property_values(std::string_view name, std::string_view slot);

// What a value is searched by beside itself: its code, and what the code, the degree of urgency or the language is
// called. None is empty, and none is the value.
std::vector<std::string> other_names(const Property& property);
// What facets count a value as: the name of its subject, its degree of urgency, its language, or the value.
std::string counted_value(const Property& property);

}  // namespace depeche::schema

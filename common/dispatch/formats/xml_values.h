#pragma once

// Small questions that the readers of XML formats ask.

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// The children whose name is `lower_name` in any case.
std::vector<base::XmlElement> children_like(const base::XmlElement& element, std::string_view lower_name);

// The first child of a child of …, the names in any case. It may be none.
base::XmlElement at_like(const base::XmlElement& element, std::initializer_list<std::string_view> lower_path);

// The text of the first child of that name, in any case, that has any.
std::string text_like(const base::XmlElement& element, std::string_view lower_name);

// Everything below the element as one line, the texts of its elements set apart by blanks.
std::string line_of(const base::XmlElement& element);

// Adds a property unless value and code are blank.
void say(RawItem& item, std::string_view name, std::string_view value, std::string_view code = {});

// Adds what stands between the separators as one value each.
void say_each(RawItem& item, std::string_view name, std::string_view values, std::string_view separators);

// A number of words, without leading zeros; nothing for none.
void say_word_count(RawItem& item, std::string_view count);

// The first of the dates that has an hour, else the first that is there.
std::string first_with_hour(std::initializer_list<std::string> dates);

// The moment at which a version was written (version_date.h). Either may be empty.
std::string written_moment(const std::string& created, const std::string& revised);

// Where a dateline says that it was written: "STOCKHOLM" for "STOCKHOLM, Aug 29, 2014 (AFP) -". Empty when it begins
// with a date.
std::string place_of_dateline(std::string_view dateline);

// The language, as the two letters of ISO 639 where it has them ("fr" for "FR", "fr-BE" and "fra"), unless one is named
// already.
void say_language(RawItem& item, std::string_view code);

bool has_property(const RawItem& item, std::string_view name);

// A country by its name or its code in ISO 3166.
void say_country(RawItem& item, std::string_view written);

// "subj:02008000" for the eight digits of a subject code of the IPTC; any other code as it is.
std::string subject_code(std::string_view written);

// Whether a status, as a format writes it, says that the item is withdrawn.
bool is_withdrawal(std::string_view status);

// What a withdrawal says that has no word of its own.
inline constexpr std::string_view kWithdrawn = "Dépêche annulée par son agence.";

}  // namespace depeche::dispatch

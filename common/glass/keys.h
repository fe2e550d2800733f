#pragma once

// Keys and numbers as Xapian's tables of 1.4 write them; numbers without order are those of base/varint.h.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace depeche::glass {

using DocumentId = std::uint32_t;  // from 1

// So that byte order is the numbers' order.
void put_sortable(std::string& out, std::uint32_t value);
// Takes one off the front of `in`; nothing when there is none.
std::optional<std::uint32_t> take_sortable(std::string_view& in);

// In the table of postings, in this order:
std::string metadata_key(std::string_view name);
std::string value_statistics_key(unsigned slot);
std::string value_chunk_key(unsigned slot, DocumentId first);
// Of a term's postings, or with an empty term the lengths of all documents.
std::string first_chunk_key(std::string_view term);
std::string next_chunk_key(std::string_view term, DocumentId first);

}  // namespace depeche::glass

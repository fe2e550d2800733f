#pragma once

// Keys and numbers as Xapian's tables of 1.4 write them; numbers without order are those of base/varint.h.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace depeche::glass {

using DocumentId = std::uint32_t;  // from 1

// Writes a number so that byte order is the order of numbers.
void put_sortable(std::string& out, std::uint32_t value);
// Removes one from the front of `in`. Nothing when there is none.
std::optional<std::uint32_t> take_sortable(std::string_view& in);

// In the table of postings, in this order:
inline constexpr std::string_view kMetadataBeginning{"\0\xC0", 2};  // of all keys of metadata
std::string metadata_key(std::string_view name);
std::string value_statistics_key(unsigned slot);
// What all keys of chunks of a slot begin with.
std::string value_slot_key(unsigned slot);
std::string value_chunk_key(unsigned slot, DocumentId first);
// The key of a term's postings; with an empty term, of the lengths of all documents.
std::string first_chunk_key(std::string_view term);
std::string next_chunk_key(std::string_view term, DocumentId first);

}  // namespace depeche::glass

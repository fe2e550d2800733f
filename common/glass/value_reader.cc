#include "glass/value_reader.h"

#include <cstddef>

#include "base/message.h"
#include "base/varint.h"
#include "base/xapian.h"

namespace depeche::glass {
namespace {

// Of slots; a search asks for few.
constexpr std::size_t kMostPlaces = 16;

[[noreturn]] void bad_values() { throw Xapian::DatabaseCorruptError(tr("values are damaged")); }

}  // namespace

std::string_view ValueReader::value(DocumentId document, unsigned slot) {
  auto known = places_.find(slot);
  if (known == places_.end()) {
    if (places_.size() >= kMostPlaces) places_.clear();
    known = places_.emplace(slot, Place{table_}).first;
  }
  Place& place = known->second;
  if (place.has_chunk && document >= place.at)
    if (const auto value = value_in_chunk(document, place)) return *value;
  go_to_chunk(document, slot, place);
  return place.has_chunk ? value_in_chunk(document, place).value_or(std::string_view()) : std::string_view();
}

// To the first value of the chunk that has the document, if any has.
void ValueReader::go_to_chunk(DocumentId document, unsigned slot, Place& place) {
  place.has_chunk = false;
  const std::string slot_key = value_slot_key(slot);
  place.table.find_last_not_behind(value_chunk_key(slot, document));
  std::string_view key = place.table.key();
  if (!key.starts_with(slot_key)) return;
  key.remove_prefix(slot_key.size());
  const auto first = take_sortable(key);
  if (!first || !key.empty() || place.table.is_compressed()) bad_values();
  place.at = *first;
  place.begin = 0;
  place.has_chunk = true;
}

// As ValueChunk writes them. Empty when the document has none; nothing at the end of the chunk.
std::optional<std::string_view> ValueReader::value_in_chunk(DocumentId document, Place& place) {
  const std::string_view chunk = place.table.tag();
  for (;;) {
    std::string_view left = chunk.substr(place.begin);
    const auto value = base::take_string(left);
    if (!value) bad_values();
    if (place.at >= document) return place.at == document ? *value : std::string_view();
    if (left.empty()) return std::nullopt;
    const auto gap = base::take_varint(left);
    if (!gap) bad_values();
    place.at += *gap + 1;
    place.begin = chunk.size() - left.size();
  }
}

}  // namespace depeche::glass

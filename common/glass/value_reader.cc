#include "glass/value_reader.h"

#include "base/message.h"
#include "base/varint.h"
#include "base/xapian.h"

namespace depeche::glass {
namespace {

[[noreturn]] void bad_values() { throw Xapian::DatabaseCorruptError(tr("values are damaged")); }

}  // namespace

std::optional<ValueReader> ValueReader::open(const std::filesystem::path& database, std::uint64_t revision) {
  auto table = TableReader::open(database, "postlist", revision);
  if (!table) return std::nullopt;
  return ValueReader(std::move(*table));
}

// As ValueChunk writes them.
std::string_view ValueReader::value(DocumentId document, unsigned slot) {
  const std::string slot_key = value_slot_key(slot);
  table_.find_last_not_behind(value_chunk_key(slot, document));
  std::string_view key = table_.key();
  if (!key.starts_with(slot_key)) return {};
  key.remove_prefix(slot_key.size());
  const auto first = take_sortable(key);
  if (!first || !key.empty() || table_.is_compressed()) bad_values();
  std::uint64_t at = *first;
  for (std::string_view left = table_.tag(); at <= document; ++at) {
    const auto value = base::take_string(left);
    if (!value) bad_values();
    if (at == document) return *value;
    if (left.empty()) break;
    const auto gap = base::take_varint(left);
    if (!gap) bad_values();
    at += *gap;
  }
  return {};
}

}  // namespace depeche::glass

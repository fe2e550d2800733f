#include "glass/metadata_reader.h"

#include "base/message.h"
#include "base/varint.h"
#include "base/xapian.h"
#include "glass/keys.h"

namespace depeche::glass {

std::string_view MetadataReader::metadata(std::string_view name) {
  if (!table_.find(metadata_key(name))) return {};
  if (table_.is_compressed()) throw Xapian::DatabaseCorruptError(tr("metadata are damaged"));
  return table_.tag();
}

// They stand in front of the postings.
std::uint32_t MetadataReader::documents_with(std::string_view term) {
  if (!table_.find(first_chunk_key(term))) return 0;
  std::string_view tag = table_.tag();
  const auto documents = base::take_varint(tag);
  if (!documents || table_.is_compressed()) throw Xapian::DatabaseCorruptError(tr("postings are damaged"));
  return static_cast<std::uint32_t>(*documents);
}

}  // namespace depeche::glass

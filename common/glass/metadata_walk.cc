#include "glass/metadata_walk.h"

#include <string>

#include "base/message.h"
#include "base/xapian.h"

namespace depeche::glass {

bool MetadataWalk::find(std::string_view name) {
  const std::string key = metadata_key(name);
  table_.find_last_not_behind(key);
  while (table_.key() < key)
    if (!table_.next()) return false;
  return is_metadata();
}

bool MetadataWalk::next() { return table_.next() && is_metadata(); }

bool MetadataWalk::next_beyond(std::size_t shared) {
  return table_.next_beyond(kMetadataBeginning.size() + shared) && is_metadata();
}

// Postings and values stand behind the metadata.
bool MetadataWalk::is_metadata() const {
  if (!table_.key().starts_with(kMetadataBeginning)) return false;
  if (table_.is_compressed()) throw Xapian::DatabaseCorruptError(tr("metadata are damaged"));
  return true;
}

}  // namespace depeche::glass

#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/message.h"
#include "base/xapian.h"
#include "depeche/index.h"
#include "index/directory/committed.h"
#include "schema/fields.h"
#include "schema/index_directory.h"
#include "schema/property_values.h"
#include "schema/version.h"

namespace depeche {
namespace {

namespace fs = std::filesystem;

std::uintmax_t bytes_of(const fs::path& file) {
  std::error_code error;
  const auto bytes = fs::file_size(file, error);
  return error ? 0 : bytes;
}

std::uintmax_t bytes_in(const Xapian::Database& database, Xapian::valueno slot) {
  std::uintmax_t bytes = 0;
  for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value)
    bytes += (*value).size();
  return bytes;
}

std::uintmax_t bytes_under(const Xapian::Database& database, std::string_view prefix) {
  const std::string start(prefix);
  std::uintmax_t bytes = 0;
  for (auto key = database.metadata_keys_begin(start); key != database.metadata_keys_end(start); ++key)
    bytes += (*key).size() + database.get_metadata(*key).size();
  return bytes;
}

// In the slots of their names, and of the credits.
std::uintmax_t bytes_of_properties(const Xapian::Database& database) {
  std::set<unsigned> slots{schema::property_slot(schema::field_info(schema::Field::credits).name)};
  for (const std::string& name : schema::property_names(database)) slots.insert(schema::property_slot(name));
  std::uintmax_t bytes = 0;
  for (const unsigned slot : slots) bytes += bytes_in(database, slot);
  return bytes;
}

std::vector<IndexPart> parts_of(const Xapian::Database& database, const fs::path& generation) {
  std::vector<IndexPart> parts{
      {to_translate("records"), bytes_in(database, schema::kRecordSlot)},
      {to_translate("mentioned dates"), bytes_in(database, schema::kMentionsSlot)},
      {to_translate("dates and embargoes"), bytes_in(database, schema::kDateSlot) +
                                                bytes_in(database, schema::kEmbargoSlot) +
                                                bytes_in(database, schema::kMomentSlot)},
      {to_translate("sources and places"),
       bytes_in(database, schema::kSourceSlot) + bytes_in(database, schema::kPlaceSlot)},
      {to_translate("properties"), bytes_of_properties(database)},
      {to_translate("content hashes"), bytes_in(database, schema::kHashSlot)},
      {to_translate("dictionary of forms"), bytes_under(database, schema::kFormsPrefix)},
      {to_translate("acronyms"),
       bytes_under(database, schema::kAcronymPrefix) + bytes_under(database, schema::kOpeningPrefix)},
      {to_translate("known files"), bytes_under(database, schema::kFilePrefix)},
      {to_translate("record dictionary"), database.get_metadata(std::string(schema::kRecordDictionaryKey)).size()},
  };
  std::uintmax_t counted = 0;
  for (const IndexPart& part : parts) counted += part.bytes;
  const std::uintmax_t table = bytes_of(generation / "postlist.glass");
  parts.push_back({to_translate("postings and lengths"), table > counted ? table - counted : 0});
  parts.insert(parts.begin() + 1, {to_translate("word streams"),
                                   bytes_of(generation / "streams") + bytes_of(generation / "streams.rows")});
  parts.push_back(
      {to_translate("topics"), bytes_of(generation / "topics") + bytes_of(generation / "topics.documents")});
  parts.push_back({to_translate("term lists"), bytes_of(generation / "termlist.glass")});
  return parts;
}

}  // namespace

Result<std::vector<IndexPart>> index_parts(const fs::path& index) {
  return index::read_committed(index, [&](const index::CommittedParts& parts) -> Result<std::vector<IndexPart>> {
    std::vector<IndexPart> sums;
    for (const index::Committed& part : parts) {
      std::vector<IndexPart> of_part = parts_of(part.database, part.generation);
      for (std::size_t i = 0; i < sums.size(); ++i) sums[i].bytes += of_part[i].bytes;
      if (sums.empty()) sums = std::move(of_part);
    }
    return sums;
  });
}

}  // namespace depeche

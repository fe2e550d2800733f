#include "schema/part_file.h"

#include <cstdint>
#include <cstring>
#include <utility>

#include <xxhash.h>

#include "base/message.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kFormat = 1;

struct Head {
  char mark[16] = {};
  std::uint32_t format = kFormat;
  std::uint32_t unused = 0;
  base::Uuid database{};
  std::uint64_t also_unused[2] = {};
  std::uint64_t checksum = 0;
};
static_assert(sizeof(Head) == kPartHeadBytes);

base::MappedFile map(const fs::path& path) {
  auto file = base::MappedFile::open(path);
  if (file) return std::move(*file);
  if (file.error().code == ErrorCode::not_found) throw Xapian::DatabaseCorruptError(tr("{} is missing", path.string()));
  if (file.error().code == ErrorCode::corrupt) throw Xapian::DatabaseCorruptError(file.error().message);
  throw Xapian::DatabaseOpeningError(file.error().message);
}

bool is_of_another_database(std::string_view bytes, std::string_view mark) {
  Head head;
  std::memcpy(&head, bytes.data(), sizeof head);
  return part_head(mark, head.database) == bytes;
}

}  // namespace

Owner owner_of(const Xapian::Database& database) {
  const auto uuid = base::parse_uuid(database.get_uuid());
  if (!uuid) throw Xapian::DatabaseCorruptError(tr("the database has no name"));
  return {*uuid, database.get_lastdocid()};
}

std::string part_head(std::string_view mark, const base::Uuid& database) {
  Head head;
  mark.copy(head.mark, sizeof head.mark);
  head.database = database;
  head.checksum = XXH3_64bits(&head, offsetof(Head, checksum));
  return {reinterpret_cast<const char*>(&head), sizeof head};
}

PartFile::PartFile(const fs::path& path, std::string_view mark, const base::Uuid& database)
    : file_(map(path)), head_(part_head(mark, database)) {
  const std::string_view bytes = file_.bytes();
  if (bytes.size() < head_.size()) throw Xapian::DatabaseCorruptError(tr("{} is cut off", path.string()));
  const std::string head(bytes.substr(0, head_.size()));
  if (head != head_ && is_of_another_database(head, mark))
    throw Xapian::DatabaseCorruptError(
        tr("{} belongs to another index, or to another generation of it", path.string()));
  if (head != head_) throw Xapian::DatabaseCorruptError(tr("{} is damaged at its beginning", path.string()));
  body_ = bytes.substr(head_.size());
}

bool PartFile::holds(const base::FileStamp& now) const {
  return now.same_file(stamp()) && now.size >= stamp().size && !lost() &&
         file_.bytes().substr(0, head_.size()) == head_ && !lost();
}

}  // namespace depeche::schema

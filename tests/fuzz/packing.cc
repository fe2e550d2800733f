#include "fuzz/packing.h"

#include <memory>

#include <archive.h>
#include <archive_entry.h>

namespace depeche::fuzz {
namespace {

constexpr std::size_t kMostMembers = 16;
constexpr std::size_t kLongestMember = 100'000;

struct Freeing {
  void operator()(archive* handle) const { archive_free(handle); }
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
using Handle = std::unique_ptr<archive, Freeing>;

la_ssize_t append(archive*, void* to, const void* bytes, std::size_t size) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

std::string content_of(archive* reader) {
  std::string content;
  char buffer[4096];
  for (la_ssize_t count = 0; content.size() < kLongestMember; content.append(buffer, static_cast<std::size_t>(count))) {
    count = archive_read_data(reader, buffer, sizeof buffer);
    if (count <= 0) break;
  }
  return content;
}

void add(archive* writer, const Member& member) {
  const std::unique_ptr<archive_entry, Freeing> entry(archive_entry_new());
  archive_entry_set_pathname(entry.get(), member.name.c_str());
  archive_entry_set_filetype(entry.get(), member.name.ends_with('/') ? AE_IFDIR : AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(member.content.size()));
  if (archive_write_header(writer, entry.get()) < ARCHIVE_WARN) return;
  archive_write_data(writer, member.content.data(), member.content.size());
}

}  // namespace

std::vector<Member> unpacked(std::string_view packed) {
  const Handle reader(archive_read_new());
  archive_read_support_filter_all(reader.get());
  archive_read_support_format_tar(reader.get());
  archive_read_support_format_zip(reader.get());
  archive_read_support_format_raw(reader.get());
  std::vector<Member> members;
  if (archive_read_open_memory(reader.get(), packed.data(), packed.size()) != ARCHIVE_OK) return members;
  archive_entry* entry = nullptr;
  while (members.size() < kMostMembers && archive_read_next_header(reader.get(), &entry) >= ARCHIVE_WARN) {
    const char* name = archive_format(reader.get()) == ARCHIVE_FORMAT_RAW ? "" : archive_entry_pathname(entry);
    members.push_back({name == nullptr ? "" : name, content_of(reader.get())});
  }
  return members;
}

std::string packed(const char* format, const char* filter, const std::vector<Member>& members) {
  std::string bytes;
  const Handle writer(archive_write_new());
  archive_write_set_format_by_name(writer.get(), format);
  if (filter != std::string_view("none")) archive_write_add_filter_by_name(writer.get(), filter);
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  archive_write_set_options(writer.get(), "compression-level=1");
  if (archive_write_open(writer.get(), &bytes, nullptr, append, nullptr) != ARCHIVE_OK) return bytes;
  for (const Member& member : members) {
    add(writer.get(), member);
    if (format == std::string_view("raw")) break;
  }
  archive_write_close(writer.get());
  return bytes;
}

}  // namespace depeche::fuzz

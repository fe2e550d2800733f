#pragma once

// Archives and compressed files for tests, made in memory.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <catch2/catch.hpp>
#include <locale.h>

namespace depeche::test {

using Members = std::vector<std::pair<std::string, std::string>>;  // name, content; a name that ends in / is a folder

inline la_ssize_t append_packed(archive*, void* to, const void* bytes, std::size_t size) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

inline void add_member(archive* writer, const std::string& name, std::string_view content) {
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, name.c_str());
  archive_entry_set_filetype(entry, name.ends_with('/') ? AE_IFDIR : AE_IFREG);
  archive_entry_set_perm(entry, 0644);
  archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
  CHECK(archive_write_header(writer, entry) == ARCHIVE_OK);
  if (!content.empty()) CHECK(archive_write_data(writer, content.data(), content.size()) >= 0);
  archive_entry_free(entry);
}

// `format`: "zip", "gnutar", "raw", …; `filter`: "none", "gzip", "zstd", "bzip2", "xz".
inline std::string pack(const char* format, const char* filter, const Members& members,
                        const char* password = nullptr) {
  const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
  const locale_t before = ::uselocale(locale);
  std::string packed;
  archive* writer = archive_write_new();
  REQUIRE(archive_write_set_format_by_name(writer, format) == ARCHIVE_OK);
  if (filter != std::string_view("none")) REQUIRE(archive_write_add_filter_by_name(writer, filter) == ARCHIVE_OK);
  archive_write_set_bytes_in_last_block(writer, 1);
  if (password != nullptr) {
    REQUIRE(archive_write_set_options(writer, "zip:encryption=zipcrypt") == ARCHIVE_OK);
    REQUIRE(archive_write_set_passphrase(writer, password) == ARCHIVE_OK);
  }
  REQUIRE(archive_write_open(writer, &packed, nullptr, append_packed, nullptr) == ARCHIVE_OK);
  for (const auto& [name, content] : members) add_member(writer, name, content);
  CHECK(archive_write_close(writer) == ARCHIVE_OK);
  archive_write_free(writer);
  ::uselocale(before);
  ::freelocale(locale);
  return packed;
}

inline std::string compress(const char* filter, const std::string& content) {
  return pack("raw", filter, {{"content", content}});
}

}  // namespace depeche::test

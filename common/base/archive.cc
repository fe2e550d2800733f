#include "base/archive.h"

#include <clocale>
#include <new>
#include <utility>

#include <locale.h>  // NOLINT(modernize-deprecated-headers): <clocale> need not have newlocale
#include <sys/stat.h>

#include "base/libarchive.h"

namespace depeche::base {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kTarMagicAt = 257;

// libarchive converts names by the thread's locale, and makes what it cannot convert unreadable.
class Utf8Names {
 public:
  Utf8Names() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{})) {
    if (locale_ != locale_t{}) before_ = ::uselocale(locale_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() {
    if (locale_ == locale_t{}) return;
    ::uselocale(before_);
    ::freelocale(locale_);
  }

 private:
  locale_t locale_;
  locale_t before_{};
};

const char* name_of(archive_entry* entry) {
  const char* name = ::archive_entry_pathname(entry);
  return name != nullptr ? name : ::archive_entry_pathname_utf8(entry);
}

}  // namespace

bool looks_zipped(std::string_view head) {
  return head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv);
}

bool looks_archived(std::string_view head) {
  if (looks_zipped(head)) return true;
  return head.size() > kTarMagicAt && head.substr(kTarMagicAt).starts_with("ustar");
}

bool looks_packed(std::string_view head) { return looks_archived(head) || compression_of(head); }

class Unpacker::Impl {
 public:
  Impl(ByteSource& from, const UnpackLimits& limits)
      : reader_(from), limits_(limits), is_seekable_(from.seekable_size().has_value()) {}

  Status open() {
    if (!reader_.get()) throw std::bad_alloc();
    ::archive_read_support_format_tar(reader_.get());
    if (is_seekable_) ::archive_read_support_format_zip_seekable(reader_.get());
    ::archive_read_support_format_zip_streamable(reader_.get());
    const Utf8Names names;
    return reader_.open();
  }

  Result<std::optional<PackedMember>> next() {
    const Utf8Names names;
    while (!ended_) {
      archive_entry* entry = nullptr;
      const int status = ::archive_read_next_header(reader_.get(), &entry);
      if (status == ARCHIVE_EOF) break;
      if (status == ARCHIVE_RETRY) continue;
      if (status < ARCHIVE_WARN) {
        ended_ = true;
        return tl::unexpected(reader_.damage());
      }
      if (!is_file(entry)) continue;
      unpacked_ = 0;
      packed_before_ = reader_.bytes();
      return describe(entry);
    }
    ended_ = true;
    return std::nullopt;
  }

  Result<std::size_t> read(char* to, std::size_t size) {
    if (ended_) return std::size_t{0};
    const la_ssize_t got = ::archive_read_data(reader_.get(), to, size);
    if (got < 0) {
      ended_ = got == ARCHIVE_FATAL;
      return tl::unexpected(reader_.damage());
    }
    unpacked_ += static_cast<std::uint64_t>(got);
    const std::uint64_t packed = reader_.bytes() - packed_before_;
    if (auto status = check_unpacked(unpacked_, packed, limits_); !status) return tl::unexpected(status.error());
    return static_cast<std::size_t>(got);
  }

 private:
  static bool is_file(archive_entry* entry) {
    const bool is_link = ::archive_entry_hardlink(entry) != nullptr;
    return !is_link && ::archive_entry_filetype(entry) == AE_IFREG;
  }

  static PackedMember describe(archive_entry* entry) {
    const char* name = name_of(entry);
    const bool is_readable = name != nullptr && ::archive_entry_is_encrypted(entry) == 0;
    return {name != nullptr ? name : "", is_readable};
  }

  ArchiveReader reader_;
  UnpackLimits limits_;
  const bool is_seekable_;
  std::uint64_t packed_before_ = 0;  // bytes read when the current member began
  std::uint64_t unpacked_ = 0;       // of the current member
  bool ended_ = false;
};

Unpacker::Unpacker(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Unpacker::~Unpacker() = default;

Result<std::unique_ptr<Unpacker>> Unpacker::open(ByteSource& from, const UnpackLimits& limits) {
  auto impl = std::make_unique<Impl>(from, limits);
  if (auto status = impl->open(); !status) return tl::unexpected(status.error());
  return std::unique_ptr<Unpacker>(new Unpacker(std::move(impl)));
}

Result<std::optional<PackedMember>> Unpacker::next() { return impl_->next(); }
Result<std::size_t> Unpacker::read(char* to, std::size_t size) { return impl_->read(to, size); }

}  // namespace depeche::base

#include "base/archive.h"

#include <array>
#include <cerrno>
#include <clocale>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>  // NOLINT(modernize-deprecated-headers): <clocale> need not have newlocale
#include <sys/stat.h>

namespace depeche::base {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kUnpackedBlock = std::size_t{64} << 10;
constexpr std::size_t kTarMagicAt = 257;
constexpr std::array kMagics{"\x1F\x8B\x08"sv, "\x28\xB5\x2F\xFD"sv, "\xFD\67zXZ\0"sv, "PK\x03\x04"sv, "PK\x05\x06"sv};

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

struct ArchiveCloser {
  void operator()(archive* reader) const { ::archive_read_free(reader); }
};

void support_formats(archive* reader) {
  ::archive_read_support_filter_gzip(reader);
  ::archive_read_support_filter_bzip2(reader);
  ::archive_read_support_filter_xz(reader);
  ::archive_read_support_filter_zstd(reader);
  ::archive_read_support_format_tar(reader);
  ::archive_read_support_format_zip_streamable(reader);
  ::archive_read_support_format_empty(reader);
  ::archive_read_support_format_raw(reader);
}

const char* name_of(archive_entry* entry) {
  const char* name = ::archive_entry_pathname(entry);
  return name != nullptr ? name : ::archive_entry_pathname_utf8(entry);
}

Error bomb(const std::string& what) {
  return {ErrorCode::limit, "unpacks to " + what, "unpack it and see what is in there", std::nullopt};
}

}  // namespace

bool looks_packed(std::string_view head) {
  for (const std::string_view magic : kMagics)
    if (head.starts_with(magic)) return true;
  if (head.starts_with("BZh") && head.size() > 9 && head.substr(4, 6) == "1AY&SY"sv) return true;
  return head.size() > kTarMagicAt && head.substr(kTarMagicAt).starts_with("ustar");
}

class Unpacker::Impl {
 public:
  Impl(ByteSource& from, const UnpackLimits& limits) : from_(from), limits_(limits), buffer_(kUnpackedBlock) {}

  Status open() {
    reader_.reset(::archive_read_new());
    if (!reader_) return fail(ErrorCode::internal, "no memory to unpack with");
    support_formats(reader_.get());
    const Utf8Names names;
    if (::archive_read_open(reader_.get(), this, nullptr, &Impl::on_read, nullptr) != ARCHIVE_OK)
      return tl::unexpected(damage());
    return {};
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
        return tl::unexpected(damage());
      }
      if (!is_file(entry)) continue;
      unpacked_ = 0;
      packed_before_ = packed_;
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
      return tl::unexpected(damage());
    }
    unpacked_ += static_cast<std::uint64_t>(got);
    if (auto status = check_limits(); !status) return tl::unexpected(status.error());
    return static_cast<std::size_t>(got);
  }

 private:
  static la_ssize_t on_read(archive* reader, void* self, const void** block) {
    auto& impl = *static_cast<Impl*>(self);
    Result<std::size_t> got = impl.from_.read(impl.buffer_.data(), impl.buffer_.size());
    if (!got) {
      impl.source_error_ = std::move(got.error());
      ::archive_set_error(reader, EIO, "the source cannot be read");
      return -1;
    }
    impl.packed_ += *got;
    *block = impl.buffer_.data();
    return static_cast<la_ssize_t>(*got);
  }

  static bool is_file(archive_entry* entry) {
    const bool is_link = ::archive_entry_hardlink(entry) != nullptr;
    return !is_link && ::archive_entry_filetype(entry) == AE_IFREG;
  }

  PackedMember describe(archive_entry* entry) const {
    const char* name = name_of(entry);
    const bool is_raw = ::archive_format(reader_.get()) == ARCHIVE_FORMAT_RAW;
    if (is_raw) return {{}, true};
    return {name != nullptr ? name : "", name != nullptr && ::archive_entry_is_encrypted(entry) == 0};
  }

  Status check_limits() {
    const std::uint64_t packed = packed_ - packed_before_ + kUnpackedBlock;
    if (unpacked_ > limits_.member_bytes)
      return tl::unexpected(bomb("more than " + byte_count_words(limits_.member_bytes)));
    if (unpacked_ > limits_.ratio_counts_from && unpacked_ / limits_.ratio > packed)
      return tl::unexpected(bomb("more than " + std::to_string(limits_.ratio) + " times its size"));
    return {};
  }

  Error damage() const {
    if (source_error_) return *source_error_;
    const char* words = ::archive_error_string(reader_.get());
    return {ErrorCode::format, std::string("cannot be unpacked: ") + (words != nullptr ? words : "damaged"),
            "get a whole copy of it; encrypted archives must be unpacked first", std::nullopt};
  }

  ByteSource& from_;
  UnpackLimits limits_;
  std::vector<char> buffer_;
  std::unique_ptr<archive, ArchiveCloser> reader_;
  std::optional<Error> source_error_;
  std::uint64_t packed_ = 0;         // bytes read
  std::uint64_t packed_before_ = 0;  // when the current member began
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

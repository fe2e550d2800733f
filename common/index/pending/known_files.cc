#include "index/pending/known_files.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <iterator>

#include <sys/stat.h>
#include <xxhash.h>

#include "base/varint.h"
#include "dispatch/outcome/source_name.h"
#include "index/pending/source_paths.h"
#include "schema/version.h"

namespace depeche::index {
namespace {

// A file may change twice within one tick of its file system's clock, which is 10 ms or, without fractions of a second,
// up to two seconds. A file that is younger than that is read again the next time.
constexpr double kFineTickSeconds = 0.1;
constexpr double kCoarseTickSeconds = 2.1;

constexpr std::size_t kFirstFiles = 1024;

// What is kept of a file that is known no more; an empty value would not replace an older one in a merge.
constexpr std::string_view kForgotten = "-";

void put_time(std::string& out, const timespec& time) {
  base::put_varint(out, static_cast<std::uint64_t>(time.tv_sec));
  base::put_varint(out, static_cast<std::uint64_t>(time.tv_nsec));
}

void put_options(std::string& out, const ReadOptions& options) {
  base::put_string(out, DEPECHE_VERSION);
  base::put_varint(out, static_cast<std::uint64_t>(options.format));
  base::put_string(out, options.encoding);
  base::put_varint(out, options.max_bytes);
  base::put_varint(out, options.fields.size());
  for (const std::string& field : options.fields) base::put_string(out, field);
  for (const NameMapping& mapping : options.map) {
    base::put_string(out, mapping.name);
    base::put_string(out, mapping.target);
  }
}

bool is_settled(const timespec& time) {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  const double age =
      static_cast<double>(now.tv_sec - time.tv_sec) + static_cast<double>(now.tv_nsec - time.tv_nsec) / 1e9;
  return age > (time.tv_nsec != 0 ? kFineTickSeconds : kCoarseTickSeconds);
}

// How the file looks and how it is read, as a number; none for what is no file, or too young to tell.
std::optional<std::uint64_t> state_of(const std::string& file, const ReadOptions& options) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  if (!is_settled(status.st_ctim) || !is_settled(status.st_mtim)) return std::nullopt;
  std::string bytes;
  base::put_varint(bytes, status.st_dev);
  base::put_varint(bytes, status.st_ino);
  base::put_varint(bytes, static_cast<std::uint64_t>(status.st_size));
  put_time(bytes, status.st_mtim);
  put_time(bytes, status.st_ctim);
  put_options(bytes, options);
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string bytes_of(std::uint64_t state) { return {reinterpret_cast<const char*>(&state), sizeof state}; }

}  // namespace

KnownFiles::KnownFiles(const BaseParts& base, const std::filesystem::path& directory, std::size_t bytes_in_memory)
    : files_(directory, bytes_in_memory) {
  for (std::size_t part = 0; part < base.size(); ++part) base_.push_back(base[part].database());
}

std::string KnownFiles::stored(const std::string& key) const {
  for (auto part = base_.rbegin(); part != base_.rend(); ++part)
    if (std::string value = part->get_metadata(key); !value.empty()) return value;
  return {};
}

KnownFiles::Digest KnownFiles::digest_of(const std::string& path) {
  XXH128_canonical_t hash;
  XXH128_canonicalFromHash(&hash, XXH3_128bits(path.data(), path.size()));
  Digest digest;
  std::copy(std::begin(hash.digest), std::end(hash.digest), digest.begin());
  return digest;
}

std::string KnownFiles::key_of(const Digest& digest) {
  return std::string(schema::kFilePrefix).append(digest.data(), digest.size());
}

Result<std::optional<std::size_t>> KnownFiles::begin(const std::string& file, const ReadOptions& options) {
  path_ = dispatch::name_file(file).path;
  const auto state = state_of(file, options);
  const Digest digest = digest_of(path_);
  const std::string key = key_of(digest);
  if (state && !forgotten_.contains(key)) {
    const std::string value = stored(key);
    std::string_view kept = value;
    if (kept.starts_with(bytes_of(*state))) {
      kept.remove_prefix(sizeof *state);
      if (const auto dispatches = base::take_varint(kept)) return static_cast<std::size_t>(*dispatches);
    }
  }
  if (last_ + 1 >= files_.capacity())
    if (auto status = files_.reserve(std::max(kFirstFiles, files_.capacity() * 2)); !status)
      return tl::unexpected<Error>(status.error());
  given_ = file;
  options_ = options;
  current_ = ++last_;
  files_[current_] = {digest, state.value_or(0), 0, state.has_value(), false, false};
  return std::nullopt;
}

void KnownFiles::end(bool complete) {
  if (current_ == 0) return;
  File& file = files_[current_];
  file.known = complete && !file.spoilt && file.has_state && state_of(given_, options_) == file.state;
  known_ += file.known ? 1 : 0;
  current_ = 0;
}

KnownFiles::Number KnownFiles::count() {
  if (current_ != 0) ++files_[current_].dispatches;
  return current_;
}

void KnownFiles::forget_stored(const std::string& path) {
  if (current_ != 0 && is_at_or_below(path, path_)) return;
  any_at_or_above(path, [&](const std::string& above) {
    if (std::string key = key_of(above); !stored(key).empty()) forgotten_.insert(std::move(key));
    return false;
  });
}

void KnownFiles::forget(Number file) {
  if (file == 0) return;
  known_ -= files_[file].known ? 1 : 0;
  files_[file].known = false;
  files_[file].spoilt = true;
}

bool KnownFiles::changed() const { return known_ > 0 || !forgotten_.empty(); }

void KnownFiles::write(Xapian::WritableDatabase& database) const {
  for (const std::string& key : forgotten_) database.set_metadata(key, std::string(kForgotten));
  for (Number number = 1; number <= last_; ++number) {
    const File& file = files_[number];
    const std::string key = key_of(file.path);
    if (file.known) {
      std::string value = bytes_of(file.state);
      base::put_varint(value, file.dispatches);
      database.set_metadata(key, value);
    } else if (!stored(key).empty()) {
      database.set_metadata(key, std::string(kForgotten));
    }
    if (number % kFirstFiles == 0) files_.rest();
  }
}

void carry_known_files(const Xapian::Database& part, Xapian::WritableDatabase& database) {
  const std::string prefix(schema::kFilePrefix);
  for (auto key = part.metadata_keys_begin(prefix); key != part.metadata_keys_end(prefix); ++key)
    database.set_metadata(*key, part.get_metadata(*key));
}

}  // namespace depeche::index

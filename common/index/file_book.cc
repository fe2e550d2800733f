#include "index/file_book.h"

#include <algorithm>
#include <array>
#include <ctime>

#include <sys/stat.h>
#include <xxhash.h>

#include "base/varint.h"
#include "dispatch/source_name.h"
#include "index/source_paths.h"
#include "schema/version.h"

namespace depeche::index {
namespace {

// A file may change twice within one tick of its file system's clock, of 10 ms or, where there are no fractions, up to
// two seconds: what is younger than that is read again the next time.
constexpr double kFineTickSeconds = 0.1;
constexpr double kCoarseTickSeconds = 2.1;

// What is kept of a file that is known no more; an empty value would not replace an older one in a merge.
constexpr std::string_view kForgotten = "-";

std::string key_of(const std::string& path) {
  XXH128_canonical_t hash;
  XXH128_canonicalFromHash(&hash, XXH3_128bits(path.data(), path.size()));
  return std::string(schema::kFilePrefix) + std::string(reinterpret_cast<const char*>(hash.digest), sizeof hash.digest);
}

void put_time(std::string& out, const timespec& time) {
  base::put_varint(out, static_cast<std::uint64_t>(time.tv_sec));
  base::put_varint(out, static_cast<std::uint64_t>(time.tv_nsec));
}

void put_options(std::string& out, const ReadOptions& options) {
  base::put_string(out, DEPECHE_VERSION);
  base::put_varint(out, static_cast<std::uint64_t>(options.format));
  base::put_string(out, options.encoding);
  base::put_varint(out, options.max_bytes);
  for (const std::string& field : options.fields) base::put_string(out, field);
}

bool is_settled(const timespec& time) {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  const double age =
      static_cast<double>(now.tv_sec - time.tv_sec) + static_cast<double>(now.tv_nsec - time.tv_nsec) / 1e9;
  return age > (time.tv_nsec != 0 ? kFineTickSeconds : kCoarseTickSeconds);
}

// How the file looks and how it is read, as a few bytes; empty for what is no file, or too young to tell.
std::string state_of(const std::string& file, const ReadOptions& options) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  if (!is_settled(status.st_ctim) || !is_settled(status.st_mtim)) return {};
  std::string bytes;
  base::put_varint(bytes, status.st_dev);
  base::put_varint(bytes, status.st_ino);
  base::put_varint(bytes, static_cast<std::uint64_t>(status.st_size));
  put_time(bytes, status.st_mtim);
  put_time(bytes, status.st_ctim);
  put_options(bytes, options);
  const std::uint64_t hash = XXH3_64bits(bytes.data(), bytes.size());
  return {reinterpret_cast<const char*>(&hash), sizeof hash};
}

}  // namespace

std::optional<std::size_t> FileBook::begin(const std::string& file, const ReadOptions& options) {
  File now{file, dispatch::name_file(file).path, state_of(file, options), 0, false, false};
  const std::string key = key_of(now.path);
  if (!now.state.empty() && !forgotten_.contains(key)) {
    const std::string value = base_.get_metadata(key);
    std::string_view kept = value;
    if (kept.starts_with(now.state)) {
      kept.remove_prefix(now.state.size());
      if (const auto dispatches = base::take_varint(kept)) return static_cast<std::size_t>(*dispatches);
    }
  }
  options_ = options;
  files_.push_back(std::move(now));
  current_ = static_cast<Number>(files_.size() - 1);
  return std::nullopt;
}

void FileBook::end(bool complete) {
  File& file = files_[current_];
  file.known = complete && !file.spoilt && !file.state.empty() && state_of(file.given, options_) == file.state;
  current_ = 0;
}

FileBook::Number FileBook::count() {
  ++files_[current_].dispatches;
  return current_;
}

void FileBook::forget_stored(const std::string& path) {
  if (current_ != 0 && is_at_or_below(path, files_[current_].path)) return;
  any_at_or_above(path, [&](const std::string& above) {
    if (std::string key = key_of(above); !base_.get_metadata(key).empty()) forgotten_.insert(std::move(key));
    return false;
  });
}

void FileBook::forget(Number file) {
  files_[file].known = false;
  files_[file].spoilt = true;
}

bool FileBook::changed() const {
  return !forgotten_.empty() || std::any_of(files_.begin(), files_.end(), [](const File& file) { return file.known; });
}

void FileBook::write(Xapian::WritableDatabase& database) const {
  for (const std::string& key : forgotten_) database.set_metadata(key, std::string(kForgotten));
  for (const File& file : files_) {
    if (file.path.empty()) continue;
    const std::string key = key_of(file.path);
    if (file.known) {
      std::string value = file.state;
      base::put_varint(value, file.dispatches);
      database.set_metadata(key, value);
    } else if (!base_.get_metadata(key).empty()) {
      database.set_metadata(key, std::string(kForgotten));
    }
  }
}

}  // namespace depeche::index

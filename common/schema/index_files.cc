#include "schema/index_files.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <random>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "base/index_mark.h"
#include "base/small_file.h"
#include "schema/sealed_words.h"
#include "schema/write_failure.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

// How is_index_directory() tells an index, too.
constexpr std::string_view kIdentityKind = base::kIdentityBegin.substr(0, base::kIdentityBegin.size() - 1);
constexpr std::string_view kPointerKind = "depeche-current";
constexpr std::string_view kMarkKind = "depeche-generation";
constexpr std::string_view kOlderKind = "depeche-part";
constexpr std::string_view kLineFormat = "1";
constexpr std::size_t kMostBytes = std::size_t{64} << 10;
constexpr std::size_t kIdentityDigits = 32;
constexpr std::string_view kGenerationPrefix = "gen-";

fs::path identity_path(const fs::path& directory) { return directory / base::kIdentityFile; }
fs::path pointer_path(const fs::path& index) { return index / kPointerFile; }

bool is_identity(std::string_view text) {
  return text.size() == kIdentityDigits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// The words behind the kind and the format of the line.
SmallFile<std::vector<std::string>> read_words(const fs::path& path, std::string_view kind) {
  const auto line = base::read_small_file(path, kMostBytes);
  if (!line) return {line.error().code == ErrorCode::not_found ? FileState::absent : FileState::damaged, {}};
  auto words = unseal_words(*line);
  if (!words || words->size() < 3 || (*words)[0] != kind || (*words)[1] != kLineFormat || !is_identity((*words)[2]))
    return {FileState::damaged, {}};
  words->erase(words->begin(), words->begin() + 2);
  return {FileState::sound, std::move(*words)};
}

// A new file; what stands there already is an error.
Status create_durably(const fs::path& path, std::string_view content) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (fd < 0) return write_failure(path, errno);
  const bool good =
      ::write(fd, content.data(), content.size()) == static_cast<ssize_t>(content.size()) && ::fsync(fd) == 0;
  const int error = errno;
  ::close(fd);
  return good ? Status{} : Status{write_failure(path, error)};
}

// By way of `scratch`, so that the file is the old one or the new one at every moment.
Status replace_durably(const fs::path& path, std::string_view content, const fs::path& scratch) {
  std::error_code error;
  fs::create_directories(scratch, error);
  if (error) return write_failure(scratch, error.value());
  const fs::path fresh = scratch / path.filename();
  fs::remove(fresh, error);
  if (auto status = create_durably(fresh, content); !status) return status;
  fs::rename(fresh, path, error);
  if (error) return write_failure(path, error.value());
  return sync_directory(path.parent_path());
}

// Nothing when the word names no generation with its database.
std::optional<NamedGeneration> older_part(std::string_view word) {
  const std::size_t sign = word.find('=');
  if (sign == std::string_view::npos || generation_number(word.substr(0, sign)) == 0) return std::nullopt;
  return NamedGeneration{std::string(word.substr(0, sign)), std::string(word.substr(sign + 1))};
}

void append_older(const std::vector<NamedGeneration>& older, std::vector<std::string>& words) {
  for (const NamedGeneration& part : older) words.push_back(part.name + '=' + part.uuid);
}

std::string line_of(std::string_view kind, const std::vector<std::string>& words) {
  std::vector<std::string> all{std::string(kind), std::string(kLineFormat)};
  all.insert(all.end(), words.begin(), words.end());
  return seal_words(all);
}

}  // namespace

Identity new_identity() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::random_device random;
  std::string digits;
  for (std::size_t i = 0; i < kIdentityDigits; ++i) digits += kDigits[random() % kDigits.size()];
  return digits;
}

SmallFile<Identity> read_identity(const fs::path& index) {
  auto [state, words] = read_words(identity_path(index), kIdentityKind);
  if (state != FileState::sound) return {state, {}};
  return {state, std::move(words.front())};
}

SmallFile<Pointer> read_pointer(const fs::path& index) {
  auto [state, words] = read_words(pointer_path(index), kPointerKind);
  if (state != FileState::sound) return {state, {}};
  if (words.size() < 3 || generation_number(words[1]) == 0) return {FileState::damaged, {}};
  Pointer pointer{words[0], words[1], words[2], {}, {}};
  for (auto word = words.begin() + 3; word != words.end(); ++word) {
    if (auto part = older_part(*word))
      pointer.older.push_back(std::move(*part));
    else
      pointer.kept.push_back(std::move(*word));
  }
  return {state, std::move(pointer)};
}

SmallFile<GenerationMark> read_mark(const fs::path& generation) {
  auto read = read_words(identity_path(generation), kMarkKind);
  const bool is_older = read.state == FileState::damaged;
  if (is_older) read = read_words(identity_path(generation), kOlderKind);
  auto& [state, words] = read;
  if (state != FileState::sound) return {state, {}};
  if (words.size() < 2) return {FileState::damaged, {}};
  GenerationMark mark{std::move(words[0]), std::move(words[1]), {}, is_older};
  for (auto word = words.begin() + 2; word != words.end(); ++word) {
    auto part = older_part(*word);
    if (!part) return {FileState::damaged, {}};
    mark.older.push_back(std::move(*part));
  }
  return {state, std::move(mark)};
}

std::string outdated_pointer(const fs::path& index) {
  auto name = base::read_small_file(pointer_path(index), kMostBytes);
  if (!name) return {};
  if (name->ends_with('\n')) name->pop_back();
  return generation_number(*name) > 0 ? *name : std::string();
}

Status write_identity(const fs::path& index, const Identity& identity, const fs::path& scratch) {
  return replace_durably(identity_path(index), line_of(kIdentityKind, {identity}), scratch);
}

Status write_pointer(const fs::path& index, const Pointer& pointer, const fs::path& scratch) {
  std::vector<std::string> words{pointer.identity, pointer.generation, pointer.uuid};
  append_older(pointer.older, words);
  words.insert(words.end(), pointer.kept.begin(), pointer.kept.end());
  return replace_durably(pointer_path(index), line_of(kPointerKind, words), scratch);
}

Status write_mark(const fs::path& generation, const GenerationMark& mark, const fs::path& scratch) {
  std::vector<std::string> words{mark.identity, mark.uuid};
  append_older(mark.older, words);
  return replace_durably(identity_path(generation), line_of(mark.is_older ? kOlderKind : kMarkKind, words), scratch);
}

Status create_identity(const fs::path& index, const Identity& identity) {
  std::error_code error;
  if (fs::is_regular_file(fs::symlink_status(identity_path(index), error)) &&
      fs::file_size(identity_path(index), error) == 0)
    fs::remove(identity_path(index), error);  // of a run that was killed while it made it
  if (auto status = create_durably(identity_path(index), line_of(kIdentityKind, {identity})); !status) return status;
  return sync_directory(index);
}

unsigned long generation_number(std::string_view name) {
  constexpr std::size_t kFewestDigits = 6;
  if (!name.starts_with(kGenerationPrefix)) return 0;
  name.remove_prefix(kGenerationPrefix.size());
  unsigned long number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  const bool whole = error == std::errc{} && end == name.data() + name.size() && name.size() >= kFewestDigits;
  return whole ? number : 0;
}

std::string generation_name(unsigned long number) {
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), "gen-%06lu", number);
  return name.data();
}

std::string database_uuid(const fs::path& generation) {
  constexpr std::size_t kBefore = 14 + 2;  // Xapian's mark and its version
  constexpr std::size_t kBytes = 16;
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto bytes = base::read_small_file(generation / "iamglass", kMostBytes);
  if (!bytes || bytes->size() < kBefore + kBytes) return {};
  std::string uuid;
  for (std::size_t i = 0; i < kBytes; ++i) {
    const auto byte = static_cast<unsigned char>((*bytes)[kBefore + i]);
    if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
    uuid += kDigits[byte >> 4];
    uuid += kDigits[byte & 15];
  }
  return uuid;
}

Status sync_directory(const fs::path& directory) {
  const int fd = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return write_failure(directory, errno);
  const int error = ::fsync(fd) == 0 ? 0 : errno;
  ::close(fd);
  return error == 0 ? Status{} : Status{write_failure(directory, error)};
}

}  // namespace depeche::schema

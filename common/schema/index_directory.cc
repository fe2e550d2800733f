#include "schema/index_directory.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "base/files.h"
#include "schema/version_file.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kGenerationPrefix = "gen-";

fs::path pointer_path(const fs::path& index) { return index / "CURRENT"; }

std::string read_current(const fs::path& index) {
  std::ifstream in(pointer_path(index));
  std::string name;
  std::getline(in, name);
  return name;
}

bool is_generation_name(std::string_view name) {
  return name.starts_with(kGenerationPrefix) && name.find('/') == std::string_view::npos;
}

tl::unexpected<Error> io_error(const fs::path& path, int error) {
  return tl::unexpected<Error>(base::write_error(path.string(), error));
}

// Writes a small file, or only a directory's entries when `content` is null, through to the disk.
Status write_durably(const fs::path& path, const std::string* content) {
  const int fd =
      ::open(path.c_str(), content != nullptr ? O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC : O_RDONLY | O_CLOEXEC, 0666);
  if (fd < 0) return io_error(path, errno);
  const bool good =
      (content == nullptr || ::write(fd, content->data(), content->size()) == static_cast<ssize_t>(content->size())) &&
      ::fsync(fd) == 0;
  const int error = errno;
  ::close(fd);
  return good ? Status{} : Status{io_error(path, error)};
}

// Every file of a generation, then its directory.
Status sync_directory(const fs::path& directory) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory, ignored))
    if (auto status = write_durably(entry.path(), nullptr); !status) return status;
  return write_durably(directory, nullptr);
}

void delete_other_generations(const fs::path& index, const std::string& current) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(index, ignored)) {
    const std::string name = entry.path().filename().string();
    if (is_generation_name(name) && name != current) fs::remove_all(entry.path(), ignored);
  }
}

}  // namespace

fs::path lock_path(const fs::path& index) { return index / "LOCK"; }
fs::path work_path(const fs::path& index) { return index / "work"; }

IndexState index_state(const fs::path& index) {
  std::error_code error;
  const auto status = fs::status(index, error);
  if (status.type() == fs::file_type::not_found) return IndexState::absent;
  if (status.type() != fs::file_type::directory) return IndexState::foreign;
  if (is_generation_name(read_current(index))) return IndexState::present;
  // What a build leaves when it is killed before its first commit counts as nothing.
  for (const auto& entry : fs::directory_iterator(index, error)) {
    const std::string name = entry.path().filename().string();
    if (name != "LOCK" && name != "work" && !is_generation_name(name) && !name.starts_with("CURRENT"))
      return IndexState::foreign;
  }
  return error ? IndexState::foreign : IndexState::absent;
}

tl::unexpected<Error> not_an_index(const fs::path& index) {
  return fail(ErrorCode::invalid_argument, index.string() + ": not a Dépêche index",
              "name an index directory with -i, or a new or empty one to create it");
}

Result<fs::path> current_generation(const fs::path& index) {
  switch (index_state(index)) {
    case IndexState::absent:
      return fail(ErrorCode::not_found, index.string() + ": no index here",
                  "create one: indexer -i " + index.string() + " FOLDER");
    case IndexState::foreign:
      return not_an_index(index);
    case IndexState::present:
      break;
  }
  return index / read_current(index);
}

std::string next_generation(const fs::path& index) {
  unsigned number = 0;
  const std::string current = read_current(index);
  if (is_generation_name(current)) std::sscanf(current.c_str() + kGenerationPrefix.size(), "%u", &number);
  std::array<char, 24> name{};
  std::snprintf(name.data(), name.size(), "gen-%06u", number + 1);
  return name.data();
}

Status switch_generation(const fs::path& index, const std::string& generation) {
  if (auto status = seal_version_file(index / generation); !status) return status;
  if (auto status = sync_directory(index / generation); !status) return status;
  const fs::path fresh = index / "CURRENT.new";
  const std::string line = generation + "\n";
  if (auto status = write_durably(fresh, &line); !status) return status;
  std::error_code error;
  fs::rename(fresh, pointer_path(index), error);
  if (error) return io_error(pointer_path(index), error.value());
  if (auto status = write_durably(index, nullptr); !status) return status;
  delete_other_generations(index, generation);
  return {};
}

void remove_leftovers(const fs::path& index) {
  std::error_code ignored;
  fs::remove_all(work_path(index), ignored);
  fs::remove(index / "CURRENT.new", ignored);
  delete_other_generations(index, read_current(index));
}

}  // namespace depeche::schema

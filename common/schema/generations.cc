#include "schema/generations.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "schema/version_file.h"
#include "schema/write_failure.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

// Every file of a generation, then its directory.
Status sync_files(const fs::path& directory) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    const int fd = ::open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) return write_failure(entry.path(), errno);
    const int failure = ::fsync(fd) == 0 ? 0 : errno;
    ::close(fd);
    if (failure != 0) return write_failure(entry.path(), failure);
  }
  if (error) return write_failure(directory, error.value());
  return sync_directory(directory);
}

std::vector<std::string> generations_in(const fs::path& index) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(index, error))
    if (generation_number(entry.path().filename().string()) > 0) names.push_back(entry.path().filename().string());
  return names;
}

bool is_database(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "iamglass", error);
}

// By way of the work folder, so that a killed run leaves no part of one.
void delete_generation(const IndexDirectory& directory, const std::string& name) {
  const fs::path doomed = work_path(directory) / ("replaced-" + name);
  std::error_code error;
  fs::create_directories(doomed.parent_path(), error);
  fs::rename(directory.path / name, doomed, error);
  if (!error) fs::remove_all(doomed, error);
}

bool is_in_force(const std::string& name, const IndexDirectory& directory) {
  return name == directory.generation ||
         std::ranges::find(directory.older, name, &NamedGeneration::name) != directory.older.end();
}

void delete_replaced(const IndexDirectory& directory) {
  const unsigned long current = generation_number(directory.generation);
  for (const std::string& name : generations_in(directory.path)) {
    const bool kept = std::find(directory.kept.begin(), directory.kept.end(), name) != directory.kept.end();
    if (kept || is_in_force(name, directory) || generation_number(name) >= current) continue;
    std::error_code error;
    if (fs::symlink_status(directory.path / name, error).type() != fs::file_type::directory) continue;
    const auto mark = read_mark(directory.path / name);
    if (mark.state == FileState::sound && mark.content.identity == directory.identity)
      delete_generation(directory, name);
  }
}

// Moves generations from the work folder to their names. Unless they are kept, they go back to where the next clearing
// up finds them.
class Placement {
 public:
  explicit Placement(const IndexDirectory& directory) : directory_(directory) {}
  Placement(const Placement&) = delete;
  Placement& operator=(const Placement&) = delete;
  ~Placement() {
    std::error_code ignored;
    for (const auto& [from, to] : moved_) fs::rename(to, from, ignored);
  }
  void keep() { moved_.clear(); }

  // Seals and marks the generation and makes it durable. One that has its name already stays as it is.
  Result<NamedGeneration> place(const fs::path& built, GenerationMark mark) {
    mark.uuid = database_uuid(built);
    if (built.parent_path() == directory_.path) return NamedGeneration{built.filename().string(), mark.uuid};
    if (auto status = prepare(built, mark); !status) return tl::unexpected<Error>(status.error());
    const std::string name = next_generation(directory_.path);
    std::error_code error;
    fs::rename(built, directory_.path / name, error);
    if (error) return write_failure(directory_.path / name, error.value());
    moved_.emplace_back(built, directory_.path / name);
    return NamedGeneration{name, mark.uuid};
  }

 private:
  Status prepare(const fs::path& built, const GenerationMark& mark) const {
    if (auto status = seal_version_file(built); !status) return status;
    if (auto status = write_mark(built, mark, work_path(directory_)); !status) return status;
    return sync_files(built);
  }

  const IndexDirectory& directory_;
  std::vector<std::pair<fs::path, fs::path>> moved_;
};

}  // namespace

std::string next_generation(const fs::path& index) {
  unsigned long last = 0;
  for (const std::string& name : generations_in(index)) last = std::max(last, generation_number(name));
  return generation_name(last + 1);
}

std::vector<std::string> other_generations(const IndexDirectory& directory) {
  std::vector<std::string> names = generations_in(directory.path);
  std::erase_if(names, [&](const std::string& name) {
    return is_in_force(name, directory) || !is_database(directory.path / name);
  });
  return names;
}

Status put_in_force(IndexDirectory& directory, const fs::path& built, const std::vector<fs::path>& older) {
  const fs::path scratch = work_path(directory);
  Placement placed(directory);
  GenerationMark mark{directory.identity, {}, {}};
  for (const fs::path& part : older) {
    auto named = placed.place(part, {directory.identity, {}, {}, true});
    if (!named) return tl::unexpected<Error>(named.error());
    mark.older.push_back(std::move(*named));
  }
  const auto last = placed.place(built, mark);
  if (!last) return tl::unexpected<Error>(last.error());
  const Pointer pointer{directory.identity, last->name, last->uuid, mark.older, directory.kept};
  if (auto status = write_pointer(directory.path, pointer, scratch); !status) {
    if (read_pointer(directory.path).content.generation == last->name) placed.keep();
    return status;
  }
  placed.keep();
  directory.state = IndexState::present;
  directory.generation = last->name;
  directory.uuid = last->uuid;
  directory.older = mark.older;
  directory.complaint.clear();
  // An index of an earlier layout had none.
  if (read_identity(directory.path).state != FileState::sound)
    if (auto status = write_identity(directory.path, directory.identity, scratch); !status) return status;
  delete_replaced(directory);
  return {};
}

Status mend(IndexDirectory& directory) {
  if (directory.state != IndexState::present || directory.complaint.empty()) return {};
  const fs::path scratch = work_path(directory);
  for (const NamedGeneration& part : directory.older) {
    if (read_mark(directory.path / part.name).state == FileState::sound) continue;
    const GenerationMark mark{directory.identity, part.uuid, {}, true};
    if (auto status = write_mark(directory.path / part.name, mark, scratch); !status) return status;
  }
  const GenerationMark mark{directory.identity, directory.uuid, directory.older};
  if (auto status = write_mark(directory.generation_path(), mark, scratch); !status) return status;
  const Pointer pointer{directory.identity, directory.generation, directory.uuid, directory.older, directory.kept};
  if (auto status = write_pointer(directory.path, pointer, scratch); !status) return status;
  if (auto status = write_identity(directory.path, directory.identity, scratch); !status) return status;
  directory.complaint.clear();
  return {};
}

void remove_leftovers(const IndexDirectory& directory) {
  if (directory.identity.empty()) return;
  if (directory.state == IndexState::present && directory.complaint.empty()) delete_replaced(directory);
  std::error_code error;
  fs::remove_all(work_path(directory), error);
}

}  // namespace depeche::schema

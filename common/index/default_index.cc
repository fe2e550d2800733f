#include <cstdlib>

#include <pwd.h>
#include <unistd.h>

#include "depeche/index.h"

namespace depeche {
namespace {

std::filesystem::path from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? std::filesystem::path(value) : std::filesystem::path();
}

std::filesystem::path home() {
  if (auto home = from_environment("HOME"); !home.empty()) return home;
  const passwd* user = getpwuid(geteuid());
  return user != nullptr ? std::filesystem::path(user->pw_dir) : std::filesystem::path("/");
}

}  // namespace

std::filesystem::path default_index_path() {
  if (auto index = from_environment("DEPECHE_INDEX"); !index.empty()) return index;
  auto data = from_environment("XDG_DATA_HOME");
  // The XDG specification has relative paths ignored.
  if (!data.is_absolute()) data = home() / ".local/share";
  return data / "depeche" / "index";
}

}  // namespace depeche

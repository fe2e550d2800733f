#include "config/places.h"

#include <algorithm>
#include <cstdlib>

#include "base/files.h"
#include "base/message.h"
#include "config/config.h"
#include "depeche/index.h"
#include "query/language/nearest_name.h"

namespace depeche::config {
namespace {

constexpr std::size_t kMostBytes = 1 << 20;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

// The XDG specification has relative paths ignored.
std::filesystem::path absolute_variable(const char* name) {
  std::filesystem::path path = variable(name);
  return path.is_absolute() ? path : std::filesystem::path();
}

std::filesystem::path usual_file() {
  std::filesystem::path folder = absolute_variable("XDG_CONFIG_HOME");
  if (folder.empty() && !home().empty()) folder = home() / ".config";
  return folder.empty() ? folder : folder / "depeche" / "config.toml";
}

Result<Config> load_file(const std::string& file) {
  const auto text = base::read_file(file, kMostBytes);
  if (!text) return tl::unexpected<Error>(text.error());
  return parse(*text, file);
}

bool is_name(const std::string& text) { return text.find('/') == std::string::npos; }

Status check_typing_error(const Config& config, const std::string& asked) {
  std::error_code ignored;
  if (!is_name(asked) || std::filesystem::exists(asked, ignored)) return {};
  std::vector<std::string_view> names;
  for (const auto& [name, places] : config.indexes) names.push_back(name);
  const std::string near(query::nearest_name(asked, names));
  if (near.empty()) return {};
  return fail(ErrorCode::not_found, tr("there is no index {}", base::in_quotes(asked)),
              tr("did you mean {}? A directory may be written ./{}", base::in_quotes(near), asked));
}

}  // namespace

std::filesystem::path home() { return absolute_variable("HOME"); }

std::filesystem::path place(std::string_view written, const std::filesystem::path& folder) {
  const bool is_at_home = written == "~" || written.starts_with("~/");
  if (is_at_home && home().empty()) return written;  // an error will name it
  if (written == "~") return home();
  if (is_at_home) return home() / written.substr(2);
  return (folder / written).lexically_normal();
}

Result<Config> load(const Choice& choice) {
  if (choice.none) return Config();
  if (choice.file) return load_file(*choice.file);
  if (const std::string named = variable("DEPECHE_CONFIG"); !named.empty()) return load_file(named);
  const std::filesystem::path file = usual_file();
  if (file.empty()) return Config();
  auto config = load_file(file.string());
  if (!config && config.error().code == ErrorCode::not_found) return Config();
  if (!config && config.error().code == ErrorCode::io) {
    Config none;
    none.notices.push_back(tr("the settings are not read: {}", config.error().message));
    return none;
  }
  return config;
}

Result<Places> index_places(const Config& config, const std::vector<std::string>& asked) {
  std::vector<std::string> wanted = asked;
  if (const std::string named = variable("DEPECHE_INDEX"); wanted.empty() && !named.empty()) wanted.push_back(named);
  if (wanted.empty()) return config.index.empty() ? Places{default_index_path()} : config.index;
  Places places;
  for (const std::string& index : wanted) {
    const auto named = config.indexes.find(index);
    if (named != config.indexes.end()) {
      places.insert(places.end(), named->second.begin(), named->second.end());
      continue;
    }
    if (const auto status = check_typing_error(config, index); !status) return tl::unexpected<Error>(status.error());
    places.emplace_back(index);
  }
  return places;
}

}  // namespace depeche::config

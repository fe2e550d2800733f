#include "saved_searches.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/message.h"
#include "private_file.h"

namespace depeche::searcher {
namespace {

constexpr std::size_t kMostBytes = 16 << 20;
constexpr std::string_view kHarmless = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=+:,./@%";

std::filesystem::path folder_in(const char* variable) {
  const char* value = std::getenv(variable);
  // The XDG specification has relative paths ignored.
  return value != nullptr && *value == '/' ? std::filesystem::path(value) : std::filesystem::path();
}

tl::unexpected<Error> not_ours(const std::filesystem::path& file) {
  return fail(ErrorCode::format, tr("{}: not a file of saved searches", base::in_quotes(file.string())),
              tr("it is JSON: {}", R"({"NAME": ["ARGUMENT", …], …})"));
}

// A link to the file stays a link.
std::filesystem::path resolved(const std::filesystem::path& file) {
  std::error_code absent;
  const auto target = std::filesystem::canonical(file, absent);
  return absent ? file : target;
}

std::string quoted(const std::string& argument) {
  const auto harmless = [](char c) { return (c & 0x80) != 0 || kHarmless.find(c) != std::string_view::npos; };
  if (!argument.empty() && std::ranges::all_of(argument, harmless)) return argument;
  std::string text = "'";
  for (const char c : argument) text += c == '\'' ? std::string(R"('\'')") : std::string(1, c);
  return text + "'";
}

Status write_searches(const std::filesystem::path& file, const SavedSearches& searches) {
  std::string bytes;
  try {
    bytes = nlohmann::json(searches).dump(2) + "\n";
  } catch (const nlohmann::json::exception&) {
    return fail(ErrorCode::invalid_argument, tr("the search is not UTF-8"), tr("only text can be saved"));
  }
  std::error_code failure;
  std::filesystem::create_directories(file.parent_path(), failure);
  if (failure) return tl::unexpected<Error>(base::file_error(file.parent_path().string(), failure.value()));
  return replace_private_file(
      resolved(file), [&](std::FILE* to) { return std::fwrite(bytes.data(), 1, bytes.size(), to) == bytes.size(); });
}

}  // namespace

Result<std::filesystem::path> saved_searches_path() {
  std::filesystem::path folder = folder_in("XDG_CONFIG_HOME");
  if (folder.empty() && !folder_in("HOME").empty()) folder = folder_in("HOME") / ".config";
  if (folder.empty())
    return fail(ErrorCode::not_found, tr("there is no folder for saved searches"), tr("set HOME or XDG_CONFIG_HOME"));
  return folder / "depeche" / "searches.json";
}

Result<SavedSearches> load_searches(const std::filesystem::path& file) {
  const auto bytes = base::read_file(file.string(), kMostBytes);
  if (!bytes && bytes.error().code == ErrorCode::not_found) return SavedSearches();
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  return parse_searches(*bytes, file);
}

Result<SavedSearches> parse_searches(std::string_view bytes, const std::filesystem::path& file) {
  try {
    return nlohmann::json::parse(bytes).get<SavedSearches>();
  } catch (const nlohmann::json::exception&) {
    return not_ours(file);
  }
}

Status save_search(const std::filesystem::path& file, const std::string& name, const Arguments& arguments) {
  auto searches = load_searches(file);
  if (!searches) return tl::unexpected<Error>(searches.error());
  (*searches)[name] = arguments;
  return write_searches(file, *searches);
}

Status forget_search(const std::filesystem::path& file, const std::string& name) {
  auto searches = load_searches(file);
  if (!searches) return tl::unexpected<Error>(searches.error());
  if (searches->erase(name) == 0) return not_saved(name);
  return write_searches(file, *searches);
}

tl::unexpected<Error> not_saved(const std::string& name) {
  return fail(ErrorCode::invalid_argument, tr("no search is saved as {}", base::in_quotes(name)),
              tr("searcher --saved lists those that are"));
}

std::string as_typed(const Arguments& arguments) {
  std::string text;
  for (const std::string& argument : arguments) text.append(text.empty() ? "" : " ").append(quoted(argument));
  return text;
}

}  // namespace depeche::searcher

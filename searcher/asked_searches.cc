#include "asked_searches.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "base/files.h"
#include "base/message.h"
#include "private_file.h"

namespace depeche::searcher {
namespace {

constexpr std::string_view kHead = "depeche asked 1\n";
constexpr std::size_t kMostKnownBytes = std::size_t{64} << 20;
constexpr std::size_t kHashDigits = 16;
constexpr int kHexadecimal = 16;

std::filesystem::path state_folder() {
  const auto absolute = [](const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value == '/' ? std::filesystem::path(value) : std::filesystem::path();
  };
  if (const auto state = absolute("XDG_STATE_HOME"); !state.empty()) return state / "depeche";
  const auto home = absolute("HOME");
  return home.empty() ? home : home / ".local" / "state" / "depeche";
}

// Any name is that of a file: what is no letter, digit, - or _ of ASCII becomes its bytes.
std::string file_name(const std::string& name) {
  std::string file;
  for (const char c : name) {
    const bool is_plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    std::array<char, 4> escape{};
    std::snprintf(escape.data(), escape.size(), "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    file += is_plain ? std::string(1, c) : std::string(escape.data());
  }
  return file;
}

}  // namespace

// FNV-1a, which is the same everywhere and always.
std::uint64_t hash_of_id(const std::string& id) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

Result<std::filesystem::path> asked_path(const std::string& name) {
  const std::filesystem::path folder = state_folder();
  if (folder.empty())
    return fail(ErrorCode::not_found, tr("there is no folder for what searches have found"),
                tr("set HOME or XDG_STATE_HOME"));
  return folder / "asked" / file_name(name);
}

Result<KnownIds> load_known(const std::filesystem::path& file) {
  const auto bytes = base::read_file(file.string(), kMostKnownBytes);
  if (!bytes && bytes.error().code == ErrorCode::not_found) return KnownIds();
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  KnownIds known;
  std::string_view rest = *bytes;
  bool is_ours = rest.starts_with(kHead);
  if (is_ours) rest.remove_prefix(kHead.size());
  for (; is_ours && !rest.empty(); rest.remove_prefix(std::min(rest.size(), kHashDigits + 1))) {
    std::uint64_t hash = 0;
    const std::string_view digits = rest.substr(0, kHashDigits);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), hash, kHexadecimal);
    is_ours = error == std::errc{} && end == digits.data() + kHashDigits && rest.size() > kHashDigits &&
              rest[kHashDigits] == '\n';
    known.push_back(hash);
  }
  if (is_ours) return known;
  return fail(ErrorCode::format, tr("\"{}\": not a file of what a search has found", file.string()),
              tr("delete it: then all is new once more"));
}

Status store_known(const std::filesystem::path& file, KnownIds known) {
  std::ranges::sort(known);
  known.erase(std::unique(known.begin(), known.end()), known.end());
  std::string bytes(kHead);
  for (const std::uint64_t hash : known) {
    std::array<char, kHashDigits + 2> line{};
    std::snprintf(line.data(), line.size(), "%016llx\n", static_cast<unsigned long long>(hash));
    bytes += line.data();
  }
  if (auto status = make_private_folder(file.parent_path()); !status) return status;
  return replace_private_file(
      file, [&](std::FILE* to) { return std::fwrite(bytes.data(), 1, bytes.size(), to) == bytes.size(); });
}

void forget_known(const std::string& name) {
  std::error_code ignored;
  if (const auto file = asked_path(name)) std::filesystem::remove(*file, ignored);
}

}  // namespace depeche::searcher

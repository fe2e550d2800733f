#include "search/shard/shard_map.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/blanks.h"
#include "base/files.h"
#include "base/message.h"
#include "base/small_file.h"

namespace depeche::search {
namespace {

constexpr std::size_t kMostMapBytes = 1 << 20;

bool is_of_a_name(char c) {
  return base::is_digit(c) || (base::lower_ascii(c) >= 'a' && base::lower_ascii(c) <= 'z') || c == '-' || c == '_' ||
         c == '.';
}

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  while (true) {
    while (!text.empty() && base::is_blank(text.front())) text.remove_prefix(1);
    if (text.empty()) return words;
    const auto end = std::ranges::find_if(text, base::is_blank);
    words.push_back(text.substr(0, static_cast<std::size_t>(end - text.begin())));
    text.remove_prefix(words.back().size());
  }
}

std::optional<ShardAddress> address_in(std::string_view word) {
  const std::size_t colon = word.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  ShardAddress address{std::string(word.substr(0, colon)), 0};
  const std::string_view port = word.substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (error != std::errc() || end != port.data() + port.size() || address.port == 0) return std::nullopt;
  if (address.host.starts_with('[') && address.host.ends_with(']'))
    address.host = address.host.substr(1, address.host.size() - 2);
  else if (address.host.find(':') != std::string::npos)
    return std::nullopt;
  return address.host.empty() ? std::nullopt : std::optional(std::move(address));
}

// Reads one map, and says in which line an error is.
class Reader {
 public:
  explicit Reader(std::string_view name) : name_(name) {}

  Result<ShardMap> read(std::string_view text) {
    while (!text.empty()) {
      ++line_;
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (auto status = take(base::trim(line.substr(0, line.find('#')))); !status)
        return tl::unexpected<Error>(status.error());
    }
    if (map_.shards.empty())
      return fail(ErrorCode::format, tr("{}: there is no shard", base::in_quotes(name_)), tr("name = host:8090"));
    return std::move(map_);
  }

 private:
  tl::unexpected<Error> wrong(const std::string& what, std::string hint = {}) const {
    return fail(ErrorCode::format, tr("{}, line {}: {}", base::in_quotes(name_), line_, what), std::move(hint));
  }

  Status take(std::string_view line) {
    if (line.empty()) return {};
    const std::size_t sign = line.find('=');
    if (sign == std::string_view::npos)
      return wrong(tr("this is no shard"), tr("name = host:8090; what is no folder is read as a shard map"));
    ShardEntry shard;
    shard.name = base::trim(line.substr(0, sign));
    if (shard.name.empty() || !std::ranges::all_of(shard.name, is_of_a_name))
      return wrong(tr("{} is no name of a shard", base::in_quotes(shard.name)),
                   tr("letters, digits, dots, hyphens and underscores"));
    if (std::ranges::find(map_.shards, shard.name, &ShardEntry::name) != map_.shards.end())
      return wrong(tr("there is another shard of the name {}", shard.name));
    for (const std::string_view word : words_in(line.substr(sign + 1)))
      if (auto status = take_address(word, shard); !status) return status;
    if (shard.replicas.empty())
      return wrong(tr("the shard {} has no address", shard.name), tr("{} = host:8090", shard.name));
    map_.shards.push_back(std::move(shard));
    return {};
  }

  Status take_address(std::string_view word, ShardEntry& shard) {
    auto address = address_in(word);
    if (!address)
      return wrong(tr("{} is no address", base::in_quotes(word)), tr("host:8090, 10.0.0.1:8090 or [::1]:8090"));
    // Its dispatches would be found twice.
    if (std::ranges::find(addresses_, *address) != addresses_.end())
      return wrong(tr("{} stands there twice", address->name()));
    addresses_.push_back(*address);
    shard.replicas.push_back(std::move(*address));
    return {};
  }

  std::string_view name_;
  std::size_t line_ = 0;
  ShardMap map_;
  std::vector<ShardAddress> addresses_;
};

}  // namespace

std::string ShardAddress::name() const {
  const bool is_ipv6 = host.find(':') != std::string::npos;
  return (is_ipv6 ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

Result<ShardMap> parse_shard_map(std::string_view text, std::string_view name) { return Reader(name).read(text); }

bool is_shard_map(const std::filesystem::path& path) {
  std::error_code none;
  return std::filesystem::is_regular_file(path, none);
}

Result<ShardMap> read_shard_map(const std::filesystem::path& path) {
  const auto text = base::read_small_file(path, kMostMapBytes);
  if (!text) return tl::unexpected<Error>(text.error());
  return parse_shard_map(*text, path.string());
}

Result<std::optional<ShardMap>> map_in_place_of(const std::vector<std::filesystem::path>& indexes) {
  const auto file = std::ranges::find_if(indexes, is_shard_map);
  if (file == indexes.end()) return std::nullopt;
  if (indexes.size() > 1)
    return fail(ErrorCode::invalid_argument, tr("{}: a shard map is searched alone", file->string()),
                tr("serve the other index as a shard, too, and add it to the map"));
  auto map = read_shard_map(*file);
  if (!map) return tl::unexpected<Error>(map.error());
  return std::move(*map);
}

}  // namespace depeche::search

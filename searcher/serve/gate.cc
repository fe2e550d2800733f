#include "serve/gate.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

#include "base/files.h"
#include "base/message.h"

namespace depeche::serve {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// "Archive.Exemple.fr:8080" → "archive.exemple.fr"; "[::1]:8080" → "::1".
std::string name_of_host(std::string_view host) {
  if (host.starts_with('[')) return std::string(host.substr(1, host.find(']') - 1));
  return lower(host.substr(0, host.find(':')));
}

bool is_ip_address(const std::string& name) {
  std::array<unsigned char, 16> bytes{};
  return ::inet_pton(AF_INET, name.c_str(), bytes.data()) == 1 ||
         ::inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1;
}

// Takes as long for any text of one length.
bool is_same_secret(std::string_view given, std::string_view secret) {
  unsigned difference = given.size() == secret.size() ? 0 : 1;
  for (std::size_t i = 0; i < given.size(); ++i)
    difference |= static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(secret[i % secret.size()]);
  return difference == 0;
}

}  // namespace

std::optional<Problem> Gate::refuse_host(const http::Request& request) const {
  if (rules_.any_host) return std::nullopt;
  const std::string name = name_of_host(http::header_of(request, "Host"));
  if (name == "localhost" || is_ip_address(name) || std::ranges::find(rules_.hosts, name) != rules_.hosts.end())
    return std::nullopt;
  return Problem(421, "host", tr("this server is not {}", base::in_quotes(name)),
                 tr("whoever runs the server names it by --host"));
}

std::optional<Problem> Gate::refuse_token(const http::Request& request) const {
  if (rules_.token.empty()) return std::nullopt;
  constexpr std::string_view kBearer = "bearer ";
  const std::string_view given = http::header_of(request, "Authorization");
  if (lower(given.substr(0, kBearer.size())) == kBearer && is_same_secret(given.substr(kBearer.size()), rules_.token))
    return std::nullopt;
  Problem problem(401, "token", tr("the request bears no token, or a wrong one"), "Authorization: Bearer …");
  problem.headers.push_back({"WWW-Authenticate", "Bearer"});
  return problem;
}

Result<std::string> read_token(const std::string& path) {
  constexpr std::size_t kMostBytes = 4 << 10;
  constexpr std::size_t kFewest = 16;
  auto bytes = base::read_file(path, kMostBytes);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  std::string token = bytes->substr(0, bytes->find_first_of("\r\n"));
  const bool is_plain = std::ranges::all_of(token, [](char c) { return c > ' ' && c <= '~'; });
  if (token.size() < kFewest || !is_plain)
    return fail(ErrorCode::invalid_argument, tr("{}: there is no token of {} characters or more", path, kFewest),
                "head -c 24 /dev/urandom | base64 > FILE");
  return token;
}

}  // namespace depeche::serve

#include "serve/answers.h"

#include <array>
#include <utility>

#include "base/gzip.h"
#include "serve/compressed_stream.h"

namespace depeche::serve {
namespace {

constexpr int kNotModified = 304;
// Smaller bodies fit into a packet as they are.
constexpr std::size_t kLeastCompressed = 1024;

// What a newsroom searches is told to nobody; no other site uses the answers; nothing in them runs.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kHeaders{{
    {"Cache-Control", "no-store"},
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Content-Type-Options", "nosniff"},
}};

bool is_text(std::string_view type) {
  return type.starts_with("text/") || type.find("json") != std::string_view::npos ||
         type.find("xml;") != std::string_view::npos || type.find("+xml") != std::string_view::npos;
}

// "gzip;q=0" refuses it. Names of codings are in lower case in practice.
bool accepts_gzip(const http::Request& request) {
  const std::string_view accepted = http::header_of(request, "Accept-Encoding");
  const std::size_t at = accepted.find("gzip");
  return at != std::string_view::npos && !accepted.substr(at + 4).starts_with(";q=0");
}

}  // namespace

http::Answer text_answer(std::string type, std::string body, int status) {
  http::Answer answer;
  answer.status = status;
  answer.headers.push_back({"Content-Type", std::move(type)});
  answer.body = std::move(body);
  return answer;
}

http::Answer json_answer(std::string body) { return text_answer("application/json", std::move(body)); }

void set_header(http::Answer& answer, std::string_view name, std::string value) {
  std::erase_if(answer.headers, [&](const http::Header& header) { return header.name == name; });
  answer.headers.push_back({std::string(name), std::move(value)});
}

void finish(http::Answer& answer, const http::Request& request) {
  // Its headers replace those of the answer that the client keeps (RFC 9111, 4.3.4): a page would lose its own policy.
  if (answer.status == kNotModified) return;
  for (const auto& [name, value] : kHeaders)
    if (http::header_of(answer.headers, name).empty())
      answer.headers.push_back({std::string(name), std::string(value)});
  const bool is_worth_it = answer.stream ? !answer.endless : answer.body.size() >= kLeastCompressed;
  if (!is_worth_it || !is_text(http::header_of(answer.headers, "Content-Type"))) return;
  const std::string_view varies = http::header_of(answer.headers, "Vary");
  set_header(answer, "Vary", (varies.empty() ? "" : std::string(varies) + ", ") + "Accept-Encoding, Accept-Language");
  if (!accepts_gzip(request)) return;
  if (answer.stream)
    answer.stream = compressed(std::move(answer.stream));
  else
    answer.body = base::gzip(answer.body);
  answer.headers.push_back({"Content-Encoding", "gzip"});
}

}  // namespace depeche::serve

#include "serve/cors.h"

#include <algorithm>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "serve/answers.h"

namespace depeche::serve {
namespace {

// "HTTPS://Exemple.fr:443" as browsers write it: "https://exemple.fr". Empty for what is no origin.
std::string as_browsers_write(std::string_view text) {
  std::string origin;
  for (const char c : text) origin += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const auto& [scheme, port] : {std::pair("http://", ":80"), std::pair("https://", ":443")}) {
    if (!origin.starts_with(scheme)) continue;
    const std::string host = origin.substr(std::string_view(scheme).size());
    const bool is_plain = std::ranges::all_of(host, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || std::string_view(".-:[]").find(c) != std::string::npos;
    });
    if (host.empty() || !is_plain || host.starts_with(':') || host.ends_with(':')) return {};
    if (host.ends_with(port)) origin.resize(origin.size() - std::string_view(port).size());
    return origin;
  }
  return {};
}

std::string_view origin_of(const http::Request& request) { return http::header_of(request, "Origin"); }

}  // namespace

Result<Cors> Cors::of(const std::vector<std::string>& origins) {
  Cors cors;
  for (const std::string& text : origins) {
    std::string origin = as_browsers_write(text);
    if (origin.empty())
      return fail(ErrorCode::invalid_argument, tr("{} is no origin of pages", base::in_quotes(text)),
                  tr("name each one exactly, without a path: https://site.exemple.fr"));
    cors.origins_.push_back(std::move(origin));
  }
  return cors;
}

bool Cors::lists(std::string_view origin) const { return std::ranges::find(origins_, origin) != origins_.end(); }

bool Cors::is_question(const http::Request& request) const {
  return !origins_.empty() && request.method == "OPTIONS" && !origin_of(request).empty() &&
         !http::header_of(request, "Access-Control-Request-Method").empty();
}

Outcome Cors::answer(const http::Request& request, const std::string& methods) const {
  if (!lists(origin_of(request)))
    return tl::unexpected<Problem>({403, "origin",
                                    tr("pages of {} may not ask here", base::in_quotes(origin_of(request))),
                                    tr("whoever runs the server lists them by --cors")});
  http::Answer answer;
  answer.status = 204;
  answer.headers = {{"Access-Control-Allow-Methods", methods},
                    {"Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match, Last-Event-ID"},
                    {"Access-Control-Max-Age", "600"}};
  return answer;
}

void Cors::add_headers(http::Answer& answer, const http::Request& request) const {
  if (origins_.empty()) return;
  const std::string_view varies = http::header_of(answer.headers, "Vary");
  set_header(answer, "Vary", varies.empty() ? "Origin" : std::string(varies) + ", Origin");
  const std::string_view origin = origin_of(request);
  if (!lists(origin)) return;
  answer.headers.push_back({"Access-Control-Allow-Origin", std::string(origin)});
  answer.headers.push_back({"Access-Control-Expose-Headers", "ETag, Link, Retry-After"});
}

}  // namespace depeche::serve

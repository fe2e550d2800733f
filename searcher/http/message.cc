#include "http/message.h"

#include <algorithm>
#include <array>

namespace depeche::http {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char left, char right) { return lower(left) == lower(right); });
}

constexpr std::array<std::pair<int, std::string_view>, 20> kPhrases{{{200, "OK"},
                                                                     {204, "No Content"},
                                                                     {301, "Moved Permanently"},
                                                                     {303, "See Other"},
                                                                     {304, "Not Modified"},
                                                                     {400, "Bad Request"},
                                                                     {401, "Unauthorized"},
                                                                     {403, "Forbidden"},
                                                                     {404, "Not Found"},
                                                                     {405, "Method Not Allowed"},
                                                                     {406, "Not Acceptable"},
                                                                     {408, "Request Timeout"},
                                                                     {413, "Content Too Large"},
                                                                     {414, "URI Too Long"},
                                                                     {415, "Unsupported Media Type"},
                                                                     {421, "Misdirected Request"},
                                                                     {429, "Too Many Requests"},
                                                                     {500, "Internal Server Error"},
                                                                     {501, "Not Implemented"},
                                                                     {503, "Service Unavailable"}}};

}  // namespace

std::string_view header_of(const std::vector<Header>& headers, std::string_view name) {
  const auto found =
      std::ranges::find_if(headers, [&](const Header& header) { return is_same_name(header.name, name); });
  return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

std::string_view header_of(const Request& request, std::string_view name) { return header_of(request.headers, name); }

std::string_view phrase_of(int status) {
  const auto found = std::ranges::find(kPhrases, status, &std::pair<int, std::string_view>::first);
  return found == kPhrases.end() ? std::string_view("Error") : found->second;
}

}  // namespace depeche::http

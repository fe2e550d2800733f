#pragma once

// What a web server answered, as web archives keep it.

#include <optional>
#include <string>
#include <string_view>

#include "depeche/result.h"

namespace depeche::dispatch {

struct HttpMessage {
  int status = 0;
  std::string type;      // "text/html", in lower case
  std::string charset;   // as declared; may be empty
  std::string encoding;  // "gzip", in lower case; may be empty
  std::string body;      // as it was sent, without the chunks of its transfer
};

// Nothing for bytes that are no answer.
std::optional<HttpMessage> parse_http(std::string_view bytes);

// "text/html" and the charset of "text/html; charset=utf-8".
struct ContentType {
  std::string type;
  std::string charset;
};
ContentType parse_content_type(std::string_view value);

}  // namespace depeche::dispatch

#pragma once

// Answers that are texts, and what every answer has.

#include <string>
#include <string_view>

#include "http/message.h"

namespace depeche::serve {

// `type`: "text/html; charset=utf-8". It is not cached unless it gets a Cache-Control of its own.
http::Answer text_answer(std::string type, std::string body, int status = 200);
http::Answer json_answer(std::string body);

// Adds a header, or replaces the one of that name.
void set_header(http::Answer& answer, std::string_view name, std::string value);

// What is done to each answer at the end: headers that keep a browser from harm, where the answer has none of that
// name, and compression for those who accept it.
void finish(http::Answer& answer, const http::Request& request);

}  // namespace depeche::serve

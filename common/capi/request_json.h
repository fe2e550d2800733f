#pragma once

// What c_api.h says of requests and options, read into what the library takes.

#include <string>
#include <string_view>

#include "depeche/index.h"
#include "depeche/render.h"
#include "depeche/search.h"

namespace depeche::capi {

struct Request {
  std::string id;  // empty when it has none
  SearchRequest search;
};

// Errors: format, invalid_argument, and those of its dates; the message names the member.
Result<Request> parse_request(std::string_view json);

// A request whose answer is to be taken away.
struct ExportRequest {
  SearchRequest search;
  TableStyle table;
  DossierText text = DossierText::snippets;
};
Result<ExportRequest> parse_export_request(std::string_view json);

Result<WriterOptions> parse_writer_options(std::string_view json);

}  // namespace depeche::capi

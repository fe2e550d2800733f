#pragma once

// What c_api.h says of requests and options, read into what the library takes.

#include <string>
#include <string_view>
#include <vector>

#include "capi/json_members.h"
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

// A request whose answer is to be taken away, which is never a part ("partial" does not count).
struct ExportRequest {
  SearchRequest search;
  TableStyle table;
  DossierText text = DossierText::snippets;
};
Result<ExportRequest> parse_export_request(std::string_view json);

// The same of an object that was read already. What it does not say is as in `base`.
Result<Request> read_request(const Json& object, const SearchRequest& base = {});
Result<ExportRequest> read_export_request(const Json& object, const SearchRequest& base = {});
// Errors: format for what is no object.
Result<Json> parse_request_object(std::string_view json);

// The members that a request may have, for those who take them from elsewhere than JSON.
struct MemberShape {
  std::string_view name;
  Shape shape;
};
std::vector<MemberShape> request_members();
std::vector<MemberShape> export_members();

Result<WriterOptions> parse_writer_options(std::string_view json);

}  // namespace depeche::capi

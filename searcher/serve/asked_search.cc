#include "serve/asked_search.h"

#include <algorithm>
#include <utility>

#include "base/files.h"
#include "base/message.h"

namespace depeche::serve {
namespace {

using capi::Json;

const std::vector<capi::MemberShape>& search_members() {
  static const std::vector<capi::MemberShape> all = capi::request_members();
  return all;
}

Result<bool> take_offsets(Context& context) {
  const auto offsets = context.parameters.take("offsets");
  if (!offsets) return tl::unexpected<Error>(offsets.error());
  const std::string name = offsets->value_or("bytes");
  if (name == "utf16") return true;
  if (name == "bytes") return false;
  return fail(ErrorCode::invalid_argument, tr("{}: must be one of {}", base::in_quotes("offsets"), "bytes, utf16"));
}

}  // namespace

// What a field in the query stands for may turn on the hour, such as date:"ce matin".
Ask AskedSearch::ask() const {
  const bool by_minute = request.usable || request.written || request.query.find(':') != std::string::npos;
  return {object.dump(-1, ' ', false, Json::error_handler_t::replace) + (utf16 ? "utf16" : ""), by_minute};
}

tl::expected<Json, Problem> asked_object(Context& context, const std::vector<capi::MemberShape>& members) {
  if (context.request.method != "POST") {
    auto object = object_of(context.parameters.take_all(), members);
    if (!object) return tl::unexpected<Error>(object.error());
    return std::move(*object);
  }
  if (auto status = context.parameters.none_left("offsets"); !status) return tl::unexpected<Error>(status.error());
  if (!http::header_of(context.request, "Content-Type").starts_with("application/json"))
    return tl::unexpected<Problem>(
        {415, "format", tr("the request is not said to be JSON"), "Content-Type: application/json"});
  auto object = capi::parse_request_object(context.request.body);
  if (!object) return tl::unexpected<Error>(object.error());
  return std::move(*object);
}

Status complete(Context& context, SearchRequest& request) {
  request.deadline = std::min(request.deadline.value_or(context.deadline), context.deadline);
  if (request.like_id.empty()) return {};
  auto id = context.site.id_of(request.like_id, context.deadline);
  if (!id) return tl::unexpected<Error>(id.error());
  if (!*id) return fail(ErrorCode::not_found, tr("no dispatch has the id {}", base::in_quotes(request.like_id)));
  request.like_id = std::move(**id);
  return {};
}

tl::expected<AskedSearch, Problem> asked_search(Context& context) {
  AskedSearch asked;
  const auto utf16 = take_offsets(context);
  if (!utf16) return tl::unexpected<Error>(utf16.error());
  asked.utf16 = *utf16;
  auto object = asked_object(context, search_members());
  if (!object) return tl::unexpected<Problem>(std::move(object.error()));
  asked.object = std::move(*object);
  SearchRequest base = context.site.options().base;
  base.partial = true;
  auto request = capi::read_request(asked.object, base);
  if (!request) return tl::unexpected<Error>(request.error());
  asked.request = std::move(request->search);
  if (asked.request.offset > kMostHits || asked.request.limit > kMostHits - asked.request.offset)
    return tl::unexpected<Error>(Error{ErrorCode::limit,
                                       tr("offset and limit lead beyond hit {}", kMostHits),
                                       tr("/v1/export gives any number of hits"),
                                       {}});
  if (auto status = complete(context, asked.request); !status) return tl::unexpected<Error>(status.error());
  return asked;
}

}  // namespace depeche::serve

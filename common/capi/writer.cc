#include "capi/writer.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/message.h"
#include "capi/json_members.h"
#include "capi/request_json.h"

namespace depeche::capi {
namespace {

// What is wrong with a member, without what a reader of files does then: here the whole dispatch is refused.
const std::string* fault_of(const dispatch::Parsed& parsed) {
  for (const auto* complaints : {&parsed.faults, &parsed.warnings, &parsed.limits})
    if (!complaints->empty()) return &complaints->front();
  return nullptr;
}

}  // namespace

Result<Writer> Writer::open(const char* index, const char* options) {
  const auto parsed = parse_writer_options(options == nullptr ? "{}" : options);
  if (!parsed) return tl::unexpected(parsed.error());
  auto parser = dispatch::JsonObjectParser::create({});
  if (!parser) return tl::unexpected(parser.error());
  auto writer = IndexWriter::open(index, *parsed);
  if (!writer) return tl::unexpected(writer.error());
  return Writer(std::move(*writer), std::move(*parser));
}

Writer::Writer(IndexWriter writer, dispatch::JsonObjectParser parser)
    : writer_(std::move(writer)), parser_(std::move(parser)) {}

Status Writer::add(std::string_view json) {
  line_.reserve(json.size() + dispatch::JsonObjectParser::kPadding);
  line_.assign(json);
  auto parsed = parser_.parse(line_, {});
  if (!parsed) return tl::unexpected(parsed.error());
  if (parsed->dispatch.id.empty())
    return fail(ErrorCode::format, tr("no id"), tr("give the object an \"id\" member that is not empty"));
  if (const std::string* fault = fault_of(*parsed))
    return fail(ErrorCode::format, tr("{}: {}", base::in_quotes(parsed->dispatch.id), *fault),
                tr("the dispatch was not added; correct the member, or give none"));
  return writer_.add(std::move(parsed->dispatch));
}

Result<std::string> Writer::commit() {
  const auto counts = writer_.commit();
  if (!counts) return tl::unexpected(counts.error());
  Json json = {{"added", counts->added}, {"replaced", counts->replaced}, {"unchanged", counts->unchanged}};
  if (counts->discarded > 0) json["discarded"] = counts->discarded;
  if (const auto notices = writer_.take_notices(); !notices.empty()) json["notices"] = notices;
  return json.dump() + '\n';
}

}  // namespace depeche::capi

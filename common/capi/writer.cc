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
std::string_view fault_of(std::string_view warning) {
  constexpr std::string_view kFault = " is not understood";
  const std::size_t fault = warning.rfind(std::string(kFault) + ": ");
  return fault == std::string_view::npos ? warning : warning.substr(0, fault + kFault.size());
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
  std::vector<std::string>& faults = parsed->warnings;
  faults.insert(faults.end(), parsed->limits.begin(), parsed->limits.end());
  if (!faults.empty())
    return fail(ErrorCode::format, tr("{}: {}", base::in_quotes(parsed->dispatch.id), fault_of(faults.front())),
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

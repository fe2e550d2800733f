#include "dispatch/formats/json_object.h"

#include <new>
#include <string>
#include <utility>

#include <simdjson.h>

#include "base/message.h"
#include "dispatch/formats/gathering.h"
#include "dispatch/formats/json_envelope.h"
#include "dispatch/formats/json_members.h"
#include "dispatch/formats/names.h"
#include "dispatch/formats/ninjs.h"

namespace depeche::dispatch {
namespace {

namespace dom = simdjson::dom;

static_assert(JsonObjectParser::kPadding >= simdjson::SIMDJSON_PADDING);

const char* type_words(dom::element_type type) {
  switch (type) {
    case dom::element_type::ARRAY:
      return to_translate("an array");
    case dom::element_type::OBJECT:
      return to_translate("an object");
    case dom::element_type::BOOL:
      return to_translate("a boolean");
    case dom::element_type::STRING:
      return to_translate("a string");
    case dom::element_type::NULL_VALUE:
      return to_translate("null");
    default:
      return to_translate("a number");
  }
}

tl::unexpected<Error> not_json(simdjson::error_code error) {
  if (error == simdjson::MEMALLOC) throw std::bad_alloc();
  if (error == simdjson::UTF8_ERROR)
    return fail(ErrorCode::encoding, tr("not UTF-8"), tr("name its encoding, for example windows-1252"));
  std::string what = simdjson::error_message(error);
  if (error == simdjson::NUMBER_ERROR) what = tr("a number is malformed or larger than 64 bits hold");
  if (error == simdjson::STRING_ERROR) what = tr("a string has a bad escape or half a surrogate pair");
  if (error == simdjson::TAPE_ERROR) what = tr("commas, brackets or quotes do not match");
  if (error == simdjson::DEPTH_ERROR) what = tr("it is nested deeper than {} levels", simdjson::DEFAULT_MAX_DEPTH);
  return fail(ErrorCode::format, tr("not valid JSON: {}", what),
              tr("each line, or element of an array, must be one whole JSON object"));
}

}  // namespace

class JsonObjectParser::Impl {
 public:
  Impl(const ReadOptions& options, bool only_ninjs)
      : names_(options), ninjs_names_(of_all_fields(options), Names::Dialect::ninjs), only_ninjs_(only_ninjs) {}

  void parse(std::string_view json, bool is_padded, const char* what, const Found& found) {
    dom::element root;
    if (const auto error = parser_.parse(json.data(), json.size(), !is_padded).get(root))
      return found(0, not_json(error));
    number_ = 0;
    read(root, what, 0, found);
  }

 private:
  void read(const dom::element& value, const char* what, int depth, const Found& found) {
    dom::object object;
    if (value.get(object) != simdjson::SUCCESS || depth > kDeepestObject)
      return found(next_number(depth), fail(ErrorCode::format, tr(what, tr(type_words(value.type()))),
                                            tr("each dispatch must be a JSON object")));
    const Unwrapped unwrapped = unwrap(object, names_);
    switch (unwrapped.kind) {
      case Unwrapped::Kind::action:
        next_id_ = unwrapped.id;
        return;
      case Unwrapped::Kind::several:
        for (const dom::element& element : unwrapped.dispatches)
          read(element, to_translate("the element is {}, not an object"), depth + 1, found);
        return;
      case Unwrapped::Kind::dispatch:
        break;
    }
    Result<Parsed> parsed = make_dispatch(unwrapped.object);
    if (parsed && parsed->dispatch.id.empty()) set_slot(Slot::id, unwrapped.id, *parsed);
    if (parsed && parsed->dispatch.id.empty()) set_slot(Slot::id, next_id_, *parsed);
    next_id_.clear();
    found(next_number(depth), std::move(parsed));
  }

  std::size_t next_number(int depth) { return depth == 0 ? 0 : ++number_; }

  Result<Parsed> make_dispatch(const dom::object& object) {
    const bool as_ninjs = only_ninjs_ || is_ninjs(object);
    Gathering& gathering = as_ninjs ? ninjs_gathering_ : gathering_;
    Names& names = as_ninjs ? ninjs_names_ : names_;
    names.begin();
    gather_members(object, names, gathering);
    Parsed parsed;
    gathering.put(parsed);
    use_abstract_as_text(parsed.dispatch);
    if (!has_words(parsed.dispatch))
      return tl::unexpected(without_words("give the object a \"text\" or \"title\" member that is not empty"));
    return parsed;
  }

  static constexpr int kDeepestObject = 8;

  dom::parser parser_;
  Names names_;
  Names ninjs_names_;
  Gathering gathering_;
  Gathering ninjs_gathering_{true};
  bool only_ninjs_;
  std::string next_id_;     // that an action gave the next object
  std::size_t number_ = 0;  // of the last dispatch in an envelope
};

Result<JsonObjectParser> JsonObjectParser::create(const ReadOptions& options, bool only_ninjs) {
  if (Status status = check_names(options); !status) return tl::unexpected(status.error());
  return JsonObjectParser(std::make_unique<Impl>(options, only_ninjs));
}

JsonObjectParser::JsonObjectParser(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
JsonObjectParser::JsonObjectParser(JsonObjectParser&&) noexcept = default;
JsonObjectParser& JsonObjectParser::operator=(JsonObjectParser&&) noexcept = default;
JsonObjectParser::~JsonObjectParser() = default;

Result<Parsed> JsonObjectParser::parse(std::string_view line, const Origin& origin) {
  Result<Parsed> only =
      fail(ErrorCode::format, tr("the object holds no dispatch of its own"), tr("pass each dispatch alone"));
  impl_->parse(line, true, to_translate("the line is {}, not an object"),
               [&](std::size_t number, Result<Parsed> parsed) {
                 if (number == 0) only = std::move(parsed);
               });
  if (!only) return only;
  fill(only->dispatch.id, origin.id);
  only->dispatch.path = origin.path;
  return only;
}

void JsonObjectParser::parse_line(std::string_view line, const Found& found) {
  impl_->parse(line, true, to_translate("the line is {}, not an object"), found);
}

void JsonObjectParser::parse_value(std::string_view value, const Found& found) {
  impl_->parse(value, false, to_translate("the value is {}, not an object"), found);
}

}  // namespace depeche::dispatch

#include "dispatch/formats/json_object.h"

#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <utility>

#include <simdjson.h>

#include "dispatch/formats/members.h"
#include "dispatch/formats/ninjs.h"

namespace depeche::dispatch {
namespace {

namespace dom = simdjson::dom;

static_assert(JsonObjectParser::kPadding >= simdjson::SIMDJSON_PADDING);

const char* type_words(dom::element_type type) {
  switch (type) {
    case dom::element_type::ARRAY:
      return "an array";
    case dom::element_type::OBJECT:
      return "an object";
    case dom::element_type::BOOL:
      return "a boolean";
    case dom::element_type::STRING:
      return "a string";
    case dom::element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

struct Taken {
  dom::element value;
  std::size_t member = kNoMember;
};
using TakenMembers = std::array<Taken, kSlots>;

bool is_number(dom::element_type type) {
  return type == dom::element_type::INT64 || type == dom::element_type::UINT64 || type == dom::element_type::DOUBLE;
}

// The string of a member, or of an id the number as JSON writes it; empty when it is absent.
Result<std::string> read_string(const Taken& taken) {
  if (taken.member == kNoMember) return std::string{};
  const Member& member = kMembers[taken.member];
  std::string_view text;
  if (taken.value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (member.slot == Slot::id && is_number(taken.value.type())) return simdjson::minify(taken.value);
  return fail(ErrorCode::format,
              "member \"" + std::string(member.name) + "\" is " + type_words(taken.value.type()) + ", not a string",
              "write it as a string, or leave it out");
}

Status read_slot(std::size_t slot, const Taken& taken, Parsed& parsed) {
  Result<std::string> value = read_string(taken);
  if (!value) return tl::unexpected(value.error());
  set_slot(static_cast<Slot>(slot), std::move(*value), parsed);
  return {};
}

tl::unexpected<Error> not_json(simdjson::error_code error) {
  if (error == simdjson::MEMALLOC) throw std::bad_alloc();
  if (error == simdjson::UTF8_ERROR)
    return fail(ErrorCode::encoding, "not UTF-8", "name its encoding with --encoding, for example windows-1252");
  std::string what = simdjson::error_message(error);
  if (error == simdjson::NUMBER_ERROR) what = "a number is malformed or larger than 64 bits hold";
  if (error == simdjson::STRING_ERROR) what = "a string has a bad escape or half a surrogate pair";
  if (error == simdjson::TAPE_ERROR) what = "commas, brackets or quotes do not match";
  if (error == simdjson::DEPTH_ERROR)
    what = "it is nested deeper than " + std::to_string(simdjson::DEFAULT_MAX_DEPTH) + " levels";
  return fail(ErrorCode::format, "not valid JSON: " + what,
              "each line, or element of an array, must be one whole JSON object");
}

}  // namespace

class JsonObjectParser::Impl {
 public:
  Impl(std::array<bool, kMembers.size()> wanted, bool only_ninjs) : wanted_(wanted), only_ninjs_(only_ninjs) {}

  Result<Parsed> parse(std::string_view line, const Origin& origin) {
    dom::element root;
    if (const auto error = parser_.parse(line.data(), line.size(), false).get(root)) return not_json(error);
    Result<Parsed> parsed = read(root, "the line");
    if (parsed) complete(origin, parsed->dispatch);
    return parsed;
  }

  Result<Parsed> parse_value(std::string_view value) {
    dom::element root;
    if (const auto error = parser_.parse(value.data(), value.size(), true).get(root)) return not_json(error);
    return read(root, "the value");
  }

 private:
  TakenMembers take_members(const dom::object& object) const {
    TakenMembers members{};
    for (const dom::key_value_pair field : object) {
      const std::size_t member = find_member(field.key);
      if (member == kNoMember || !wanted_[member] || field.value.is_null()) continue;
      Taken& taken = members[static_cast<std::size_t>(kMembers[member].slot)];
      if (taken.member == kNoMember || kMembers[member].rank < kMembers[taken.member].rank)
        taken = {field.value, member};
    }
    return members;
  }

  Result<Parsed> read(const dom::element& value, const char* what) const {
    dom::object object;
    if (value.get(object) != simdjson::SUCCESS)
      return fail(ErrorCode::format, std::string(what) + " is " + type_words(value.type()) + ", not an object",
                  "each dispatch must be a JSON object");
    return only_ninjs_ || is_ninjs(object) ? make_parsed(read_ninjs(object)) : make_dispatch(take_members(object));
  }

  static Result<Parsed> make_dispatch(const TakenMembers& members) {
    Parsed parsed;
    for (std::size_t slot = 0; slot < kSlots; ++slot)
      if (Status status = read_slot(slot, members[slot], parsed); !status) return tl::unexpected(status.error());
    if (parsed.dispatch.text.empty())
      return fail(ErrorCode::format, "no text", "give the object a \"text\" member that is not empty");
    return parsed;
  }

  static void complete(const Origin& origin, Dispatch& dispatch) {
    fill(dispatch.id, origin.id);
    dispatch.path = origin.path;
  }

  dom::parser parser_;
  std::array<bool, kMembers.size()> wanted_;
  bool only_ninjs_;
};

Result<JsonObjectParser> JsonObjectParser::create(const std::vector<std::string>& fields, bool only_ninjs) {
  std::array<bool, kMembers.size()> wanted{};
  if (fields.empty()) wanted.fill(true);
  for (const std::string& field : fields) {
    const std::size_t member = find_member(field);
    if (member == kNoMember)
      return fail(ErrorCode::invalid_argument, "unknown field \"" + field + "\"", "the fields are " + known_members());
    wanted[member] = true;
  }
  bool has_text = false;
  for (std::size_t at = 0; at < kMembers.size(); ++at) has_text |= wanted[at] && kMembers[at].slot == Slot::text;
  for (std::size_t at = 0; at < kMembers.size(); ++at)
    if (kMembers[at].slot == Slot::id || (kMembers[at].slot == Slot::text && !has_text)) wanted[at] = true;
  return JsonObjectParser(std::make_unique<Impl>(wanted, only_ninjs));
}

JsonObjectParser::JsonObjectParser(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
JsonObjectParser::JsonObjectParser(JsonObjectParser&&) noexcept = default;
JsonObjectParser& JsonObjectParser::operator=(JsonObjectParser&&) noexcept = default;
JsonObjectParser::~JsonObjectParser() = default;

Result<Parsed> JsonObjectParser::parse(std::string_view line, const Origin& origin) {
  return impl_->parse(line, origin);
}

Result<Parsed> JsonObjectParser::parse_value(std::string_view value) { return impl_->parse_value(value); }

}  // namespace depeche::dispatch

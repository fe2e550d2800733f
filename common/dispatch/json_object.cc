#include "dispatch/json_object.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <simdjson.h>

#include "base/utf8.h"
#include "dispatch/absolute_date.h"
#include "dispatch/clean_text.h"

namespace depeche::dispatch {
namespace {

namespace dom = simdjson::dom;

static_assert(JsonObjectParser::kPadding >= simdjson::SIMDJSON_PADDING);

enum Slot : std::size_t { kId, kTitle, kText, kDate, kSource, kPlace, kUrl, kCredits, kSlots };

struct Member {
  std::string_view name;
  Slot slot;
  unsigned rank;  // a lower one wins over a higher one of the same slot
};

constexpr std::array<Member, 12> kMembers{{{"id", kId, 0},
                                           {"title", kTitle, 0},
                                           {"text", kText, 0},
                                           {"body", kText, 1},
                                           {"content", kText, 2},
                                           {"body_text", kText, 3},
                                           {"date", kDate, 0},
                                           {"source", kSource, 0},
                                           {"place", kPlace, 0},
                                           {"url", kUrl, 0},
                                           {"credits", kCredits, 0},
                                           {"author", kCredits, 1}}};

constexpr std::size_t kNone = kMembers.size();

std::size_t find_member(std::string_view name) {
  for (std::size_t at = 0; at < kMembers.size(); ++at)
    if (kMembers[at].name == name) return at;
  return kNone;
}

std::string known_members() {
  std::string names;
  for (const Member& member : kMembers) names.append(names.empty() ? "" : ", ").append(member.name);
  return names;
}

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
  std::size_t member = kNone;
};
using TakenMembers = std::array<Taken, kSlots>;

bool is_number(dom::element_type type) {
  return type == dom::element_type::INT64 || type == dom::element_type::UINT64 || type == dom::element_type::DOUBLE;
}

// The string of a member, or of an id the number as JSON writes it; empty when it is absent.
Result<std::string> read_string(const Taken& taken) {
  if (taken.member == kNone) return std::string{};
  const Member& member = kMembers[taken.member];
  std::string_view text;
  if (taken.value.get(text) == simdjson::SUCCESS) return member.slot == kText ? clean_text(text) : clean_line(text);
  if (member.slot == kId && is_number(taken.value.type())) return simdjson::minify(taken.value);
  return fail(ErrorCode::format,
              "member \"" + std::string(member.name) + "\" is " + type_words(taken.value.type()) + ", not a string",
              "write it as a string, or leave it out");
}

// The place in a Dispatch of a slot that is kept as text.
std::string& text_field(Dispatch& dispatch, std::size_t slot) {
  switch (slot) {
    case kId:
      return dispatch.id;
    case kTitle:
      return dispatch.title;
    case kText:
      return dispatch.text;
    case kSource:
      return dispatch.source;
    case kPlace:
      return dispatch.place;
    case kUrl:
      return dispatch.url;
    default:
      return dispatch.credits;
  }
}

void read_date(const std::string& value, Parsed& parsed) {
  if (value.empty()) return;
  parsed.dispatch.dated = read_absolute_date(value);
  if (!parsed.dispatch.dated)
    parsed.warnings.push_back("the date \"" + std::string(base::truncate_utf8(value, 60)) +
                              "\" is not understood: it is left out");
}

Status read_slot(std::size_t slot, const Taken& taken, Parsed& parsed) {
  Result<std::string> value = read_string(taken);
  if (!value) return tl::unexpected(value.error());
  if (slot == kDate)
    read_date(*value, parsed);
  else
    text_field(parsed.dispatch, slot) = std::move(*value);
  return {};
}

tl::unexpected<Error> not_json(simdjson::error_code error) {
  if (error == simdjson::UTF8_ERROR)
    return fail(ErrorCode::encoding, "not UTF-8", "name its encoding with --encoding, for example windows-1252");
  std::string what = simdjson::error_message(error);
  if (error == simdjson::NUMBER_ERROR) what = "a number is malformed or larger than 64 bits hold";
  if (error == simdjson::STRING_ERROR) what = "a string has a bad escape or half a surrogate pair";
  if (error == simdjson::TAPE_ERROR) what = "commas, brackets or quotes do not match";
  return fail(ErrorCode::format, "not valid JSON: " + what, "each line must be one whole JSON object");
}

}  // namespace

class JsonObjectParser::Impl {
 public:
  explicit Impl(std::array<bool, kMembers.size()> wanted) : wanted_(wanted) {}

  Result<Parsed> parse(std::string_view line, const Origin& origin) {
    dom::element root;
    if (const auto error = parser_.parse(line.data(), line.size(), false).get(root)) return not_json(error);
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS)
      return fail(ErrorCode::format, std::string("the line is ") + type_words(root.type()) + ", not an object",
                  "each line must be one whole JSON object");
    return make_dispatch(take_members(object), origin);
  }

 private:
  TakenMembers take_members(const dom::object& object) const {
    TakenMembers members{};
    for (const dom::key_value_pair field : object) {
      const std::size_t member = find_member(field.key);
      if (member == kNone || !wanted_[member] || field.value.is_null()) continue;
      Taken& taken = members[kMembers[member].slot];
      if (taken.member == kNone || kMembers[member].rank < kMembers[taken.member].rank) taken = {field.value, member};
    }
    return members;
  }

  static Result<Parsed> make_dispatch(const TakenMembers& members, const Origin& origin) {
    Parsed parsed;
    for (std::size_t slot = 0; slot < kSlots; ++slot)
      if (Status status = read_slot(slot, members[slot], parsed); !status) return tl::unexpected(status.error());
    if (parsed.dispatch.text.empty())
      return fail(ErrorCode::format, "no text", "give the object a \"text\" member that is not empty");
    if (parsed.dispatch.id.empty()) parsed.dispatch.id = origin.id;
    parsed.dispatch.path = origin.path;
    return parsed;
  }

  dom::parser parser_;
  std::array<bool, kMembers.size()> wanted_;
};

Result<JsonObjectParser> JsonObjectParser::create(const std::vector<std::string>& fields) {
  std::array<bool, kMembers.size()> wanted{};
  if (fields.empty()) wanted.fill(true);
  for (const std::string& field : fields) {
    const std::size_t member = find_member(field);
    if (member == kNone)
      return fail(ErrorCode::invalid_argument, "unknown field \"" + field + "\"", "the fields are " + known_members());
    wanted[member] = true;
  }
  bool has_text = false;
  for (std::size_t at = 0; at < kMembers.size(); ++at) has_text |= wanted[at] && kMembers[at].slot == kText;
  for (std::size_t at = 0; at < kMembers.size(); ++at)
    if (kMembers[at].slot == kId || (kMembers[at].slot == kText && !has_text)) wanted[at] = true;
  return JsonObjectParser(std::make_unique<Impl>(wanted));
}

JsonObjectParser::JsonObjectParser(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
JsonObjectParser::JsonObjectParser(JsonObjectParser&&) noexcept = default;
JsonObjectParser& JsonObjectParser::operator=(JsonObjectParser&&) noexcept = default;
JsonObjectParser::~JsonObjectParser() = default;

Result<Parsed> JsonObjectParser::parse(std::string_view line, const Origin& origin) {
  return impl_->parse(line, origin);
}

}  // namespace depeche::dispatch

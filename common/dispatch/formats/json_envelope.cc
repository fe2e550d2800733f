#include "dispatch/formats/json_envelope.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "dispatch/outcome/property_names.h"

namespace depeche::dispatch {
namespace {

namespace dom = simdjson::dom;

constexpr int kDeepestEnvelope = 4;

constexpr std::array<std::string_view, 20> kEnvelopes{
    "_items",    "items", "item",    "articles", "hits",    "docs",    "documents",  "results",  "data",    "response",
    "responses", "rows",  "entries", "news",     "stories", "records", "dispatches", "depeches", "channel", "rss"};
constexpr std::array<std::string_view, 3> kWrappers{"_source", "doc", "item"};
constexpr std::array<std::string_view, 4> kActionNames{"index", "create", "update", "delete"};

bool is_envelope_name(std::string_view name) { return std::ranges::find(kEnvelopes, name) != kEnvelopes.end(); }

bool is_empty(const dom::element& value) {
  std::string_view text;
  dom::array array;
  if (value.get(text) == simdjson::SUCCESS) return text.empty();
  if (value.get(array) == simdjson::SUCCESS) return array.size() == 0;
  return value.is_null();
}

bool has_slot(const dom::object& object, Names& names, std::initializer_list<Slot> slots) {
  for (const dom::key_value_pair field : object) {
    const auto slot = names.meaning_of(field.key).slot;
    if (slot && std::ranges::find(slots, *slot) != slots.end() && !is_empty(field.value)) return true;
  }
  return false;
}

std::optional<dom::object> object_in(const dom::object& object, std::string_view name) {
  dom::object inner;
  if (object[name].get(inner) != simdjson::SUCCESS) return std::nullopt;
  return inner;
}

// Whether it is a dispatch, or something that holds one.
bool holds_words(const dom::element& element, Names& names, int depth) {
  dom::object object;
  if (depth > kDeepestEnvelope || element.get(object) != simdjson::SUCCESS) return false;
  if (has_slot(object, names, {Slot::title, Slot::text})) return true;
  const auto holds = [&](const dom::key_value_pair field) {
    const bool is_named = is_envelope_name(field.key) || std::ranges::count(kWrappers, field.key) > 0;
    if (!is_named) return false;
    dom::array array;
    if (field.value.get(array) != simdjson::SUCCESS) return holds_words(field.value, names, depth + 1);
    return array.size() > 0 && holds_words(array.at(0).value_unsafe(), names, depth + 1);
  };
  return std::any_of(object.begin(), object.end(), holds);
}

bool find_in_object(const dom::object& object, Names& names, int depth, std::vector<dom::element>& found);

// True when the value is an array of dispatches, which then stand in `found`, or an object that is one or has such.
bool find_dispatches(const dom::element& value, Names& names, int depth, std::vector<dom::element>& found) {
  if (depth > kDeepestEnvelope) return false;
  dom::array array;
  if (value.get(array) == simdjson::SUCCESS) {
    if (array.size() > 0 && !holds_words(array.at(0).value_unsafe(), names, depth)) return false;
    for (const dom::element element : array) found.push_back(element);
    return true;
  }
  dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return false;
  if (find_in_object(object, names, depth, found)) return true;
  if (!holds_words(value, names, depth)) return false;
  found.push_back(value);
  return true;
}

bool find_in_object(const dom::object& object, Names& names, int depth, std::vector<dom::element>& found) {
  // A title beside a list is the list's, one beside another object its own.
  const bool has_title = has_slot(object, names, {Slot::title});
  return std::any_of(object.begin(), object.end(), [&](const dom::key_value_pair field) {
    if (!is_envelope_name(field.key) || (has_title && !field.value.is_array())) return false;
    return find_dispatches(field.value, names, depth + 1, found);
  });
}

bool is_action(const dom::object& object) {
  dom::object what;
  for (const dom::key_value_pair field : object) {
    const bool is_named = std::ranges::find(kActionNames, field.key) != kActionNames.end();
    if (object.size() != 1 || !is_named || field.value.get(what) != simdjson::SUCCESS) return false;
  }
  return object.size() == 1 && std::all_of(what.begin(), what.end(), [](const dom::key_value_pair field) {
           const std::string_view key = field.key;
           return key.starts_with('_') || key == "routing" || key.starts_with("retry") || key.starts_with("version") ||
                  key.starts_with("if_") || key == "pipeline" || key == "require_alias";
         });
}

std::string_view text_in(const dom::object& object, std::string_view name) {
  std::string_view text;
  return object[name].get(text) == simdjson::SUCCESS ? text : std::string_view{};
}

// The object that a wrapper is for.
std::optional<dom::object> wrapped(const dom::object& object, Names& names) {
  for (const std::string_view name : kWrappers) {
    auto inner = object_in(object, name);
    if (inner && (name == "_source" || !has_slot(object, names, {Slot::title, Slot::text}))) return inner;
  }
  return std::nullopt;
}

// Reads just so much of JSON as tells where an array begins, and trusts the rest.
class Head {
 public:
  explicit Head(std::string_view json) : json_(json) {}

  std::optional<std::size_t> find() {
    if (!skip_blanks() || json_[at_] != '{') return std::nullopt;
    ++at_;
    return members(0);
  }

 private:
  bool skip_blanks() {
    while (at_ < json_.size() && base::is_blank(json_[at_])) ++at_;
    return at_ < json_.size();
  }

  // The string at `at_`, as it is written, and goes behind it.
  std::optional<std::string_view> string() {
    const std::size_t begin = ++at_;
    for (; at_ < json_.size(); ++at_) {
      if (json_[at_] == '\\')
        ++at_;
      else if (json_[at_] == '"')
        return json_.substr(begin, at_++ - begin);
    }
    return std::nullopt;
  }

  bool skip_value() {
    std::size_t depth = 0;
    while (skip_blanks()) {
      const char c = json_[at_];
      if (depth == 0 && (c == ',' || c == '}' || c == ']')) return true;
      if (c == '"') {
        if (!string()) return false;
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      ++at_;
    }
    return false;
  }

  static bool is_text(std::string_view name) {
    const auto member = find_member(folded_name(name));
    return member && member->slot == Slot::text;
  }

  std::optional<std::size_t> members(int depth) {
    while (depth <= kDeepestEnvelope && skip_blanks() && json_[at_] == '"') {
      const auto name = string();
      if (!name || !skip_blanks() || json_[at_] != ':') return std::nullopt;
      ++at_;
      if (!skip_blanks() || (depth == 0 && is_text(*name))) return std::nullopt;
      if (is_envelope_name(*name) && (json_[at_] == '[' || json_[at_] == '{')) {
        const std::size_t begin = at_++;
        const bool holds_objects = skip_blanks() && json_[at_] == '{';
        if (json_[begin] == '[' && holds_objects) return begin;
        if (json_[begin] == '{') {
          if (const auto found = members(depth + 1)) return found;
        }
        at_ = begin;
      }
      if (!skip_value()) return std::nullopt;
      if (json_[at_] != ',') break;
      ++at_;
    }
    return std::nullopt;
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

}  // namespace

Unwrapped unwrap(const dom::object& object, Names& names) {
  Unwrapped found;
  found.object = object;
  if (has_slot(object, names, {Slot::text})) return found;
  if (is_action(object)) {
    found.kind = Unwrapped::Kind::action;
    for (const dom::key_value_pair field : object)
      if (const auto what = object_in(object, field.key)) found.id = text_in(*what, "_id");
  } else if (const auto inner = wrapped(object, names)) {
    found.object = *inner;
    found.id = text_in(object, "_id");
  } else if (find_in_object(object, names, 0, found.dispatches)) {
    found.kind = Unwrapped::Kind::several;
  }
  return found;
}

std::optional<std::size_t> find_envelope(std::string_view json) { return Head(json).find(); }

}  // namespace depeche::dispatch

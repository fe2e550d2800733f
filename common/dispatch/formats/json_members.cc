#include "dispatch/formats/json_members.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "dispatch/copy/clean_text.h"
#include "dispatch/outcome/property_names.h"

namespace depeche::dispatch {
namespace {

namespace dom = simdjson::dom;

constexpr int kDeepest = 16;

// The members of an object that say what it is, the first one before the others.
constexpr std::array<std::string_view, 16> kValueKeys{"name",  "rendered", "value",   "main",  "$oid", "$date",
                                                      "label", "term",     "text",    "#text", "$t",   "_",
                                                      "title", "html",     "literal", "city"};
constexpr std::array<std::string_view, 5> kCodeKeys{"code", "qcode", "id", "uri", "@id"};

// The prefixes of the vocabularies of the IPTC.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSchemes{
    {{"http://cv.iptc.org/newscodes/mediatopic/", "medtop:"},
     {"http://cv.iptc.org/newscodes/subjectcode/", "subj:"},
     {"http://cv.iptc.org/newscodes/genre/", "genre:"},
     {"http://cv.iptc.org/newscodes/mediatopic", "medtop:"}}};

bool is_scalar(const dom::element& value) {
  const auto type = value.type();
  return type != dom::element_type::OBJECT && type != dom::element_type::ARRAY && type != dom::element_type::NULL_VALUE;
}

// The first of the members that is neither array, object nor null.
template <std::size_t n>
std::string_view first_key(const dom::object& object, const std::array<std::string_view, n>& keys) {
  for (const std::string_view key : keys) {
    dom::element value;
    if (object[key].get(value) == simdjson::SUCCESS && is_scalar(value)) return key;
  }
  return {};
}

class Walk {
 public:
  Walk(Names& names, Gathering& gathering) : names_(names), gathering_(gathering) {}

  void members(const dom::object& object, const std::string& prefix, int depth) {
    for (const dom::key_value_pair field : object) {
      if (prefix.empty())
        member(names_.meaning_of(field.key), field.key, field.value, false, depth);
      else
        joined_member(prefix, field, depth);
    }
  }

 private:
  void joined_member(const std::string& prefix, const dom::key_value_pair& field, int depth) {
    if (field.value.is_null()) return;
    const std::string joined = prefix + "_" + std::string(field.key);
    member(names_.meaning_of(joined), joined, field.value, false, depth);
  }

  // True when it had a value.
  bool member(const Meaning& meaning, std::string_view written, const dom::element& value, bool is_more, int depth) {
    if (value.is_null() || depth > kDeepest) return false;
    if (meaning.is_ignored) {
      gathering_.leave_out(meaning.name);
      return false;
    }
    switch (value.type()) {
      case dom::element_type::ARRAY:
        return elements(meaning, written, value, is_more, depth);
      case dom::element_type::OBJECT:
        return object(meaning, written, value, is_more, depth);
      default:
        return scalar(meaning, value, {}, is_more);
    }
  }

  bool elements(const Meaning& meaning, std::string_view written, const dom::array& array, bool is_more, int depth) {
    bool any = is_more;
    for (const dom::element element : array) any |= member(meaning, written, element, any, depth + 1);
    return any;
  }

  bool object(const Meaning& meaning, std::string_view written, const dom::object& object, bool is_more, int depth) {
    const bool is_known = meaning.slot || is_known_property(meaning.name);
    const std::string_view value_key = is_known ? first_key(object, kValueKeys) : std::string_view{};
    const std::string_view code_key = is_known && !meaning.slot ? first_key(object, kCodeKeys) : std::string_view{};
    const std::string prefix(written);
    if (value_key.empty() && code_key.empty()) {
      members(object, prefix, depth + 1);
      return false;
    }
    std::string_view code;
    if (!code_key.empty()) code = code_of(object, code_key);
    bool any = false;
    if (value_key.empty())
      gathering_.add(meaning, {}, code, is_more);
    else
      any = scalar(meaning, object[value_key].value_unsafe(), code, is_more);
    for (const dom::key_value_pair field : object) {
      if (field.key == value_key || field.key == code_key || field.key == "scheme") continue;
      // What a vocabulary says of its concepts is no part of the dispatch.
      if (meaning.slot)
        joined_member(prefix, field, depth + 1);
      else
        leave_out(prefix, field);
    }
    return any;
  }

  void leave_out(const std::string& prefix, const dom::key_value_pair& field) {
    if (field.value.is_null()) return;
    gathering_.leave_out(folded_name(prefix + "_" + std::string(field.key)));
  }

  bool scalar(const Meaning& meaning, const dom::element& value, std::string_view code, bool is_more) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) {
      gathering_.add(meaning, text, code, is_more);
      return !trim(text).empty();
    }
    bool flag = false;
    if (value.get(flag) == simdjson::SUCCESS && meaning.slot) return flag_of_slot(meaning, flag);
    gathering_.add(meaning, gathering_.keep(simdjson::minify(value)), code, is_more);
    return true;
  }

  // Whether it is published, or under embargo, is no date and no moment.
  bool flag_of_slot(const Meaning& meaning, bool flag) {
    if (meaning.slot == Slot::embargo && !flag) return false;
    if (meaning.slot == Slot::embargo || meaning.slot == Slot::status) {
      gathering_.add(meaning, flag ? "true" : "false");
      return true;
    }
    gathering_.add_property(meaning.name, flag ? "true" : "false");
    return true;
  }

  std::string_view code_of(const dom::object& object, std::string_view key) {
    std::string_view text;
    std::string code =
        object[key].get(text) == simdjson::SUCCESS ? std::string(text) : simdjson::minify(object[key].value_unsafe());
    std::string_view scheme;
    if (object["scheme"].get(scheme) != simdjson::SUCCESS || scheme.empty() || code.empty())
      return gathering_.keep(std::move(code));
    for (const auto& [uri, prefix] : kSchemes)
      if (scheme == uri) return gathering_.keep(code.starts_with(prefix) ? code : std::string(prefix) + code);
    const bool is_prefix = scheme.find_first_of(":/") == scheme.npos && code.find(':') == code.npos;
    return gathering_.keep(is_prefix ? std::string(scheme) + ":" + code : code);
  }

  Names& names_;
  Gathering& gathering_;
};

}  // namespace

void gather_members(const dom::object& object, Names& names, Gathering& gathering) {
  Walk(names, gathering).members(object, {}, 0);
}

}  // namespace depeche::dispatch

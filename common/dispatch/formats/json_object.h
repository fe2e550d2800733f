#pragma once

// A JSON object, made into a dispatch.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"
#include "dispatch/formats/items.h"
#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// Members: id (a string or a number), title, text (else body, content, body_text), date, source, place, url, credits
// (else author), status (else pubstatus), embargoed. Others are passed over, and so is null. The first of several
// members of one name wins, an own name before its aliases. Refused with ErrorCode::format, the member named: a member
// of another type, an absent or empty text. Refused too: whatever is wrong anywhere in the object, also in members that
// are not taken, lone surrogates, ill-formed UTF-8 and more than 1024 levels included. A date that is not understood
// without knowing today is dropped with a warning. Not for several threads at once: it keeps the buffers of one object
// for the next.
class JsonObjectParser {
 public:
  // Bytes that must be readable, whatever they hold, after each line.
  static constexpr std::size_t kPadding = 64;

  // `fields` restricts the members that are taken, id and text excepted; empty: all. An alias stands for itself only.
  // An unknown name is ErrorCode::invalid_argument.
  // An object that is ninjs (ninjs.h) is read as such, with all its members; `only_ninjs`: every one.
  static Result<JsonObjectParser> create(const std::vector<std::string>& fields, bool only_ninjs = false);
  JsonObjectParser(JsonObjectParser&&) noexcept;
  JsonObjectParser& operator=(JsonObjectParser&&) noexcept;
  ~JsonObjectParser();

  // `origin.id` is for an object without id.
  Result<Parsed> parse(std::string_view line, const Origin& origin);
  // The same for a value that may be over many lines, without padding.
  Result<Parsed> parse_value(std::string_view value);

 private:
  class Impl;
  explicit JsonObjectParser(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace depeche::dispatch

#pragma once

// A JSON object, made into a dispatch, or into the dispatches that it holds.

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "depeche/read.h"
#include "depeche/result.h"
#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// Members have the names of members.h, those of options.map, or become properties (json_members.h); an object that is
// ninjs is read by the names of ninjs. What is HTML is read as such. Refused with ErrorCode::format: what has neither a
// text nor a title; whatever is wrong anywhere in the object, also in members that are not taken, lone surrogates,
// ill-formed UTF-8 and more than 1024 levels included. A date that is not understood without knowing today is dropped
// with a warning. Not for several threads at once: it keeps the buffers of one object for the next.
class JsonObjectParser {
 public:
  // Bytes that must be readable, whatever they hold, after each line.
  static constexpr std::size_t kPadding = 64;

  // `only_ninjs`: every object is ninjs. An error is that of check_names().
  static Result<JsonObjectParser> create(const ReadOptions& options, bool only_ninjs = false);
  JsonObjectParser(JsonObjectParser&&) noexcept;
  JsonObjectParser& operator=(JsonObjectParser&&) noexcept;
  ~JsonObjectParser();

  // The one dispatch that a line is; `origin.id` is for an object without id. An object that holds several is refused.
  Result<Parsed> parse(std::string_view line, const Origin& origin);

  // Called with each dispatch of an object, or why it is none. `number` counts those of an object that holds several,
  // from 1; it is 0 for one that is a dispatch itself. Ids stay empty when there are none.
  using Found = std::function<void(std::size_t number, Result<Parsed> parsed)>;
  // Looks into the envelopes of json_envelope.h. A line that says what to do with the next one gives it its id, and is
  // itself nothing.
  void parse_line(std::string_view line, const Found& found);
  // The same for a value that may be over many lines, without padding.
  void parse_value(std::string_view value, const Found& found);

 private:
  class Impl;
  explicit JsonObjectParser(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace depeche::dispatch

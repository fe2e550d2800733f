#include "dispatch/formats/json_values.h"

#include <algorithm>

#include "base/ascii.h"
#include "dispatch/formats/json_envelope.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kJsonBlock = std::size_t{64} << 10;
// Objects that are longer are taken for envelopes when they begin like some. Shorter ones are looked at as a whole.
constexpr std::size_t kLargeObject = std::size_t{256} << 10;

// How many brackets are open at the end of `json`.
std::size_t open_brackets(std::string_view json) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string && c == '\\') ++at;
    if (c == '"') in_string = !in_string;
    if (in_string) continue;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
  }
  return depth;
}

}  // namespace

JsonValues::JsonValues(base::ByteSource& source, std::size_t max_bytes)
    : source_(source), max_bytes_(max_bytes), buffer_(kJsonBlock, '\0') {}

Result<std::optional<JsonValue>> JsonValues::next() {
  value_.clear();
  depth_ = 0;
  in_string_ = is_escaped_ = too_long_ = looked_for_envelope_ = false;
  const Result<bool> begun = begin();
  if (!begun) return tl::unexpected(begun.error());
  if (!*begun && !in_array_) return std::nullopt;
  for (;;) {
    const bool is_complete = read_block();
    if (enter_envelope(is_complete)) continue;
    limit();
    if (is_complete) return finish(false);
    const Result<bool> more = fill();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return finish(in_array_ || in_string_ || depth_ > 0);
  }
}

Result<bool> JsonValues::fill() {
  if (buffer_.size() != kJsonBlock) buffer_.assign(kJsonBlock, '\0');
  const Result<std::size_t> got = source_.read(buffer_.data(), buffer_.size());
  if (!got) return tl::unexpected(got.error());
  at_ = 0;
  end_ = *got;
  return end_ > 0;
}

// False at the end.
Result<bool> JsonValues::skip_blanks() {
  for (;;) {
    while (at_ < end_ && base::is_blank(buffer_[at_])) ++at_;
    if (at_ < end_) return true;
    const Result<bool> more = fill();
    if (!more || !*more) return more;
  }
}

bool JsonValues::enter_envelope(bool is_complete) {
  const std::size_t large = is_complete ? max_bytes_ : std::min(kLargeObject, max_bytes_);
  if (looked_for_envelope_ || in_array_ || value_.size() <= large) return false;
  looked_for_envelope_ = true;
  const auto array = find_envelope(value_);
  if (!array) return false;
  envelope_depth_ = open_brackets(std::string_view(value_).substr(0, *array));
  // The rest of what has been read is read again, as elements.
  buffer_ = value_.substr(*array + 1) + buffer_.substr(at_, end_ - at_);
  at_ = 0;
  end_ = buffer_.size();
  value_.clear();
  depth_ = 0;
  in_array_ = true;
  in_string_ = is_escaped_ = false;
  return true;
}

// Passes over what stands behind the array. False at the end.
Result<bool> JsonValues::leave_envelope() {
  while (envelope_depth_ > 0) {
    if (at_ == end_)
      if (Result<bool> more = fill(); !more || !*more) return more;
    const char c = buffer_[at_++];
    if (in_string_) {
      in_string_ = c != '"' || is_escaped_;
      is_escaped_ = c == '\\' && !is_escaped_;
      continue;
    }
    if (c == '"') in_string_ = true;
    if (c == '{' || c == '[') ++envelope_depth_;
    if (c == '}' || c == ']') --envelope_depth_;
  }
  return true;
}

// Comes to the first byte of a value, into an array if one begins. False at the end.
Result<bool> JsonValues::begin() {
  for (;;) {
    if (!in_array_)
      if (Result<bool> left = leave_envelope(); !left || !*left) return left;
    Result<bool> more = skip_blanks();
    if (!more || !*more || in_array_ || buffer_[at_] != '[') return more;
    ++at_;
    in_array_ = true;
    more = skip_blanks();
    if (!more || !*more || buffer_[at_] != ']') return more;
    ++at_;
    in_array_ = false;
  }
}

// True when the value ends in what is in the buffer.
bool JsonValues::read_block() {
  for (std::size_t at = at_; at < end_; ++at) {
    const Step step = take(buffer_[at]);
    if (step == Step::inside) continue;
    keep(step == Step::last ? at + 1 : at);
    at_ = at + 1;
    return true;
  }
  keep(end_);
  at_ = end_;
  return false;
}

JsonValues::Step JsonValues::take(char c) {
  if (in_string_) {
    in_string_ = c != '"' || is_escaped_;
    is_escaped_ = c == '\\' && !is_escaped_;
    return Step::inside;
  }
  const bool is_outermost = depth_ == 0;
  if (c == '"') in_string_ = true;
  if (c == '{' || c == '[') ++depth_;
  if (is_outermost && in_array_ && (c == ',' || c == ']')) {
    in_array_ = c == ',';
    return Step::between;
  }
  if (is_outermost || (c != '}' && c != ']')) return Step::inside;
  --depth_;
  return depth_ == 0 && !in_array_ ? Step::last : Step::inside;
}

void JsonValues::keep(std::size_t end) {
  if (too_long_) return;
  value_.append(buffer_, at_, end - at_);
}

void JsonValues::limit() {
  if (value_.size() <= max_bytes_) return;
  too_long_ = true;
  value_ = {};
}

JsonValue JsonValues::finish(bool is_cut_off) {
  in_array_ = in_array_ && !is_cut_off;
  return {value_, ++number_, too_long_, is_cut_off};
}

}  // namespace depeche::dispatch

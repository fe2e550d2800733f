#pragma once

// JSON as text, on one line. Ill-formed UTF-8 becomes U+FFFD, and what a terminal would obey an escape.

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace depeche::render {

void append_json(std::string& out, const nlohmann::ordered_json& value);
// The same of a string, without a JSON value in between.
void append_json_string(std::string& out, std::string_view text);

// An object whose members are written one by one.
class JsonMembers {
 public:
  // `out` must outlive it.
  explicit JsonMembers(std::string& out) : out_(out) {}

  // What is appended next is the value of the member. `name` is a new one and needs no escapes.
  std::string& add(std::string_view name) {
    out_ += is_first_ ? '{' : ',';
    is_first_ = false;
    return out_.append("\"").append(name).append("\":");
  }
  void end() { out_ += is_first_ ? "{}" : "}"; }

 private:
  std::string& out_;
  bool is_first_ = true;
};

}  // namespace depeche::render

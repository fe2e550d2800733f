#pragma once

// The address of a page: every state of a search is one, and a link to another state is made of it.

#include <string>
#include <string_view>
#include <vector>

#include "http/target.h"

namespace depeche::page {

class Address {
 public:
  explicit Address(std::string path, std::vector<http::Parameter> parameters = {})
      : path_(std::move(path)), parameters_(std::move(parameters)) {}

  // The same with this value alone under the name; without the name, when the value is empty. Each of these goes
  // back to the first page of hits: at "/", "offset" and "after" go.
  Address with(std::string_view name, std::string value) const;
  // The same with one more value.
  Address and_with(std::string_view name, std::string value) const;
  Address without(std::string_view name) const;
  Address without(std::string_view name, std::string_view value) const;
  // The same parameters at another path.
  Address at(std::string path) const { return Address(std::move(path), parameters_); }

  // The first value under the name; empty when there is none.
  std::string value(std::string_view name) const;
  const std::vector<http::Parameter>& parameters() const { return parameters_; }
  std::string text() const { return path_ + http::encoded(parameters_); }

 private:
  Address first_page() const;

  std::string path_;
  std::vector<http::Parameter> parameters_;
};

}  // namespace depeche::page

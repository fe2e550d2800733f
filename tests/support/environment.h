#pragma once

#include <cstdlib>
#include <map>
#include <optional>
#include <string>

namespace depeche::test {

// As long as it lives, these variables of the environment are as given; one without a value is absent.
class Environment {
 public:
  using Variables = std::map<std::string, std::optional<std::string>>;

  explicit Environment(const Variables& variables) {
    for (const auto& [name, value] : variables) {
      const char* before = std::getenv(name.c_str());
      before_[name] = before != nullptr ? std::optional<std::string>(before) : std::nullopt;
    }
    set(variables);
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
  ~Environment() { set(before_); }

 private:
  static void set(const Variables& variables) {
    for (const auto& [name, value] : variables) {
      if (value)
        ::setenv(name.c_str(), value->c_str(), 1);
      else
        ::unsetenv(name.c_str());
    }
  }

  Variables before_;
};

}  // namespace depeche::test

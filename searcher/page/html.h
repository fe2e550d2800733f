#pragma once

// HTML that is being written. Only literals of the program are markup; everything else is escaped here.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/search.h"

namespace depeche::page {

class Html {
 public:
  // Markup as it stands in the program.
  template <std::size_t N>
  Html& operator()(const char (&markup)[N]) {
    out_.append(markup, N - 1);
    return *this;
  }
  // Text; controls and marks that turn the direction of writing are replaced.
  Html& text(std::string_view text);
  // ` name="value"`, for a tag that is being written.
  template <std::size_t N>
  Html& attribute(const char (&name)[N], std::string_view value) {
    return (*this)(" ").literal(name)("=\"").text(value)("\"");
  }
  // Text with each highlight in <mark>, numbered from `first` on by its id: m1, m2, …
  Html& marked(std::string_view text, const std::vector<Highlight>& highlights, std::size_t first = 0);
  Html& part(const Html& other);

  bool empty() const { return out_.empty(); }
  std::string take() { return std::move(out_); }

 private:
  Html& literal(std::string_view markup);

  std::string out_;
};

}  // namespace depeche::page

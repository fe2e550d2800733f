#pragma once

// What is highlighted, in brackets.

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "search/present/snippet.h"

namespace depeche::test {

inline std::string marked(const std::string& text, const std::vector<Highlight>& highlights) {
  std::string out;
  std::size_t at = 0;
  for (const Highlight& h : highlights) {
    REQUIRE(at <= h.begin);
    REQUIRE(h.begin < h.end);
    REQUIRE(h.end <= text.size());
    out += text.substr(at, h.begin - at) + "[" + text.substr(h.begin, h.end - h.begin) + "]";
    at = h.end;
  }
  return out + text.substr(at);
}

inline std::string marked(const Snippet& snippet) { return marked(snippet.text, snippet.highlights); }

}  // namespace depeche::test

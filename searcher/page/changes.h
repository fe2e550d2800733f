#pragma once

// What changed from one version of a story to another, in a line.

#include <cstddef>
#include <optional>
#include <string>

#include "depeche/compare.h"
#include "page/html.h"
#include "serve/route.h"

namespace depeche::page {

// "figures: 2 → 4 · names: +Lyon · another title · 3 sentences added".
std::string change_text(const Comparison& comparison);

// Compares versions for one page. Not for several threads.
class Changes {
 public:
  // Compares at most `most`, each of which takes about a millisecond.
  explicit Changes(serve::Context& context, std::size_t most = 24) : context_(context), left_(most) {}

  // Writes the line below what names a version; nothing when the page has enough of them, or when one of the two has
  // gone. The ids may be addresses.
  void write(const std::string& before, const std::string& after, Html& html);

 private:
  std::optional<Comparison> compare(const std::string& before, const std::string& after);

  serve::Context& context_;
  std::size_t left_;
};

}  // namespace depeche::page

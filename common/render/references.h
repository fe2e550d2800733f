#pragma once

// References that are written page by page.

#include <bitset>
#include <cstddef>
#include <functional>
#include <memory>
#include <ostream>
#include <string>

#include "depeche/search.h"

namespace depeche::render {

// True when no reference has the key yet; one has it then.
using TakeKey = std::function<bool(const std::string& key)>;
// As render_bibtex(), with keys that are taken of all pages.
void write_bibtex(const SearchResults& results, const TakeKey& take, std::ostream& out);

// The keys of any number of references, in 2 MB. A taken key is never called free. With n keys taken, one free key in
// 16,777,216 / n is called taken, which makes it longer by a number.
class ReferenceKeys {
 public:
  bool take(const std::string& key) {
    auto bit = (*taken_)[std::hash<std::string>{}(key) % kBits];
    const bool is_free = !bit;
    bit = true;
    return is_free;
  }

 private:
  static constexpr std::size_t kBits = std::size_t{1} << 24;
  std::unique_ptr<std::bitset<kBits>> taken_ = std::make_unique<std::bitset<kBits>>();
};

}  // namespace depeche::render

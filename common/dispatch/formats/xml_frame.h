#pragma once

// The markup around the items of an XML document.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dispatch/formats/xml_pieces.h"

namespace depeche::dispatch {

// The declarations and the start tags that are open. With these before it and end tags behind it, an item is a
// document.
class XmlFrame {
 public:
  // What stands in front of every item must be short.
  static constexpr std::size_t kMostBytes = std::size_t{64} << 10;

  struct Element {
    std::string name;  // with its prefix
    std::string tag;
    std::size_t line = 0;  // that it begins at
  };

  void declare(std::string_view aside);
  void open(const XmlPiece& tag);
  // Closes the innermost element; false when it has another name.
  bool close(std::string_view name);
  void clear();

  bool too_long() const { return bytes_ > kMostBytes; }
  bool empty() const { return open_.empty(); }
  const Element& outermost() const { return open_.front(); }

  std::string end_tags() const;
  // A document of `inner` alone, which begins in the first line.
  std::string around(std::string_view inner) const;

 private:
  std::string declarations_;
  std::vector<Element> open_;
  std::size_t bytes_ = 0;
};

}  // namespace depeche::dispatch

#pragma once

// What a page says of itself in its head.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/xml.h"

namespace depeche::dispatch {

class PageMeta {
 public:
  // The elements must outlive it.
  explicit PageMeta(const base::XmlElement& html);

  // The contents, none of them empty, of the meta elements whose name, property, itemprop or http-equiv is one of
  // `names`, which are in small letters and not told apart by case; those of the earlier names come first.
  std::vector<std::string> all(std::span<const std::string_view> names) const;
  // The first of them, or nothing.
  std::string first(std::span<const std::string_view> names) const;

  // The address that the page gives as its own: of its canonical link, else og:url; "http…", or empty.
  std::string address() const;
  // "fr", "fr-FR"; empty when it says none.
  std::string language() const;

 private:
  struct Entry {
    std::string name;
    std::string content;
  };
  std::vector<Entry> entries_;
  std::string canonical_;
  std::string language_;
};

}  // namespace depeche::dispatch

#pragma once

// XML and HTML documents through libxml2. Nothing is fetched and no file is opened for them.

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"

namespace depeche::base {

// An element of a document, which must outlive it. It may be no element: then everything about it is empty. Names are
// local ones, without prefix; names of HTML are in lower case.
class XmlElement {
 public:
  XmlElement() = default;

  explicit operator bool() const { return node_ != nullptr; }
  std::string_view name() const;
  std::string_view space() const;  // the URI of its namespace
  std::string attribute(std::string_view name) const;
  bool has_attribute(std::string_view name) const;
  std::string text() const;  // the whole text inside, without markup
  // The children of this name; without a name, all children that are elements.
  std::vector<XmlElement> children(std::string_view name = {}) const;
  // The first child of a child of …: at({"itemMeta", "pubStatus"}).
  XmlElement at(std::initializer_list<std::string_view> path) const;
  // The first, or each, below it of this name, in the order of the document.
  XmlElement find(std::string_view name) const;
  std::vector<XmlElement> find_all(std::string_view name) const;

  // Called by walk(). `open` returns false to pass over the content of the element, and its `close`.
  struct Visitor {
    std::function<bool(XmlElement)> open;
    std::function<void(XmlElement)> close;
    std::function<void(std::string_view)> text;
  };
  // Visits everything below the element. However deep the markup is, the stack stays flat.
  void walk(const Visitor& visitor) const;

  // The same element of the same document.
  bool operator==(const XmlElement&) const = default;

 private:
  friend class XmlDocument;
  explicit XmlElement(void* node) : node_(node) {}
  void* node_ = nullptr;
};

// Whether XmlDocument::parse() knows what "&name;" stands for: the entities of XML and of HTML.
bool is_known_entity(std::string_view name);

// Lack of memory is thrown as std::bad_alloc, here and by what elements say of themselves.
class XmlDocument {
 public:
  // `utf8`, whatever encoding it says it is in. The entities of HTML are known. Errors, with the line, of which the
  // first is `first_line`: format for what is not well-formed, deeper than 256 elements, or declares entities, through
  // which files are read and memory filled; limit for an element of too many attributes (xml_tags.h).
  static Result<XmlDocument> parse(std::string_view utf8, std::size_t first_line = 1);
  // Reads HTML. Any text is HTML of some kind. Errors: limit, as above.
  static Result<XmlDocument> parse_html(std::string_view utf8);

  XmlElement root() const;

 private:
  explicit XmlDocument(std::shared_ptr<void> document) : document_(std::move(document)) {}
  std::shared_ptr<void> document_;
};

}  // namespace depeche::base

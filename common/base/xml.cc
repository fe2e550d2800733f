#include "base/xml.h"

#include <new>
#include <utility>

#include "base/libxml.h"

namespace depeche::base {
namespace {

const xmlNode* node_of(void* node) { return static_cast<const xmlNode*>(node); }

// What a function answers with null may be nothing, or lack of memory.
std::string take(xmlChar* text) {
  if (text == nullptr && lacked_memory()) throw std::bad_alloc();
  std::string copy(view_of(text));
  ::xmlFree(text);
  return copy;
}

bool is_text(const xmlNode& node) { return node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE; }

bool is_named(const xmlNode& node, std::string_view name) {
  return node.type == XML_ELEMENT_NODE && (name.empty() || view_of(node.name) == name);
}

// The next node of the subtree below `top`, in the order of the document.
xmlNode* following(xmlNode* node, const xmlNode* top) {
  if (node->children != nullptr && node->type == XML_ELEMENT_NODE) return node->children;
  while (node != top && node->next == nullptr) node = node->parent;
  return node == top ? nullptr : node->next;
}

}  // namespace

std::string_view XmlElement::name() const {
  return node_ != nullptr ? view_of(node_of(node_)->name) : std::string_view{};
}

std::string_view XmlElement::space() const {
  if (node_ == nullptr || node_of(node_)->ns == nullptr) return {};
  return view_of(node_of(node_)->ns->href);
}

std::string XmlElement::attribute(std::string_view name) const {
  if (node_ == nullptr) return {};
  for (const xmlAttr* attribute = node_of(node_)->properties; attribute != nullptr; attribute = attribute->next)
    if (view_of(attribute->name) == name)
      return take(::xmlNodeListGetString(node_of(node_)->doc, attribute->children, 1));
  return {};
}

bool XmlElement::has_attribute(std::string_view name) const {
  if (node_ == nullptr) return false;
  for (const xmlAttr* attribute = node_of(node_)->properties; attribute != nullptr; attribute = attribute->next)
    if (view_of(attribute->name) == name) return true;
  return false;
}

std::string XmlElement::text() const { return node_ != nullptr ? take(::xmlNodeGetContent(node_of(node_))) : ""; }

std::vector<XmlElement> XmlElement::children(std::string_view name) const {
  std::vector<XmlElement> found;
  if (node_ == nullptr) return found;
  for (xmlNode* child = node_of(node_)->children; child != nullptr; child = child->next)
    if (is_named(*child, name)) found.push_back(XmlElement(child));
  return found;
}

XmlElement XmlElement::at(std::initializer_list<std::string_view> path) const {
  XmlElement element = *this;
  for (const std::string_view name : path) {
    const std::vector<XmlElement> found = element.children(name);
    if (found.empty()) return {};
    element = found.front();
  }
  return element;
}

XmlElement XmlElement::find(std::string_view name) const {
  if (node_ == nullptr) return {};
  auto* top = static_cast<xmlNode*>(node_);
  for (xmlNode* node = following(top, top); node != nullptr; node = following(node, top))
    if (is_named(*node, name)) return XmlElement(node);
  return {};
}

std::vector<XmlElement> XmlElement::find_all(std::string_view name) const {
  std::vector<XmlElement> found;
  if (node_ == nullptr) return found;
  auto* top = static_cast<xmlNode*>(node_);
  for (xmlNode* node = following(top, top); node != nullptr; node = following(node, top))
    if (is_named(*node, name)) found.push_back(XmlElement(node));
  return found;
}

void XmlElement::walk(const Visitor& visitor) const {
  if (node_ == nullptr) return;
  const auto* top = static_cast<xmlNode*>(node_);
  xmlNode* node = top->children;
  while (node != nullptr) {
    if (is_text(*node)) visitor.text(view_of(node->content));
    bool opened = node->type == XML_ELEMENT_NODE && visitor.open(XmlElement(node));
    if (opened && node->children != nullptr) {
      node = node->children;
      continue;
    }
    while (true) {
      if (opened) visitor.close(XmlElement(node));
      if (node->next != nullptr) break;
      node = node->parent;
      if (node == top) return;
      opened = true;
    }
    node = node->next;
  }
}

XmlElement XmlDocument::root() const {
  return XmlElement(::xmlDocGetRootElement(static_cast<xmlDoc*>(document_.get())));
}

}  // namespace depeche::base

#include "base/xml.h"

#include <algorithm>
#include <climits>
#include <mutex>
#include <new>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include "base/utf8.h"
#include "base/xml_tags.h"

namespace depeche::base {
namespace {

constexpr int kXmlOptions = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                            XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC;
constexpr int kHtmlOptions = HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                             HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC;

const xmlNode* node_of(void* node) { return static_cast<const xmlNode*>(node); }

std::string_view view_of(const xmlChar* text) {
  return text != nullptr ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view{};
}

// libxml2 keeps the last error of each thread.
bool lacked_memory() {
  const auto* error = ::xmlGetLastError();
  return error != nullptr && error->code == XML_ERR_NO_MEMORY;
}

// What a function answers with null may be nothing, or lack of memory.
std::string take(xmlChar* text) {
  if (text == nullptr && lacked_memory()) throw std::bad_alloc();
  std::string copy(view_of(text));
  ::xmlFree(text);
  return copy;
}

const xmlChar* xml_chars(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

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

struct Watch {
  bool declares_entities = false;
  std::string error;
  int line = 0;
};

Watch& watch_of(xmlParserCtxt* parser) { return *static_cast<Watch*>(parser->_private); }

void stop_at_entity(xmlParserCtxt* parser) {
  watch_of(parser).declares_entities = true;
  ::xmlStopParser(parser);
}

void on_entity(void* parser, const xmlChar*, int, const xmlChar*, const xmlChar*, xmlChar*) {
  stop_at_entity(static_cast<xmlParserCtxt*>(parser));
}

void on_unparsed_entity(void* parser, const xmlChar*, const xmlChar*, const xmlChar*, const xmlChar*) {
  stop_at_entity(static_cast<xmlParserCtxt*>(parser));
}

// The entities of XML, else those of HTML, which feeds use without declaring them.
xmlEntity* find_entity(void* context, const xmlChar* name) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  if (xmlEntity* known = ::xmlSAX2GetEntity(parser, name); known != nullptr) return known;
  const htmlEntityDesc* described = ::htmlEntityLookup(name);
  if (described == nullptr || parser->myDoc == nullptr) return nullptr;
  if (parser->myDoc->intSubset == nullptr) ::xmlCreateIntSubset(parser->myDoc, xml_chars("document"), nullptr, nullptr);
  const std::string reference = "&#" + std::to_string(described->value) + ";";
  return ::xmlAddDocEntity(parser->myDoc, name, XML_INTERNAL_GENERAL_ENTITY, nullptr, nullptr,
                           xml_chars(reference.c_str()));
}

xmlParserInput* refuse_external(void*, const xmlChar*, const xmlChar*) { return nullptr; }

// The first of several errors, since others follow from it. libxml2 2.13 made its last argument const.
#if LIBXML_VERSION >= 21300
using LibraryError = const xmlError;
#else
using LibraryError = xmlError;
#endif

void on_error(void* parser, LibraryError* error) {
  Watch& watch = watch_of(static_cast<xmlParserCtxt*>(parser));
  if (!watch.error.empty() || error == nullptr || error->level < XML_ERR_ERROR) return;
  watch.error = error->message != nullptr ? error->message : "damaged";
  while (watch.error.ends_with('\n')) watch.error.pop_back();
  watch.line = error->line;
}

Error error_of(const Watch& watch) {
  if (watch.declares_entities)
    return {ErrorCode::format, "the XML declares entities of its own",
            "write out what they stand for, and leave the <!ENTITY …> lines out", std::nullopt};
  return {
      ErrorCode::format,
      "not well-formed XML: line " + std::to_string(watch.line) + ": " + std::string(truncate_utf8(watch.error, 200)),
      "xmllint --noout FILE shows where", std::nullopt};
}

void start_library() {
  static std::once_flag started;
  std::call_once(started, ::xmlInitParser);
}

void watch_parser(xmlParserCtxt& parser, Watch& watch) {
  ::xmlCtxtUseOptions(&parser, kXmlOptions);
  parser.encoding = ::xmlStrdup(xml_chars("UTF-8"));
  parser._private = &watch;
  parser.sax->entityDecl = on_entity;
  parser.sax->unparsedEntityDecl = on_unparsed_entity;
  parser.sax->getEntity = find_entity;
  parser.sax->resolveEntity = refuse_external;
  parser.sax->serror = on_error;
}

std::shared_ptr<void> own(xmlDoc* document) {
  return {document, [](void* doc) { ::xmlFreeDoc(static_cast<xmlDoc*>(doc)); }};
}

}  // namespace

bool is_known_entity(std::string_view name) {
  if (name == "apos") return true;
  return ::htmlEntityLookup(xml_chars(std::string(name).c_str())) != nullptr;
}

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

Result<XmlDocument> XmlDocument::parse(std::string_view utf8, std::size_t first_line) {
  start_library();
  if (utf8.size() > INT_MAX) return fail(ErrorCode::limit, "the document is larger than 2 GB", "split it");
  if (Status status = check_markup(utf8, Markup::xml, first_line); !status)
    return tl::unexpected(std::move(status.error()));
  if (utf8.empty()) return fail(ErrorCode::format, "XML without an element", "leave it out, or fill it");
  ::xmlResetLastError();
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(
      ::xmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size())), ::xmlFreeParserCtxt);
  if (!parser) throw std::bad_alloc();
  Watch watch;
  watch_parser(*parser, watch);
  parser->input->line = static_cast<int>(std::min(first_line, std::size_t{INT_MAX / 2}));
  ::xmlParseDocument(parser.get());
  const auto document = own(std::exchange(parser->myDoc, nullptr));
  if (lacked_memory() || parser->errNo == XML_ERR_NO_MEMORY) throw std::bad_alloc();
  if (watch.declares_entities || document == nullptr || parser->wellFormed == 0) return tl::unexpected(error_of(watch));
  return XmlDocument(document);
}

Result<XmlDocument> XmlDocument::parse_html(std::string_view utf8) {
  start_library();
  if (utf8.size() > INT_MAX) return fail(ErrorCode::limit, "the page is larger than 2 GB", "split it");
  if (Status status = check_markup(utf8, Markup::html, 1); !status) return tl::unexpected(std::move(status.error()));
  ::xmlResetLastError();
  auto document = own(::htmlReadMemory(utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8", kHtmlOptions));
  if (lacked_memory()) throw std::bad_alloc();
  if (document == nullptr) return fail(ErrorCode::format, "not HTML", "let --format be auto");
  return XmlDocument(std::move(document));
}

XmlElement XmlDocument::root() const {
  return XmlElement(::xmlDocGetRootElement(static_cast<xmlDoc*>(document_.get())));
}

}  // namespace depeche::base

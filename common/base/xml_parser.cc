#include <algorithm>
#include <climits>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <unordered_map>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

#include "base/libxml.h"
#include "base/message.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "base/xml_tags.h"

namespace depeche::base {
namespace {

using Parser = std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)>;

constexpr int kXmlOptions = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                            XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC;
constexpr int kHtmlOptions = HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                             HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC;

constexpr int kMaxDepth = 256;  // of XML
// Of a page, through the elements that are open, for tags that do not fit. So many take half a second.
constexpr std::size_t kMostSteps = 200'000'000;

const xmlChar* xml_chars(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

// An entity of HTML, as its characters.
struct InlinedEntity {
  std::string text;
  xmlEntity entity{};
};

struct Watch {
  std::string error;  // of several the first, since others follow from it, or why the parser was stopped
  std::string hint;   // only when it was stopped
  ErrorCode code = ErrorCode::format;
  int line = 0;
  std::unordered_map<std::string, InlinedEntity> entities{};
  std::size_t steps = 0;  // through the elements that are open
};

Watch& watch_of(xmlParserCtxt* parser) { return *static_cast<Watch*>(parser->_private); }

void stop(xmlParserCtxt& parser, ErrorCode code, std::string error, std::string hint) {
  Watch& watch = watch_of(&parser);
  if (watch.hint.empty()) {
    watch.code = code;
    watch.error = std::move(error);
    watch.hint = std::move(hint);
  }
  ::xmlStopParser(&parser);
}

void stop_at_entity(void* parser) {
  stop(*static_cast<xmlParserCtxt*>(parser), ErrorCode::format, tr("the XML declares entities of its own"),
       tr("write out what they stand for, and leave the <!ENTITY …> lines out"));
}

void on_entity(void* parser, const xmlChar*, int, const xmlChar*, const xmlChar*, xmlChar*) { stop_at_entity(parser); }

void on_unparsed_entity(void* parser, const xmlChar*, const xmlChar*, const xmlChar*, const xmlChar*) {
  stop_at_entity(parser);
}

// Each element would get an attribute for each that is declared.
void on_attribute(void* context, const xmlChar*, const xmlChar*, int, int, const xmlChar*, xmlEnumeration* values) {
  ::xmlFreeEnumeration(values);
  stop(*static_cast<xmlParserCtxt*>(context), ErrorCode::format, tr("the XML declares attributes of its own"),
       tr("write them where they stand, and leave the <!ATTLIST …> lines out"));
}

void stop_beyond(xmlParserCtxt& parser, ErrorCode code, const std::string& limit, std::string hint) {
  stop(parser, code, tr("line {}: {}", parser.input->line, limit), std::move(hint));
}

void check_names(xmlParserCtxt& parser) {
  if (::xmlDictSize(parser.dict) > static_cast<int>(kMaxNames))
    stop_beyond(parser, ErrorCode::limit, tr("more than {} different names of elements and attributes", kMaxNames),
                tr("split it"));
}

void on_element_declared(void* context, const xmlChar*, int, xmlElementContent*) {
  check_names(*static_cast<xmlParserCtxt*>(context));
}

void on_notation(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  check_names(*static_cast<xmlParserCtxt*>(context));
}

void on_instruction(void* context, const xmlChar*, const xmlChar*) {
  check_names(*static_cast<xmlParserCtxt*>(context));
}

void on_element(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar* space, int space_count,
                const xmlChar** spaces, int attribute_count, int defaulted, const xmlChar** attributes) {
  auto& parser = *static_cast<xmlParserCtxt*>(context);
  check_names(parser);
  if (parser.nameNr >= kMaxDepth)
    stop_beyond(parser, ErrorCode::format, tr("nested deeper than {} elements", kMaxDepth),
                tr("take out the elements around it"));
  if (parser.nsNr / 2 > static_cast<int>(kMaxNamespaces))
    stop_beyond(parser, ErrorCode::limit, tr("more than {} namespaces are declared around an element", kMaxNamespaces),
                tr("leave out those that are not used"));
  if (parser.disableSAX == 0)
    ::xmlSAX2StartElementNs(context, name, prefix, space, space_count, spaces, attribute_count, defaulted, attributes);
}

// libxml2 takes one of XML for characters. The node of any other it would append to the text before, all of which it
// would measure each time.
xmlEntity* inlined(const xmlChar* name, unsigned value, Watch& watch) {
  const auto [known, is_new] = watch.entities.try_emplace(std::string(view_of(name)));
  auto& [text, entity] = known->second;
  if (!is_new) return &entity;
  append_utf8(text, value);
  entity.type = XML_ENTITY_DECL;
  entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
  entity.name = xml_chars(known->first.c_str());
  entity.content = reinterpret_cast<xmlChar*>(text.data());
  entity.length = static_cast<int>(text.size());
  return &entity;
}

// The entities of XML, else those of HTML, which feeds use without declaring them.
xmlEntity* find_entity(void* context, const xmlChar* name) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  if (xmlEntity* known = ::xmlSAX2GetEntity(parser, name); known != nullptr) return known;
  const htmlEntityDesc* described = ::htmlEntityLookup(name);
  if (described == nullptr || parser->myDoc == nullptr) return nullptr;
  // Of a predefined entity in an attribute, libxml2 takes the first byte.
  if (parser->instate != XML_PARSER_ATTRIBUTE_VALUE) return inlined(name, described->value, watch_of(parser));
  if (parser->myDoc->intSubset == nullptr) ::xmlCreateIntSubset(parser->myDoc, xml_chars("document"), nullptr, nullptr);
  const std::string reference = "&#" + std::to_string(described->value) + ";";
  return ::xmlAddDocEntity(parser->myDoc, name, XML_INTERNAL_GENERAL_ENTITY, nullptr, nullptr,
                           xml_chars(reference.c_str()));
}

xmlParserInput* refuse_external(void*, const xmlChar*, const xmlChar*) { return nullptr; }

// libxml2 2.13 made its last argument const.
#if LIBXML_VERSION >= 21300
using LibraryError = const xmlError;
#else
using LibraryError = xmlError;
#endif

void on_error(void* parser, LibraryError* error) {
  Watch& watch = watch_of(static_cast<xmlParserCtxt*>(parser));
  if (!watch.error.empty() || error == nullptr || error->level < XML_ERR_ERROR) return;
  watch.error = error->message != nullptr ? error->message : tr("damaged");
  while (watch.error.ends_with('\n')) watch.error.pop_back();
  watch.line = error->line;
}

Error error_of(const Watch& watch) {
  if (!watch.hint.empty()) return {watch.code, watch.error, watch.hint, std::nullopt};
  return {ErrorCode::format, tr("not well-formed XML: line {}: {}", watch.line, truncate_utf8(watch.error, 200)),
          tr("xmllint --noout FILE shows where"), std::nullopt};
}

void start_library() {
  static std::once_flag started;
  std::call_once(started, ::xmlInitParser);
}

void watch_parser(xmlParserCtxt& parser, Watch& watch) {
  ::xmlCtxtUseOptions(&parser, kXmlOptions);
  parser.options |= XML_PARSE_HUGE;  // texts of more than 10 MB
  parser.encoding = ::xmlStrdup(xml_chars("UTF-8"));
  parser._private = &watch;
  parser.sax->entityDecl = on_entity;
  parser.sax->unparsedEntityDecl = on_unparsed_entity;
  parser.sax->getEntity = find_entity;
  parser.sax->resolveEntity = refuse_external;
  parser.sax->attributeDecl = on_attribute;
  parser.sax->elementDecl = on_element_declared;
  parser.sax->notationDecl = on_notation;
  parser.sax->startElementNs = on_element;
  parser.sax->processingInstruction = on_instruction;
  parser.sax->comment = nullptr;
  parser.sax->serror = on_error;
  // Nobody looks elements up by their ids, of which libxml2 would keep a table.
  parser.loadsubset |= XML_SKIP_IDS;
}

void on_html_element(void* context, const xmlChar* name, const xmlChar** attributes) {
  check_names(*static_cast<xmlParserCtxt*>(context));
  ::xmlSAX2StartElement(context, name, attributes);
}

void on_html_text(void* context, const xmlChar* text, int size) {
  check_names(*static_cast<xmlParserCtxt*>(context));
  ::xmlSAX2Characters(context, text, size);
}

void on_ignorable_text(void* context, const xmlChar*, int) { check_names(*static_cast<xmlParserCtxt*>(context)); }

// Whatever takes a time that grows with the depth is an error of the page: an end tag that ends nothing, such as.
void on_html_error(void* context, const char*, ...) {
  auto& parser = *static_cast<xmlParserCtxt*>(context);
  check_names(parser);
  Watch& watch = watch_of(&parser);
  watch.steps += static_cast<std::size_t>(parser.nameNr);
  if (watch.steps > kMostSteps)
    stop_beyond(parser, ErrorCode::limit, tr("the tags do not fit together"), tr("let a browser save it again"));
}

void watch_html_parser(xmlParserCtxt& parser, Watch& watch) {
  ::htmlCtxtUseOptions(&parser, kHtmlOptions);
  // Real pages leave many elements open.
  parser.options |= XML_PARSE_HUGE;
  parser.loadsubset |= XML_SKIP_IDS;
  parser._private = &watch;
  parser.sax->startElement = on_html_element;
  parser.sax->characters = on_html_text;
  parser.sax->ignorableWhitespace = on_ignorable_text;
  parser.sax->processingInstruction = on_instruction;
  parser.sax->comment = nullptr;
  parser.sax->error = on_html_error;
}

std::shared_ptr<void> own(xmlDoc* document) {
  return {document, [](void* doc) { ::xmlFreeDoc(static_cast<xmlDoc*>(doc)); }};
}

}  // namespace

bool is_known_entity(std::string_view name) {
  if (name == "apos") return true;
  return ::htmlEntityLookup(xml_chars(std::string(name).c_str())) != nullptr;
}

Result<XmlDocument> XmlDocument::parse(std::string_view utf8, std::size_t first_line) {
  start_library();
  if (utf8.size() > INT_MAX) return fail(ErrorCode::limit, tr("the document is larger than 2 GB"), tr("split it"));
  if (Status status = check_markup(utf8, Markup::xml, first_line); !status)
    return tl::unexpected(std::move(status.error()));
  if (utf8.empty()) return fail(ErrorCode::format, tr("XML without an element"), tr("leave it out, or fill it"));
  ::xmlResetLastError();
  const Parser parser(::xmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size())), ::xmlFreeParserCtxt);
  if (!parser) throw std::bad_alloc();
  Watch watch;
  watch_parser(*parser, watch);
  parser->input->line = static_cast<int>(std::min(first_line, std::size_t{INT_MAX / 2}));
  ::xmlParseDocument(parser.get());
  const auto document = own(std::exchange(parser->myDoc, nullptr));
  if (lacked_memory() || parser->errNo == XML_ERR_NO_MEMORY) throw std::bad_alloc();
  if (!watch.hint.empty() || document == nullptr || parser->wellFormed == 0) return tl::unexpected(error_of(watch));
  return XmlDocument(document);
}

Result<XmlDocument> XmlDocument::parse_html(std::string_view utf8) {
  start_library();
  if (utf8.size() > INT_MAX) return fail(ErrorCode::limit, tr("the page is larger than 2 GB"), tr("split it"));
  if (Status status = check_markup(utf8, Markup::html, 1); !status) return tl::unexpected(std::move(status.error()));
  ::xmlResetLastError();
  if (utf8.empty()) return fail(ErrorCode::format, tr("not HTML"), tr("let the format be recognised"));
  const Parser parser(::htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size())), ::htmlFreeParserCtxt);
  if (!parser) throw std::bad_alloc();
  Watch watch;
  watch_html_parser(*parser, watch);
  ::xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  ::htmlParseDocument(parser.get());
  auto document = own(std::exchange(parser->myDoc, nullptr));
  if (lacked_memory() || parser->errNo == XML_ERR_NO_MEMORY) throw std::bad_alloc();
  if (!watch.hint.empty()) return tl::unexpected(error_of(watch));
  if (document == nullptr) return fail(ErrorCode::format, tr("not HTML"), tr("let the format be recognised"));
  return XmlDocument(std::move(document));
}

}  // namespace depeche::base

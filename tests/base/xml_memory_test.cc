#include <cstdlib>
#include <cstring>
#include <new>
#include <string>

#include <catch2/catch.hpp>
#include <libxml/parser.h>

#include "base/xml.h"

using namespace depeche;

namespace {

// How many more allocations of libxml2 succeed; below 0: all.
long left = -1;

bool fails() {
  if (left > 0) --left;
  return left == 0;
}

void* allocate(std::size_t size) { return fails() ? nullptr : std::malloc(size); }
void* allocate_again(void* memory, std::size_t size) { return fails() ? nullptr : std::realloc(memory, size); }
char* duplicate(const char* text) { return fails() ? nullptr : ::strdup(text); }

// libxml2 takes its memory from the functions above while it lives.
class LimitedMemory {
 public:
  LimitedMemory() {
    ::xmlInitParser();
    ::xmlMemGet(&free_, &malloc_, &realloc_, &strdup_);
    ::xmlMemSetup(std::free, allocate, allocate_again, duplicate);
  }
  ~LimitedMemory() {
    left = -1;
    ::xmlMemSetup(free_, malloc_, realloc_, strdup_);
  }

 private:
  xmlFreeFunc free_ = nullptr;
  xmlMallocFunc malloc_ = nullptr;
  xmlReallocFunc realloc_ = nullptr;
  xmlStrdupFunc strdup_ = nullptr;
};

// The text and an attribute; "error" for an error of parse().
std::string read(const std::string& markup, bool html) {
  const auto document = html ? base::XmlDocument::parse_html(markup) : base::XmlDocument::parse(markup);
  if (!document) return "error: " + document.error().message;
  return document->root().text() + document->root().find("p").attribute("class");
}

}  // namespace

TEST_CASE("Markup for which libxml2 finds no memory is neither damaged nor cut: memory is missing") {
  const bool html = GENERATE(false, true);
  std::string markup = "<html><body><p class='chapô &amp; titre'>Il pleut &eacute;t&eacute;.</p>";
  for (int i = 0; i < 40; ++i) markup += "<p>Il neige &lt; " + std::to_string(i) + "</p>";
  markup += "</body></html>";
  const std::string whole = read(markup, html);
  REQUIRE(whole.find("Il neige < 39") != std::string::npos);
  const LimitedMemory memory;
  int lacking = 0;
  for (long allocations = 1; allocations < 100'000; ++allocations) {
    INFO((html ? "HTML, " : "XML, ") << allocations << " allocations");
    left = allocations;
    std::string got;
    try {
      got = read(markup, html);
    } catch (const std::bad_alloc&) {
      ++lacking;
      continue;
    }
    left = -1;
    REQUIRE(got == whole);
    break;
  }
  CHECK(lacking > 50);
}

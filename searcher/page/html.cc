#include "page/html.h"

#include <string>

#include "render/xml_text.h"

namespace depeche::page {

Html& Html::text(std::string_view text) { return literal(render::xml_text(text)); }

Html& Html::literal(std::string_view markup) {
  out_ += markup;
  return *this;
}

Html& Html::part(const Html& other) { return literal(other.out_); }

Html& Html::marked(std::string_view text, const std::vector<Highlight>& highlights, std::size_t first) {
  std::size_t at = 0;
  for (const Highlight& highlight : highlights) {
    this->text(text.substr(at, highlight.begin - at))("<mark");
    if (first > 0) attribute("id", 'm' + std::to_string(first++));
    (*this)(">").text(text.substr(highlight.begin, highlight.end - highlight.begin))("</mark>");
    at = highlight.end;
  }
  return this->text(text.substr(at));
}

}  // namespace depeche::page

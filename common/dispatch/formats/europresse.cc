#include "dispatch/formats/europresse.h"

#include <algorithm>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/export_fields.h"
#include "dispatch/formats/markup.h"
#include "time/line_dates.h"
#include "time/vocabulary.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

bool has_class(const XmlElement& element, std::string_view name) {
  const std::string classes = " " + element.attribute("class") + " ";
  return classes.find(" " + std::string(name) + " ") != std::string::npos;
}

// The first below `element` of that class.
XmlElement find_class(const XmlElement& element, std::string_view name) {
  XmlElement found;
  XmlElement::Visitor visitor;
  visitor.open = [&](XmlElement child) {
    if (!found && has_class(child, name)) found = child;
    return !found;
  };
  visitor.close = [](XmlElement) {};
  visitor.text = [](std::string_view) {};
  element.walk(visitor);
  return found;
}

std::string line_of(const XmlElement& element) { return element ? clean_line(element.text()) : std::string{}; }

// "Le Monde, no. 23958": the source, and the number of its issue.
void read_source(std::string line, RawItem& item) {
  for (const std::string_view label : {", no. ", ", n° ", ", No. "}) {
    const std::size_t at = line.find(label);
    if (at == std::string::npos) continue;
    add_export_property("issue", std::string_view(line).substr(at + label.size()), item);
    line.resize(at);
  }
  item.source = line;
}

// "International, jeudi 13 janvier 2022 - 18:32 1234 mots, p. 5": what stands before the day is the section, behind it
// the number of words and the page.
void read_header(const std::string& line, RawItem& item) {
  const auto dates = time::find_line_dates(line);
  const auto begin = dates.empty() ? line.size() : dates.front().begin;
  const auto end = dates.empty() ? line.size() : dates.front().end;
  if (!dates.empty()) item.date = to_iso(dates.front());
  std::string_view before = trim(std::string_view(line).substr(0, begin));
  const std::size_t blank = before.find_last_of(" ,");
  const std::string_view last = blank == std::string_view::npos ? before : before.substr(blank + 1);
  if (time::weekday_from_name(last)) before.remove_suffix(last.size());
  while (before.ends_with(',') || before.ends_with(' ')) before.remove_suffix(1);
  add_export_property("category", before, item);
  std::string_view rest = std::string_view(line).substr(end);
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view part = trim(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    const std::size_t figures = std::min(part.find_first_of("0123456789"), part.size());
    const std::string words = word_count_in(part.substr(figures));
    if (!words.empty())
      add_export_property("word_count", words, item);
    else if (figures < part.size() && part.find(':') == std::string_view::npos)
      add_export_property("page", part, item);
  }
}

// The headline, and what stands below it in the same box.
void read_headline(const XmlElement& article, RawItem& item) {
  const XmlElement box = find_class(article, "titreArticle");
  const XmlElement headline = find_class(box ? box : article, "titreArticleVisu");
  item.title = line_of(headline ? headline : box);
  if (!box || !headline) return;
  for (const XmlElement& paragraph : box.find_all("p"))
    if (!(paragraph == headline)) item.abstract.append(line_of(paragraph)).append("\n\n");
}

void read_author(const XmlElement& article, RawItem& item) {
  item.credits = line_of(find_class(article, "docAuthors"));
  if (!item.credits.empty()) return;
  const XmlElement header = article.find("header");
  const XmlElement box = find_class(article, "titreArticle");
  for (const XmlElement& paragraph : header.children("p"))
    if (has_class(paragraph, "sm-margin-bottomNews") && !(paragraph == box)) fill(item.credits, line_of(paragraph));
}

// "Numéro de document : news·20220113·LM·1234567"
void read_footer(const XmlElement& article, RawItem& item) {
  const XmlElement footer = article.find("footer");
  add_export_property("copyright", line_of(footer.find("small")), item);
  for (const XmlElement& paragraph : footer.find_all("p")) {
    const std::string line = line_of(paragraph);
    const std::size_t news = line.find("news");
    if (news != std::string::npos && line.size() - news <= 100) item.id = line.substr(news);
  }
}

RawItem read_article(const XmlElement& article) {
  RawItem item;
  read_source(line_of(find_class(article, "DocPublicationName")), item);
  std::string header = line_of(find_class(article, "DocHeader"));
  if (date_in(header).empty()) fill(header, line_of(find_class(article, "DocTitreSousSection")));
  read_header(header, item);
  read_headline(article, item);
  read_author(article, item);
  XmlElement text = find_class(article, "docOcurrContainer");
  if (!text || trim(text.text()).empty()) text = find_class(article, "DocText");
  item.text = text_of_markup(text);
  for (const XmlElement& link : text.find_all("a"))
    if (line_of(link).find("Cet article est paru dans") != std::string::npos) fill(item.url, link.attribute("href"));
  read_footer(article, item);
  return item;
}

// The layout of earlier years: no boxes, but spans for source, day and headline, and behind them the text, with the
// author on its first line, until the number of the document.
class OldLayout {
 public:
  std::vector<RawItem> read(const XmlElement& html) {
    XmlElement::Visitor visitor;
    visitor.open = [&](XmlElement element) { return open(element); };
    visitor.close = [&](XmlElement element) {
      if (element == span_) span_ = XmlElement();
    };
    visitor.text = [&](std::string_view text) { write(text); };
    html.walk(visitor);
    finish();
    return std::move(items_);
  }

 private:
  bool open(const XmlElement& element) {
    if (element.name() == "script" || element.name() == "style") return false;
    if (element.name() == "br" || element.name() == "p" || element.name() == "tr") text_ += '\n';
    if (has_class(element, "DocPublicationName")) {
      finish();
      begin(element, source_);
      has_begun_ = true;
    } else if (has_class(element, "DocHeader")) {
      begin(element, header_);
    } else if (has_class(element, "TitreArticleVisu")) {
      begin(element, title_);
      text_.clear();
    }
    return true;
  }
  void begin(const XmlElement& element, std::string& to) {
    span_ = element;
    to_ = &to;
  }
  void write(std::string_view text) {
    if (has_begun_) (span_ ? *to_ : text_) += text;
  }

  void finish() {
    if (!has_begun_) return;
    RawItem item;
    read_source(clean_line(source_), item);
    read_header(clean_line(header_), item);
    item.title = clean_line(title_);
    read_lines(lines_of(text_, false), item);
    items_.push_back(std::move(item));
    for (std::string* part : {&source_, &header_, &title_, &text_}) part->clear();
  }

  static void read_lines(const ExportLines& lines, RawItem& item) {
    constexpr std::size_t kLongestName = 60;
    for (const std::string& line : lines) {
      const std::size_t news = line.find("news·");
      if (news != std::string::npos && line.find("document") < news) {
        item.id = line.substr(news);
        return;
      }
      const bool is_name =
          &line == lines.data() && lines.size() > 2 && line.size() <= kLongestName && !line.ends_with('.');
      if (is_name)
        item.credits = line;
      else if (is_copyright(line))
        add_export_property("copyright", line, item);
      else
        item.text.append(line).append("\n\n");
    }
  }

  std::vector<RawItem> items_;
  XmlElement span_;  // whose text is read into *to_
  std::string* to_ = nullptr;
  std::string source_;
  std::string header_;
  std::string title_;
  std::string text_;
  bool has_begun_ = false;
};

}  // namespace

std::vector<RawItem> read_europresse_page(const XmlElement& html) {
  std::vector<RawItem> items;
  XmlElement::Visitor visitor;
  visitor.open = [&](XmlElement element) {
    if (element.name() != "article") return true;
    if (find_class(element, "DocPublicationName")) items.push_back(read_article(element));
    return false;
  };
  visitor.close = [](XmlElement) {};
  visitor.text = [](std::string_view) {};
  html.walk(visitor);
  return items.empty() && find_class(html, "DocPublicationName") ? OldLayout().read(html) : items;
}

}  // namespace depeche::dispatch

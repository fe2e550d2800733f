#include "dispatch/formats/factiva_xml.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/markup.h"
#include "dispatch/formats/xml_values.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

// A set of codes by the letters of its field or by the name of its element, and the property that it is.
struct CodeSet {
  std::string_view field;
  std::string_view element;
  std::string_view property;
};
constexpr std::array<CodeSet, 5> kCodeSets{{{"ns", "newssubject", "subject"},
                                            {"re", "region", "location"},
                                            {"co", "company", "organisation"},
                                            {"in", "industry", "industry"},
                                            {"pe", "person", "person"}}};

// Everything that is below an article, by its name in lower case: the three forms differ in their capitals.
class Parts {
 public:
  explicit Parts(const XmlElement& article) {
    base::XmlElement::Visitor visitor;
    visitor.open = [&](XmlElement element) {
      parts_.emplace_back(base::lower_ascii(element.name()), element);
      return true;
    };
    visitor.close = [](const XmlElement&) {};
    visitor.text = [](std::string_view) {};
    article.walk(visitor);
  }

  // The first that has one of the names, the earlier of which win.
  XmlElement first(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
      for (const auto& [known, element] : parts_)
        if (known == name) return element;
    return {};
  }
  // The value that the first of these has as an attribute, else as text.
  std::string value(std::initializer_list<std::string_view> names) const {
    const XmlElement element = first(names);
    std::string value = element.attribute("value");
    fill(value, line_of(element));
    return value;
  }
  // Properties such as <property name="srcname" value="…"/>, and elements with a field such as <Num fid="wc"
  // value="…">.
  std::string property(std::string_view name, std::string_view field = {}) const {
    for (const auto& [known, element] : parts_)
      if ((known == "property" && element.attribute("name") == name) ||
          (!field.empty() && element.attribute("fid") == field))
        return element.attribute("value");
    return {};
  }
  template <class Visit>
  void each(std::string_view name, const Visit& visit) const {
    for (const auto& [known, element] : parts_)
      if (known == name) visit(element);
  }

 private:
  std::vector<std::pair<std::string, XmlElement>> parts_;
};

std::string id_of(const XmlElement& article, const Parts& parts) {
  std::string id = article.attribute("accessionno");
  fill(id, article.attribute("an"));
  fill(id, parts.value({"accessionno"}));
  fill(id, parts.property("accessionno"));
  const std::string reference = parts.value({"reference"});
  fill(id, reference.substr(reference.rfind('/') + 1));
  return id;
}

// Hours of Factiva are those of Greenwich: "030856" or "18:32:00".
std::string date_of(const Parts& parts) {
  std::string day = parts.value({"publicationdate", "pubdate"});
  fill(day, parts.property("pubdate", "pd"));
  std::string hour = parts.value({"publicationtime"});
  fill(hour, parts.property("pubtime", "et"));
  if (hour.size() == 6) hour.insert(4, ":").insert(2, ":");
  if (hour.empty() || day.find_first_of("T:") != std::string::npos) return day;
  if (day.size() == 8) day.insert(6, "-").insert(4, "-");
  return day + 'T' + hour + (hour.ends_with('Z') ? "" : "Z");
}

std::string name_of_code(const XmlElement& code) {
  std::string name;
  for (const char* element : {"coded", "codedescription", "name"})
    for (const XmlElement& description : children_like(code, element))
      if (name.empty() || description.attribute("lang") == "fr") name = line_of(description);
  return name;
}

void read_code_set(const XmlElement& set, std::string_view field, RawItem& item) {
  for (const CodeSet& known : kCodeSets)
    if (known.field == field)
      for (const XmlElement& code : children_like(set, "code"))
        say(item, known.property, name_of_code(code), code.attribute("value"));
}

void read_codes(const Parts& parts, RawItem& item) {
  parts.each("cset", [&](const XmlElement& set) { read_code_set(set, set.attribute("fid"), item); });
  parts.each("codeset", [&](const XmlElement& set) { read_code_set(set, set.attribute("codeCategory"), item); });
  for (const CodeSet& known : kCodeSets)
    parts.each(known.element, [&](const XmlElement& code) {
      if (const std::string name = name_of_code(code); !name.empty())
        say(item, known.property, name, code.attribute("code"));
    });
  parts.each("descfield", [&](const XmlElement& field) { say_each(item, "keyword", line_of(field), "|"); });
}

void read_publication(const Parts& parts, RawItem& item) {
  item.source = parts.value({"sourcename", "srcname"});
  fill(item.source, parts.property("srcname"));
  fill(item.source, parts.value({"publishername", "publishern"}));
  say(item, "category", parts.value({"sectionname"}));
  say(item, "column", parts.value({"columnname"}));
  std::string edition = parts.value({"edition"});
  fill(edition, parts.property("pubedition", "ed"));
  say(item, "edition", edition);
  std::string page = parts.value({"page", "pages"});
  fill(page, parts.property("pubpage", "pg"));
  say(item, "page", page);
  std::string language = parts.value({"baselanguage", "baselang"});
  fill(language, parts.property("baselang"));
  say_language(item, language);
  std::string words = parts.value({"wordcount"});
  fill(words, parts.property("wordcount", "wc"));
  say_word_count(item, words);
  say(item, "note", parts.value({"notes"}));
}

}  // namespace

std::vector<RawItem> read_factiva_article(const XmlElement& article) {
  const Parts parts(article);
  RawItem item;
  item.id = id_of(article, parts);
  item.title = line_of(parts.first({"headline"}));
  item.text = text_of_markup(parts.first({"leadparagraph", "leadpara"}));
  if (const std::string tail = text_of_markup(parts.first({"tailparagraphs", "tailparas"})); !tail.empty())
    item.text.append(item.text.empty() ? "" : "\n\n").append(tail);
  item.credits = line_of(parts.first({"byline"}));
  item.date = date_of(parts);
  read_publication(parts, item);
  read_codes(parts, item);
  return {item};
}

}  // namespace depeche::dispatch

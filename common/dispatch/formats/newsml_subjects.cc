#include "dispatch/formats/newsml_subjects.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/xml_values.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

// What the type of a subject ends with, and the property that it is. Earlier rows win.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kTypes{{{"person", "person"},
                                                                                {"organisation", "organisation"},
                                                                                {"organization", "organisation"},
                                                                                {"country", "country"},
                                                                                {"geoarea", "location"},
                                                                                {"place", "location"},
                                                                                {"city", "location"},
                                                                                {"poi", "location"},
                                                                                {"region", "location"},
                                                                                {"statprov", "location"},
                                                                                {"event", "event"},
                                                                                {"category", "category"},
                                                                                {"cat", "category"},
                                                                                {"keyword", "keyword"}}};

std::string code_of(const XmlElement& element) {
  std::string code = element.attribute("qcode");
  fill(code, element.attribute("uri"));
  return code;
}

std::string_view scheme_of(std::string_view code) { return code.substr(0, std::min(code.find(':'), code.size())); }

std::string_view kind_of_subject(const XmlElement& subject, const std::string& code) {
  const std::string type = base::lower_ascii(subject.attribute("type"));
  const std::string scheme = base::lower_ascii(scheme_of(code));
  if (scheme.find("country") != std::string::npos || scheme.starts_with("iso3166")) return "country";
  if (scheme.find("categor") != std::string::npos) return "category";
  for (const auto& [end, name] : kTypes)
    if (type.ends_with(end)) return name;
  return "subject";
}

bool is_country(const XmlElement& broader) {
  const std::string type = base::lower_ascii(broader.attribute("type"));
  const std::string scheme = base::lower_ascii(scheme_of(broader.attribute("qcode")));
  return type.ends_with("country") || scheme.find("country") != std::string::npos || scheme.starts_with("iso3166");
}

// The country that a place lies in.
void read_broader(const XmlElement& place, RawItem& item) {
  for (const XmlElement& broader : place.children("broader"))
    if (is_country(broader)) say(item, "country", concept_name(broader), code_of(broader));
}

void read_subject(const XmlElement& subject, RawItem& item) {
  const std::string code = code_of(subject);
  const std::string_view kind = kind_of_subject(subject, code);
  const std::string name = concept_name(subject);
  // A code of Media Topics says the same for all agencies.
  std::string shared = code;
  if (kind == "subject" && !code.starts_with("medtop:"))
    for (const XmlElement& same : subject.children("sameAs"))
      if (same.attribute("qcode").starts_with("medtop:")) shared = same.attribute("qcode");
  say(item, kind, name, shared);
  if (kind == "location") read_broader(subject, item);
}

}  // namespace

std::string concept_name(const XmlElement& element) {
  std::string name;
  for (const XmlElement& child : element.children("name")) {
    const std::string text(trim(child.text()));
    const bool is_short = child.attribute("role").ends_with("mnemonic");
    if (text.empty() || (is_short && !name.empty())) continue;
    if (name.empty() || child.attribute("lang").starts_with("fr")) name = text;
  }
  fill(name, element.attribute("literal"));
  return name;
}

void read_g2_subjects(const XmlElement& meta, RawItem& item) {
  for (const XmlElement& genre : meta.children("genre")) say(item, "genre", concept_name(genre), code_of(genre));
  for (const XmlElement& subject : meta.children("subject")) read_subject(subject, item);
  for (const XmlElement& keyword : meta.children("keyword")) say(item, "keyword", keyword.text());
  for (const XmlElement& located : meta.children("located")) read_broader(located, item);
}

}  // namespace depeche::dispatch

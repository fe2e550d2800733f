#include "dispatch/formats/page_meta.h"

#include <array>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kMaxEntries = 2000;

constexpr std::array<std::string_view, 3> kAddresses{"og:url", "twitter:url", "dc.identifier"};
constexpr std::array<std::string_view, 5> kLanguages{"content-language", "dc.language", "og:locale", "inlanguage",
                                                     "language"};

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

}  // namespace

PageMeta::PageMeta(const base::XmlElement& html) {
  for (const base::XmlElement& element : html.find_all("meta")) {
    if (entries_.size() >= kMaxEntries) break;
    const std::string content(trim(element.attribute("content")));
    if (content.empty()) continue;
    for (const char* attribute : {"property", "name", "itemprop", "http-equiv"})
      if (std::string name = base::lower_ascii(trim(element.attribute(attribute))); !name.empty())
        entries_.push_back({std::move(name), content});
  }
  for (const base::XmlElement& link : html.find_all("link")) {
    if (!canonical_.empty()) break;
    if (base::lower_ascii(link.attribute("rel")) == "canonical") canonical_ = trim(link.attribute("href"));
  }
  language_ = trim(html.attribute("lang"));
}

std::vector<std::string> PageMeta::all(std::span<const std::string_view> names) const {
  std::vector<std::string> contents;
  for (const std::string_view name : names)
    for (const Entry& entry : entries_)
      if (entry.name == name) contents.push_back(entry.content);
  return contents;
}

std::string PageMeta::first(std::span<const std::string_view> names) const {
  for (const std::string_view name : names)
    for (const Entry& entry : entries_)
      if (entry.name == name) return entry.content;
  return {};
}

std::string PageMeta::address() const {
  if (is_address(canonical_)) return canonical_;
  std::string address = first(kAddresses);
  return is_address(address) ? address : std::string{};
}

std::string PageMeta::language() const { return language_.empty() ? first(kLanguages) : language_; }

}  // namespace depeche::dispatch

#include "page/markup.h"

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <set>
#include <utility>

namespace depeche::test {
namespace {

using Attributes = std::multimap<std::string, std::string>;

bool is_among(std::string_view names, const std::string& name) {
  return (' ' + std::string(names) + ' ').find(' ' + name + ' ') != std::string::npos;
}

constexpr std::string_view kVoid = "area base br col embed hr img input link meta source track wbr";
// What a paragraph, a heading or a span may not hold.
constexpr std::string_view kBlocks =
    "article aside details dialog div dl fieldset figure footer form h1 h2 h3 h4 header hr main nav ol p pre section "
    "table ul";
constexpr std::string_view kHoldsPhrases = "p h1 h2 h3 h4 span strong em label button summary mark dt a";
constexpr std::string_view kInteractive = "a button details input label select textarea";

using Pair = std::pair<std::string_view, std::string_view>;
// What may stand in these only.
constexpr std::array<Pair, 10> kParents{{{"li", "ul ol"},
                                         {"dt", "dl div"},
                                         {"dd", "dl div"},
                                         {"tr", "thead tbody"},
                                         {"td", "tr"},
                                         {"th", "tr"},
                                         {"thead", "table"},
                                         {"tbody", "table"},
                                         {"legend", "fieldset"},
                                         {"summary", "details"}}};
// What holds these only.
constexpr std::array<Pair, 6> kChildren{
    {{"ul", "li"}, {"ol", "li"}, {"table", "thead tbody"}, {"tr", "td th"}, {"thead", "tr"}, {"tbody", "tr"}}};

class Checker {
 public:
  std::vector<std::string> check(std::string_view html) {
    static const std::regex tag("<(/?)([a-zA-Z0-9]+)((?:\\s+[a-zA-Z-]+(?:=\"[^\"]*\")?)*)\\s*(/?)>|<!DOCTYPE html>|<");
    const std::string text(html);
    for (std::sregex_iterator at(text.begin(), text.end(), tag), end; at != end; ++at) {
      const std::smatch& found = *at;
      if (found.str() == "<!DOCTYPE html>") continue;
      if (found[2].length() == 0)
        fault("a sign < that begins no tag: " + text.substr(static_cast<std::size_t>(found.position()), 40));
      else if (found[1].length() > 0)
        close(found[2]);
      else
        open(found[2], found[3], found[4].length() > 0);
    }
    if (!open_.empty()) fault(open_.back() + " is not closed");
    for (const std::string& name : named_)
      if (!ids_.contains(name)) fault("there is no id " + name);
    return std::move(faults_);
  }

 private:
  void fault(std::string text) { faults_.push_back(std::move(text)); }

  void close(const std::string& name) {
    if (!open_.empty() && open_.back() == name) return open_.pop_back();
    fault("</" + name + "> closes " + (open_.empty() ? "nothing" : open_.back()));
  }

  void open(const std::string& name, const std::string& attributes, bool is_closed) {
    look_at_place(name);
    look_at(name, attributes_of(name, attributes));
    if (!is_closed && !is_among(kVoid, name)) open_.push_back(name);
  }

  Attributes attributes_of(const std::string& name, const std::string& text) {
    static const std::regex attribute("([a-zA-Z-]+)(?:=\"([^\"]*)\")?");
    Attributes attributes;
    for (std::sregex_iterator at(text.begin(), text.end(), attribute), end; at != end; ++at) {
      if (attributes.contains((*at)[1])) fault(name + " has " + (*at)[1].str() + " twice");
      attributes.emplace((*at)[1], (*at)[2]);
    }
    return attributes;
  }

  void look_at_place(const std::string& name) {
    const std::string parent = open_.empty() ? std::string() : open_.back();
    for (const auto& [child, parents] : kParents)
      if (name == child && !is_among(parents, parent)) fault(name + " stands in " + parent);
    for (const auto& [holder, children] : kChildren)
      if (parent == holder && !is_among(children, name)) fault(name + " stands in " + parent);
    if (is_among(kBlocks, name) && is_among(kHoldsPhrases, parent)) fault(name + " stands in " + parent);
    for (const std::string& around : open_)
      if (is_among("a button label", around) && is_among(kInteractive, name) &&
          !(around == "label" && is_among("input textarea select", name)))
        fault(name + " stands in " + around);
    if (name == "form" && std::ranges::find(open_, "form") != open_.end()) fault("a form stands in a form");
  }

  void look_at(const std::string& name, const Attributes& attributes) {
    for (const auto& [attribute, value] : attributes) {
      if (attribute == "id" && (value.empty() || !ids_.insert(value).second)) fault("the id " + value + " comes twice");
      if (is_among("for form aria-labelledby aria-describedby aria-controls", attribute)) named_.insert(value);
      if (name == "a" && attribute == "href" && value.starts_with('#')) named_.insert(value.substr(1));
      if (is_among("href src action", attribute) && value.find_first_of(" <>") != std::string::npos)
        fault("an address has a blank: " + value);
    }
  }

  std::vector<std::string> open_;
  std::set<std::string> ids_;
  std::set<std::string> named_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> faults_of_markup(std::string_view html) { return Checker().check(html); }

}  // namespace depeche::test

#include "page/query_text.h"

#include <algorithm>
#include <array>

namespace depeche::page {
namespace {

// In quotation marks; those of the text itself become blanks.
std::string in_marks(std::string_view text) {
  std::string inner(text);
  std::ranges::replace(inner, '"', ' ');
  return '"' + inner + '"';
}

void append_to(std::string& query, const std::string& more) {
  if (!more.empty()) query.append(query.empty() ? "" : " ").append(more);
}

// Each word of the text behind `sign`; between two of them stands `between`.
std::string each_word(std::string_view text, std::string_view sign, std::string_view between) {
  std::string query;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    if (blank > 0)
      query.append(query.empty() ? "" : std::string(between)).append(sign).append(in_marks(text.substr(0, blank)));
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
  return query;
}

}  // namespace

std::string excluding(std::string query, std::string_view field, std::string_view value) {
  append_to(query, "-" + std::string(field) + ":" + in_marks(value));
  return query;
}

Address built(const Address& form) {
  std::string query = form.value("q");
  append_to(query, each_word(form.value("all"), "+", " "));
  if (const std::string phrase = form.value("phrase"); !phrase.empty()) append_to(query, "+" + in_marks(phrase));
  if (const std::string any = each_word(form.value("any"), "", " OR "); !any.empty())
    append_to(query, any.find(" OR ") == std::string::npos ? any : "+(" + any + ")");
  append_to(query, each_word(form.value("none"), "-", " "));
  Address search = Address("/", form.parameters()).with("q", query);
  for (const std::string_view field : {"all", "phrase", "any", "none"}) search = search.without(field);
  return search;
}

}  // namespace depeche::page

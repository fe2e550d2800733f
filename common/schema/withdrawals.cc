#include "schema/withdrawals.h"

#include <algorithm>

#include "schema/terms.h"

namespace depeche::schema {
namespace {

constexpr std::string_view kPrefix = "W";

// "urn:newsml:afp.com:20220113:TX1" of "urn:newsml:afp.com:20220113:TX1:2N"; nothing without a revision.
std::string_view without_revision(std::string_view id) {
  if (!id.starts_with("urn:")) return {};
  std::string_view end = id.substr(id.rfind(':') + 1);
  if (!end.empty() && end.back() >= 'A' && end.back() <= 'Z') end.remove_suffix(1);
  const bool is_number =
      !end.empty() && std::all_of(end.begin(), end.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_number ? id.substr(0, id.rfind(':')) : std::string_view{};
}

}  // namespace

std::vector<std::string> withdrawal_terms(const Dispatch& dispatch) {
  std::vector<std::string> terms;
  const auto add = [&](std::string_view id) {
    if (!id.empty() && id != dispatch.id) terms.push_back(std::string(kPrefix) + id_term(id));
  };
  for (const Property& property : dispatch.properties) {
    const bool is_corrected = property.name == "corrects" && dispatch.status == PublicationStatus::canceled;
    if (property.name != "withdraws" && !is_corrected) continue;
    add(property.value);
    add(without_revision(property.value));
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

std::vector<std::string> withdrawn_id_terms(const Xapian::Database& database) {
  const std::string prefix(kPrefix);
  std::vector<std::string> terms;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
    terms.push_back((*term).substr(prefix.size()));
  return terms;
}

bool is_withdrawn(std::string_view id, const Xapian::Database& database) {
  return database.term_exists(std::string(kPrefix) + id_term(id));
}

}  // namespace depeche::schema

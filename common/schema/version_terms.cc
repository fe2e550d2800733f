#include "schema/version_terms.h"

#include <algorithm>

namespace depeche::schema {
namespace {

constexpr std::size_t kKeyBytes = 3;
constexpr int kNoDay = 0;
constexpr int kLastNumber = 0xFFFF;

// Days count modulo 2^16, some 179 years; a collision costs a comparison.
int number_of(Day day) { return static_cast<int>(static_cast<unsigned>(day.time_since_epoch().count()) & 0xFFFFU); }

int number_of(const std::optional<DateRange>& dated) {
  return dated && dated->first == dated->last ? number_of(dated->first) : kNoDay;
}

std::string with_number(std::string_view key, int number) {
  std::string term(key);
  term += static_cast<char>(number >> 8);
  term += static_cast<char>(number & 0xFF);
  return term;
}

int number_in(std::string_view term) {
  const std::string_view digits = term.substr(version_key(term).size());
  if (digits.size() < 2) return kNoDay;
  return static_cast<unsigned char>(digits[0]) << 8 | static_cast<unsigned char>(digits[1]);
}

}  // namespace

std::string version_term(std::uint32_t key, const std::optional<DateRange>& dated) {
  std::string term(kVersionPrefix);
  for (std::size_t byte = 0; byte < kKeyBytes; ++byte) term += static_cast<char>(key >> (8 * byte));
  return with_number(term, number_of(dated));
}

std::string_view version_key(std::string_view term) { return term.substr(0, kVersionPrefix.size() + kKeyBytes); }

VersionTerms undated_terms(std::string_view term) {
  return {with_number(version_key(term), kNoDay), with_number(version_key(term), kNoDay)};
}

VersionTerms near_terms(std::string_view term, int window) {
  const int number = number_in(term);
  const bool day = number != kNoDay;
  return {with_number(version_key(term), day ? std::max(number - window, kNoDay + 1) : kNoDay),
          with_number(version_key(term), day ? std::min(number + window, kLastNumber) : kLastNumber)};
}

bool is_near(std::string_view term, const DateRange& days, int window) {
  const int number = number_in(term);
  if (number == kNoDay) return true;
  const int behind = (number - number_of(days.first - std::chrono::days(window))) & kLastNumber;
  return behind <= (days.last - days.first).count() + 2 * window;
}

}  // namespace depeche::schema

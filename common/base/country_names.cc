#include "base/country_names.h"

#include <array>
#include <cstdint>

#include <unicode/uloc.h>
#include <unicode/unistr.h>

namespace depeche::base {
namespace {

constexpr std::size_t kLongestName = 128;

std::string name_in(const char* language, const std::string& locale) {
  std::array<UChar, kLongestName> name{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size =
      uloc_getDisplayCountry(locale.c_str(), language, name.data(), static_cast<std::int32_t>(name.size()), &status);
  std::string utf8;
  if (U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING) icu::UnicodeString(name.data(), size).toUTF8String(utf8);
  return utf8;
}

std::vector<CountryNames> all_countries() {
  std::vector<CountryNames> all;
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    const std::string locale = std::string("und_") + *code;
    CountryNames country{*code, uloc_getISO3Country(locale.c_str()), name_in("fr", locale), name_in("en", locale)};
    if (!country.three.empty() && !country.french.empty()) all.push_back(std::move(country));
  }
  return all;
}

}  // namespace

const std::vector<CountryNames>& countries() {
  static const std::vector<CountryNames> all = all_countries();
  return all;
}

}  // namespace depeche::base

#include "time/month_names.h"

#include <array>
#include <functional>
#include <map>

#include <unicode/dtfmtsym.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace depeche::time {
namespace {

using Names = std::map<std::string, unsigned, std::less<>>;

constexpr unsigned kSeveral = 0;

constexpr std::array kLanguages{"fr", "en", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "sv",
                                "da", "nb", "fi", "cs", "sk", "hu", "ro", "el", "ca", "bg", "id", "de_AT"};

void add_name(const icu::UnicodeString& name, unsigned month, Names& names) {
  std::string utf8;
  name.toUTF8String(utf8);
  std::string folded = fold_letters(utf8);
  while (folded.ends_with('.')) folded.pop_back();
  // One letter, or a number: what some languages have for an abbreviation.
  if (folded.size() < 3 || (folded[0] >= '0' && folded[0] <= '9')) return;
  const auto [at, is_new] = names.emplace(folded, month);
  if (!is_new && at->second != month) at->second = kSeveral;
}

void add_language(const char* language, Names& names) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(language), status);
  if (U_FAILURE(status) != 0) return;
  for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
    for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* months = symbols.getMonths(count, context, width);
      for (std::int32_t at = 0; at < count && at < 12; ++at) add_name(months[at], static_cast<unsigned>(at) + 1, names);
    }
  }
}

// What newspapers write beside the abbreviations of ICU.
void add_other_names(Names& names) {
  struct Other {
    const char* name;
    unsigned month;
  };
  constexpr std::array<Other, 12> kOthers{{{"sept", 9},
                                           {"jan", 1},
                                           {"jann", 1},
                                           {"feb", 2},
                                           {"mrz", 3},
                                           {"maerz", 3},
                                           {"apr", 4},
                                           {"jun", 6},
                                           {"jul", 7},
                                           {"aug", 8},
                                           {"okt", 10},
                                           {"dez", 12}}};
  for (const Other& other : kOthers) add_name(icu::UnicodeString(other.name), other.month, names);
}

const Names& all_names() {
  static const Names names = [] {
    Names made;
    for (const char* language : kLanguages) add_language(language, made);
    add_other_names(made);
    return made;
  }();
  return names;
}

}  // namespace

std::string fold_letters(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decomposed = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString letters = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  letters.toLower(icu::Locale::getRoot());
  if (U_SUCCESS(status) != 0) letters = decomposed->normalize(letters, status);
  icu::UnicodeString folded;
  for (std::int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
    const UChar32 c = letters.char32At(at);
    if (u_charType(c) != U_NON_SPACING_MARK) folded.append(c);
  }
  std::string utf8;
  folded.toUTF8String(utf8);
  return utf8;
}

std::optional<unsigned> month_in_any_language(std::string_view folded) {
  const auto found = all_names().find(folded);
  if (found == all_names().end() || found->second == kSeveral) return std::nullopt;
  return found->second;
}

}  // namespace depeche::time

#include <array>

#include "base/message.h"
#include "time/calendar.h"
#include "time/date_rules.h"
#include "time/era.h"
#include "time/moment_rules.h"
#include "time/number_words.h"

// Decades and centuries, one or several.

namespace depeche::time {
namespace {

// What joins decades or centuries: "années 80 et 90", "XIXe-XXe siècles". A comma and "et" list them.
bool read_joint(Reader& reader, bool& is_list) {
  is_list = reader.accept(DateTokenKind::comma) || reader.accept(Word::et);
  const bool joined = is_list || reader.accept(DateTokenKind::dash) || reader.accept(DateTokenKind::slash) ||
                      reader.accept(Word::a) || reader.accept(Word::au) || reader.accept(Word::to);
  if (joined) reader.skip_articles();
  return joined;
}

std::optional<DateRange> years(Reader& reader, int first, int last) {
  if (first >= kFirstYear && last <= kLastYear) return range_between(year_range(first).first, year_range(last).last);
  reader.note_impossible(tr("the days lie outside the years 1000 to 9999"));
  return std::nullopt;
}

// "les années 20" are those of this century, "les années 30" not yet.
int year_of_tens(int tens) { return tens + (tens < 30 ? 2000 : 1900); }

bool is_decade(int year) { return year % 10 == 0; }

// What follows "années": 1990, 90, quatre-vingt-dix, deux mille dix.
std::optional<int> read_french_year(Reader& reader) {
  if (!reader.accept("annees")) reader.accept("decennie");
  const DateToken token = reader.peek();
  if (token.is_plain_number(4, 4) || token.is_plain_number(2, 2)) {
    reader.advance();
    return token.digits == 4 ? token.value : year_of_tens(token.value);
  }
  const auto number = read_number_words(reader);
  if (!number || number->ordinal || number->value < 10) return std::nullopt;
  return number->value >= 100 ? number->value : year_of_tens(number->value);
}

// 1990s, 90's, nineties
std::optional<int> read_english_year(Reader& reader) {
  static constexpr std::array<std::string_view, 9> kTens{"teens",   "twenties",  "thirties", "forties", "fifties",
                                                         "sixties", "seventies", "eighties", "nineties"};
  for (std::size_t i = 0; i < kTens.size(); ++i)
    if (reader.accept(kTens[i])) return year_of_tens(static_cast<int>(i + 1) * 10);
  const DateToken token = reader.peek();
  if (!token.is_plain_number(4, 4) && !token.is_plain_number(2, 2)) return std::nullopt;
  reader.advance();
  if (reader.peek().spaced || !reader.accept("s")) return std::nullopt;
  const int year = token.digits == 4 ? token.value : year_of_tens(token.value);
  if (!is_decade(year)) return std::nullopt;
  if (year % 100 != 0 || year == 2000) return year;
  reader.note_impossible(tr("these may be 10 years or 100; write {}..{} or {}..{}", year, year + 9, year, year + 99));
  return std::nullopt;
}

// One decade, or several: 70, 80 et 90; 1980-1990; 80 aux années 2000. Where one of them begins no decade, they are
// years, and not one alone.
std::optional<DateRange> read_decades(Reader& reader, std::optional<int> (*read_one)(Reader&)) {
  const auto first = read_one(reader);
  if (!first) return std::nullopt;
  int last = *first;
  bool decades = is_decade(*first);
  std::optional<int> out_of_order;
  for (bool is_list = false;;) {
    const std::size_t start = reader.mark();
    const auto next = read_joint(reader, is_list) ? read_one(reader) : std::nullopt;
    if (!next) {
      reader.rewind(start);
      break;
    }
    decades = decades && is_decade(*next);
    const int gap = *next - last;
    if (gap <= 0 || (is_list && gap != 1 && gap != 10)) out_of_order = *next;
    last = *next;
  }
  if (out_of_order) {
    reader.note_impossible(
        tr("{} and {} do not follow each other; ask for one, or with OR between for both", *first, *out_of_order));
    return std::nullopt;
  }
  if (!decades && last == *first) return std::nullopt;
  return years(reader, *first, decades ? last + 9 : last);
}

// "décennie 2010-2020" has both ends.
std::optional<DateRange> read_one_decade(Reader& reader) {
  if (!reader.accept("decennie")) return std::nullopt;
  const auto first = read_year(reader);
  if (!first || !is_decade(*first) || (!reader.accept(DateTokenKind::dash) && !reader.accept(Word::a)))
    return std::nullopt;
  const auto last = read_year(reader);
  const bool fits = last && (*last == *first + 9 || *last == *first + 10);
  return fits ? years(reader, *first, *last) : std::nullopt;
}

// XIXe, 19e, 19 ème, dix-neuvième, nineteenth
std::optional<int> read_century_number(Reader& reader) {
  if (const auto roman = read_roman_number(reader)) return roman;
  const DateToken token = reader.peek();
  if (token.kind != DateTokenKind::number) {
    const auto number = read_number_words(reader);
    return number && number->ordinal ? std::optional(number->value) : std::nullopt;
  }
  reader.advance();
  if (token.ordinal) return token.value;
  const bool is_ordinal = reader.accept("e") || reader.accept("eme") || reader.accept("th") || reader.accept("st");
  return is_ordinal ? std::optional(token.value) : std::nullopt;
}

bool accept_century(Reader& reader) {
  if (reader.accept("siecle") || reader.accept("siecles") || reader.accept("century") || reader.accept("centuries"))
    return true;
  if (!reader.accept("s")) return false;
  reader.accept(DateTokenKind::dot);
  return true;
}

}  // namespace

std::optional<DateRange> read_decade(Reader& reader) {
  if (!reader.accept(Word::dans) && !reader.accept(Word::en) && !reader.accept(Word::entre)) reader.accept(Word::du);
  reader.skip_articles();
  const std::size_t start = reader.mark();
  if (const auto decade = read_one_decade(reader)) return decade;
  reader.rewind(start);
  const std::string_view word = reader.peek().folded.view();
  if (word == "annees" || word == "decennie")
    if (const auto decades = read_decades(reader, read_french_year)) return decades;
  reader.rewind(start);
  return read_decades(reader, read_english_year);
}

std::optional<DateRange> read_century(Reader& reader) {
  if (!reader.accept(Word::dans) && !reader.accept(Word::en) && !reader.accept(Word::du)) reader.accept(Word::au);
  reader.skip_articles();
  const auto first = read_century_number(reader);
  if (!first) return std::nullopt;
  const bool is_named = accept_century(reader);
  const std::size_t start = reader.mark();
  bool is_list = false;
  if (read_joint(reader, is_list)) {
    const auto last = read_century_number(reader);
    if (last && accept_century(reader) && *last > *first && (!is_list || *last == *first + 1))
      return years(reader, (*first - 1) * 100 + 1, *last * 100);
  }
  reader.rewind(start);
  return is_named ? years(reader, (*first - 1) * 100 + 1, *first * 100) : std::nullopt;
}

Era era_of(const DateRange& range) {
  const int first = year_of(range.first);
  const int last = year_of(range.last);
  if (range.first != year_range(first).first || range.last != year_range(last).last) return Era::none;
  if (first % 10 == 0 && last == first + 9) return Era::decade;
  return first % 100 == 1 && last == first + 99 ? Era::century : Era::none;
}

DateRange years_of_era(const DateRange& era, int from, int to) {
  const int first = year_of(era.first);
  return range_between(year_range(first + from).first, year_range(first + to).last);
}

}  // namespace depeche::time

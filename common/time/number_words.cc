#include "time/number_words.h"

#include <array>

namespace depeche::time {
namespace {

struct NumberWord {
  std::string_view cardinal;
  std::string_view ordinal;  // empty where it is not used
  int value;
};

constexpr std::array kWords{NumberWord{"un", "unieme", 1},
                            NumberWord{"deux", "deuxieme", 2},
                            NumberWord{"trois", "troisieme", 3},
                            NumberWord{"quatre", "quatrieme", 4},
                            NumberWord{"cinq", "cinquieme", 5},
                            NumberWord{"six", "sixieme", 6},
                            NumberWord{"sept", "septieme", 7},
                            NumberWord{"huit", "huitieme", 8},
                            NumberWord{"neuf", "neuvieme", 9},
                            NumberWord{"dix", "dixieme", 10},
                            NumberWord{"onze", "onzieme", 11},
                            NumberWord{"douze", "douzieme", 12},
                            NumberWord{"treize", "treizieme", 13},
                            NumberWord{"quatorze", "quatorzieme", 14},
                            NumberWord{"quinze", "quinzieme", 15},
                            NumberWord{"seize", "seizieme", 16},
                            NumberWord{"vingt", "vingtieme", 20},
                            NumberWord{"trente", "trentieme", 30},
                            NumberWord{"quarante", "quarantieme", 40},
                            NumberWord{"cinquante", "cinquantieme", 50},
                            NumberWord{"soixante", "soixantieme", 60},
                            NumberWord{"septante", "septantieme", 70},
                            NumberWord{"huitante", "", 80},
                            NumberWord{"octante", "", 80},
                            NumberWord{"nonante", "nonantieme", 90},
                            NumberWord{"ten", "tenth", 10},
                            NumberWord{"eleven", "eleventh", 11},
                            NumberWord{"twelve", "twelfth", 12},
                            NumberWord{"thirteen", "thirteenth", 13},
                            NumberWord{"fourteen", "fourteenth", 14},
                            NumberWord{"fifteen", "fifteenth", 15},
                            NumberWord{"sixteen", "sixteenth", 16},
                            NumberWord{"seventeen", "seventeenth", 17},
                            NumberWord{"eighteen", "eighteenth", 18},
                            NumberWord{"nineteen", "nineteenth", 19},
                            NumberWord{"twenty", "twentieth", 20},
                            NumberWord{"", "first", 1}};

std::optional<Number> number_at(const DateToken& token) {
  if (token.kind != DateTokenKind::word || token.folded.view().empty()) return std::nullopt;
  for (const NumberWord& word : kWords) {
    if (token.folded.view() == word.cardinal) return Number{word.value, 0, false};
    if (token.folded.view() == word.ordinal) return Number{word.value, 0, true};
  }
  return std::nullopt;
}

// What may be added to tens: 1 to 9, and up to 19 to sixty and eighty.
int most_behind(int tens) { return tens == 60 || tens == 80 ? 19 : 9; }

bool is_tens(int value) { return value >= 20 && value % 10 == 0; }

// vingt, quatre-vingt(s), soixante
std::optional<Number> read_first_word(Reader& reader) {
  const auto number = number_at(reader.peek());
  if (!number) return std::nullopt;
  reader.advance();
  if (number->value != 4 || number->ordinal) return number;
  const std::size_t start = reader.mark();
  if (reader.accept("vingt") || reader.accept("vingts")) return Number{80, 0, false};
  if (reader.accept(DateTokenKind::dash) && (reader.accept("vingt") || reader.accept("vingts")))
    return Number{80, 0, false};
  reader.rewind(start);
  return number;
}

// What follows tens, or the seven to nine of dix-sept.
std::optional<Number> read_next_word(Reader& reader, int before) {
  const std::size_t start = reader.mark();
  reader.accept(DateTokenKind::dash);
  if (reader.accept(Word::et)) reader.accept(DateTokenKind::dash);
  const auto number = number_at(reader.peek());
  const bool fits =
      number && (before == 10 ? number->value >= 7 && number->value <= 9 : number->value <= most_behind(before));
  if (fits) {
    reader.advance();
    return number;
  }
  reader.rewind(start);
  return std::nullopt;
}

std::optional<Number> read_below_hundred(Reader& reader) {
  auto number = read_first_word(reader);
  if (!number || number->ordinal || (number->value != 10 && !is_tens(number->value))) return number;
  const auto next = read_next_word(reader, number->value);
  if (!next) return number;
  number->value += next->value;
  number->ordinal = next->ordinal;
  // soixante-dix-sept
  if (next->value != 10 || next->ordinal) return number;
  if (const auto unit = read_next_word(reader, 10)) {
    number->value += unit->value;
    number->ordinal = unit->ordinal;
  }
  return number;
}

std::string roman(int value) {
  constexpr std::array<std::string_view, 10> kUnits{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
  return std::string(static_cast<std::size_t>(value / 10), 'x').append(kUnits[static_cast<std::size_t>(value % 10)]);
}

}  // namespace

std::optional<Number> read_number_words(Reader& reader) {
  if (!reader.accept("deux mille")) return read_below_hundred(reader);
  const std::size_t start = reader.mark();
  reader.accept(DateTokenKind::dash);
  if (const auto number = read_below_hundred(reader)) return Number{2000 + number->value, 0, number->ordinal};
  reader.rewind(start);
  return Number{2000, 0, false};
}

int roman_number(std::string_view written, std::string_view folded) {
  constexpr int kMost = 39;
  if (folded.empty() || (folded[0] != 'x' && folded[0] != 'v' && folded[0] != 'i')) return 0;
  int found = 0;
  for (int value = 1; value <= kMost; ++value) {
    const std::string figures = roman(value);
    if (!folded.starts_with(figures)) continue;
    const std::string_view ending = folded.substr(figures.size());
    if (ending.empty() || ending == "e" || ending == "er" || ending == "re") return value;
    if (ending == "ieme") found = value;
    if (ending != "eme") continue;
    // The last figure is the I of XXIème, or belongs to the ending of XXième.
    if (found == 0) return value;
    if (written[figures.size() - 1] == 'I') return value;
    return written[0] == 'X' || written[0] == 'V' ? found : 0;
  }
  return found;
}

std::optional<int> read_roman_number(Reader& reader) {
  const int number = reader.peek().roman;
  if (number == 0) return std::nullopt;
  reader.advance();
  if (!reader.accept("e")) reader.accept("eme");
  return number;
}

}  // namespace depeche::time

#include "time/spoken_minutes.h"

#include <array>
#include <string_view>

namespace depeche::time {
namespace {

using std::chrono::minutes;

constexpr int kStep = 5;  // nobody says "moins douze"
constexpr int kHalf = 30;

}  // namespace

std::optional<minutes> read_minutes_in_words(Reader& reader) {
  struct Phrase {
    std::string_view words;
    minutes added;
  };
  static constexpr std::array kPhrases{Phrase{"et quart", minutes(15)},
                                       Phrase{"et un quart", minutes(15)},
                                       Phrase{"un quart", minutes(15)},
                                       Phrase{"et demie", minutes(30)},
                                       Phrase{"et demi", minutes(30)},
                                       Phrase{"trois quarts", minutes(45)},
                                       Phrase{"et trois quarts", minutes(45)},
                                       Phrase{"moins le quart", -minutes(15)},
                                       Phrase{"moins un quart", -minutes(15)},
                                       Phrase{"moins quart", -minutes(15)},
                                       Phrase{"pile", minutes(0)},
                                       Phrase{"tapantes", minutes(0)},
                                       Phrase{"precises", minutes(0)},
                                       Phrase{"precise", minutes(0)}};
  for (const Phrase& phrase : kPhrases)
    if (reader.accept(phrase.words)) return phrase.added;
  const std::size_t start = reader.mark();
  if (reader.accept("moins")) {
    const auto number = reader.accept_number();
    if (number && !number->ordinal && number->value % kStep == 0 && number->value > 0 && number->value < kHalf)
      return -minutes(number->value);
  }
  reader.rewind(start);
  return std::nullopt;
}

std::optional<minutes> read_minutes_alone(Reader& reader) {
  constexpr int kMinutesOfHour = 60;
  const std::size_t start = reader.mark();
  const auto number = reader.accept_number();
  // The day of "midi quinze janvier".
  const bool is_day = number && reader.peek().month() != 0;
  if (number && !is_day && !number->ordinal && number->digits == 0 && number->value % kStep == 0 &&
      number->value < kMinutesOfHour)
    return minutes(number->value);
  reader.rewind(start);
  return std::nullopt;
}

}  // namespace depeche::time

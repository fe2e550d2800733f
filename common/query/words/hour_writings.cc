#include "query/words/hour_writings.h"

#include <optional>
#include <string>
#include <string_view>

#include "query/words/number_writings.h"

namespace depeche::query {
namespace {

constexpr int kHours = 24;

// 8h, 8h30
struct Hour {
  int hour = 0;
  int minute = -1;  // -1: none is written
};

std::optional<Hour> hour_in(std::string_view word) {
  const std::size_t h = word.find('h');
  if (h == std::string_view::npos || h > 2 || !is_whole_number(word.substr(0, h))) return std::nullopt;
  const std::string_view minutes = word.substr(h + 1);
  Hour found{std::stoi(std::string(word.substr(0, h)))};
  if (!minutes.empty()) {
    if (minutes.size() != 2 || !is_whole_number(minutes)) return std::nullopt;
    found.minute = std::stoi(std::string(minutes));
  }
  return found.hour >= 1 && found.hour < kHours && found.minute < 60 ? std::optional(found) : std::nullopt;
}

std::string hours_in_words(int hour) {
  if (hour == 1 || hour == 21) return hour == 1 ? "une heure" : "vingt et une heures";
  return in_words(hour) + " heures";
}

}  // namespace

OtherWritings hour_writings(std::span<const WrittenWord> words) {
  const auto found = hour_in(words[0].folded);
  if (!found) return {};
  const std::string spelt = hours_in_words(found->hour);
  const std::string figures = std::to_string(found->hour) + (found->hour == 1 ? " heure" : " heures");
  OtherWritings texts{{}, 1};
  const auto add = [&](const std::string& minutes) {
    texts.texts.push_back(spelt + minutes);
    texts.texts.push_back(figures + minutes);
  };
  // "8h" alone is not looked for in words.
  if (found->minute > 0) add(' ' + in_words(found->minute));
  if (found->minute == 15) add(" et quart");
  if (found->minute == 30) add(" et demie");
  return texts.texts.empty() ? OtherWritings{} : texts;
}

}  // namespace depeche::query

// Hours that are counted from now: il y a 3 heures, H-2, les dernières 24 heures.

#include <algorithm>
#include <optional>
#include <string_view>

#include "time/hour_rules.h"

namespace depeche::time {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int kMostAmount = 1'000'000;

std::optional<seconds> unit_of_time(const DateToken& token) {
  const std::string_view word = token.kind == DateTokenKind::word ? token.folded.view() : std::string_view();
  if (word == "heure" || word == "heures" || word == "h" || word == "hour" || word == "hours") return hours(1);
  if (word == "minute" || word == "minutes" || word == "min" || word == "mn") return minutes(1);
  return std::nullopt;
}

}  // namespace

std::optional<Moments> HourReader::read_now() {
  if (!reader_.accept("maintenant") && !reader_.accept("now")) return std::nullopt;
  const std::size_t start = reader_.mark();
  // now-24h
  if (reader_.accept(DateTokenKind::dash))
    if (const auto amount = read_amount()) return Moments{now_ - *amount, now_ - *amount + hours(1), true};
  reader_.rewind(start);
  return Moments{now_, now_ + minutes(1), true};
}

std::optional<seconds> HourReader::read_amount() {
  const DateToken token = reader_.peek();
  if (token.kind == DateTokenKind::clock && !token.offset) {
    reader_.advance();
    const bool and_half = token.digits == 1 && (reader_.accept("et demie") || reader_.accept("et demi"));
    return seconds(token.value) + (and_half ? minutes(30) : minutes(0));
  }
  const auto number = reader_.accept_number();
  const auto unit = number && !number->ordinal ? read_unit() : std::nullopt;
  if (!unit) return std::nullopt;
  const bool and_half = *unit == hours(1) && (reader_.accept("et demie") || reader_.accept("et demi"));
  return std::min(number->value, kMostAmount) * *unit + (and_half ? minutes(30) : minutes(0));
}

// heures, minutes, demi-heure, quarts d'heure
std::optional<seconds> HourReader::read_unit() {
  if (reader_.accept("demi heure") || reader_.accept("demie heure") || reader_.accept("demi heures"))
    return minutes(30);
  if (reader_.accept("quart d heure") || reader_.accept("quarts d heure")) return minutes(15);
  const auto unit = unit_of_time(reader_.peek());
  if (unit) reader_.advance();
  return unit;
}

std::optional<Moments> HourReader::read_ago() {
  const std::size_t start = reader_.mark();
  // H-2, -24h
  const bool is_countdown = reader_.accept("h") && reader_.accept(DateTokenKind::dash);
  if (is_countdown && reader_.peek().is_plain_number(1, 2)) {
    const auto from = now_ - hours(reader_.peek().value);
    reader_.advance();
    return Moments{from, from + hours(1), true};
  }
  reader_.rewind(start);
  const bool is_minus = start == 0 && reader_.accept(DateTokenKind::dash);
  const bool il_y_a = is_minus || reader_.accept("il y a");
  const auto unit = reader_.peek(1).kind == DateTokenKind::word ? unit_of_time(reader_.peek(1)) : std::nullopt;
  const auto amount = read_amount();
  if (!amount || (!il_y_a && !reader_.accept(Word::ago))) return std::nullopt;
  const auto from = now_ - *amount;
  return Moments{
      from, from + std::min(unit.value_or(*amount % hours(1) == seconds(0) ? hours(1) : minutes(1)), *amount), true};
}

std::optional<Moments> HourReader::read_last() {
  while (reader_.accept(Word::dans) || reader_.accept("pendant") || reader_.accept("au cours") ||
         reader_.accept(Word::du) || reader_.accept("sur")) {
  }
  reader_.skip_articles();
  reader_.accept("il y a");
  if (reader_.accept("moins de") || reader_.accept("moins d")) {
    const auto amount = read_amount();
    return amount && *amount > seconds(0) ? std::optional(Moments{now_ - *amount, now_, false}) : std::nullopt;
  }
  const std::size_t start = reader_.mark();
  // les 24 heures passées
  if (const auto amount = read_amount();
      amount && *amount > seconds(0) && (reader_.accept(Word::dernier) || reader_.accept("ecoulees")))
    return Moments{now_ - *amount, now_, false};
  reader_.rewind(start);
  // l'heure écoulée
  if (const auto unit = read_unit(); unit && (reader_.accept(Word::dernier) || reader_.accept("ecoulee")))
    return Moments{now_ - *unit, now_, false};
  reader_.rewind(start);
  const auto number = reader_.accept_number();
  const bool plural = reader_.peek().plural();
  if (!reader_.accept(Word::dernier)) return std::nullopt;
  if (const auto unit = read_unit()) {
    if (plural && !number) return std::nullopt;  // ces dernières heures
    if (number && (number->ordinal || number->value < 1)) return std::nullopt;
    return Moments{now_ - std::min(number ? number->value : 1, kMostAmount) * *unit, now_, false};
  }
  const auto amount = number ? std::nullopt : read_amount();
  if (!amount || *amount <= seconds(0)) return std::nullopt;
  return Moments{now_ - *amount, now_, false};
}

}  // namespace depeche::time

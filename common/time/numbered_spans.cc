#include "base/message.h"
#include "time/calendar.h"
#include "time/counted_part.h"
#include "time/moment_rules.h"

// Several parts of one year: T1 et T2 2022, semaines 2 à 4 2022, 1er et 2e trimestres 2022.

namespace depeche::time {
namespace {

enum class Joint { none, list, span };

// What stands between two of them, with an article or two behind it.
Joint read_joint(Reader& reader) {
  Joint joint = Joint::none;
  if (reader.accept(DateTokenKind::comma) || reader.accept(Word::et))
    joint = Joint::list;
  else if (reader.accept(DateTokenKind::dash) || reader.accept(DateTokenKind::slash) || reader.accept(Word::a) ||
           reader.accept(Word::au) || reader.accept(Word::to))
    joint = Joint::span;
  if (joint != Joint::none) reader.skip_articles();
  return joint;
}

// The number of T2, "semaine 3", or of "3" alone behind what its neighbour is called.
std::optional<int> read_further_number(Reader& reader, const PartName& name) {
  const std::size_t start = reader.mark();
  const auto again = read_part_name(reader);
  if (again && again->part == name.part) return read_part_number(reader, again->is_letter);
  reader.rewind(start);
  return read_part_number(reader, false);
}

// The ordinal of "1er et 2e trimestres".
std::optional<int> read_ordinal_number(Reader& reader) {
  const auto number = reader.accept_number();
  return number && number->ordinal ? std::optional(number->value) : std::nullopt;
}

struct Numbers {
  int first = 0;
  int last = 0;
};

// Moves past one more number that fits behind the others: a list goes up by ones.
bool add(Reader& reader, Joint joint, int next, Numbers& numbers) {
  if (joint == Joint::span ? next <= numbers.last : next != numbers.last + 1) {
    reader.note_impossible(
        tr("{} and {} do not follow each other; ask for one, or with OR between for both", numbers.last, next));
    return false;
  }
  numbers.last = next;
  return true;
}

std::optional<DateRange> span_of(Reader& reader, CountedPart part, const Numbers& numbers, std::optional<int> year) {
  const auto last = of_year(reader, year, part, numbers.last);
  // A week belongs to the year of its Thursday.
  const auto first =
      last ? numbered_part(year_of(last->first + std::chrono::days{3}), part, numbers.first) : std::nullopt;
  return first ? std::optional(range_between(first->first, last->last)) : std::nullopt;
}

// T1 et T2 2022, S02-S04 2022, semaines 2, 3 et 4 de 2022
std::optional<DateRange> read_named_parts(Reader& reader) {
  const auto name = read_part_name(reader);
  const auto first = name ? read_part_number(reader, name->is_letter) : std::nullopt;
  if (!first) return std::nullopt;
  Numbers numbers{*first, *first};
  while (true) {
    const std::size_t start = reader.mark();
    const Joint joint = read_joint(reader);
    const auto next = joint != Joint::none ? read_further_number(reader, *name) : std::nullopt;
    if (!next) {
      reader.rewind(start);
      break;
    }
    if (!add(reader, joint, *next, numbers)) return std::nullopt;
  }
  if (numbers.first == numbers.last) return std::nullopt;
  return span_of(reader, name->part, numbers, read_year_of_part(reader, name->is_letter));
}

// 1er et 2e trimestres 2022, premier, deuxième et troisième trimestres de 2022
std::optional<DateRange> read_ordinal_parts(Reader& reader) {
  const auto first = read_ordinal_number(reader);
  if (!first) return std::nullopt;
  Numbers numbers{*first, *first};
  for (Joint joint = read_joint(reader); joint != Joint::none; joint = read_joint(reader)) {
    const auto next = read_ordinal_number(reader);
    if (!next || !add(reader, joint, *next, numbers)) return std::nullopt;
  }
  if (numbers.first == numbers.last) return std::nullopt;
  const auto name = read_part_name(reader);
  if (!name || name->is_letter) return std::nullopt;
  return span_of(reader, name->part, numbers, read_year_of_part(reader, false));
}

}  // namespace

std::optional<DateRange> read_numbered_span(Reader& reader) {
  if (!reader.accept(Word::du)) reader.accept(Word::de);
  reader.skip_articles();
  const std::size_t start = reader.mark();
  if (const auto span = read_named_parts(reader)) return span;
  reader.rewind(start);
  return read_ordinal_parts(reader);
}

}  // namespace depeche::time

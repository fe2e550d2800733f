#include "dispatch/formats/lexisnexis.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/export_fields.h"
#include "time/month_names.h"

namespace depeche::dispatch {
namespace {

using Lines = std::span<const std::string>;

// The label of a field, as fold_letters() leaves it, and where its value goes: a property, or a member with a star.
struct Field {
  std::string_view label;
  std::string_view target;
};
constexpr std::array<Field, 46> kFields{{{"byline", "*credits"},
                                         {"auteur", "*credits"},
                                         {"autor", "*credits"},
                                         {"section", "category"},
                                         {"rubrique", "category"},
                                         {"rubrik", "category"},
                                         {"length", "word_count"},
                                         {"longueur", "word_count"},
                                         {"lange", "word_count"},
                                         {"language", "language"},
                                         {"langue", "language"},
                                         {"sprache", "language"},
                                         {"dateline", "*place"},
                                         {"origine-depeche", "*place"},
                                         {"highlight", "*abstract"},
                                         {"encart", "*abstract"},
                                         {"chapeau", "*abstract"},
                                         {"subject", "subject"},
                                         {"sujet", "subject"},
                                         {"geographic", "location"},
                                         {"localisation-geo", "location"},
                                         {"country", "country"},
                                         {"pays", "country"},
                                         {"person", "person"},
                                         {"personne", "person"},
                                         {"organization", "organisation"},
                                         {"organisation", "organisation"},
                                         {"company", "organisation"},
                                         {"societe", "organisation"},
                                         {"industry", "industry"},
                                         {"secteur-activite", "industry"},
                                         {"publication-type", "publication_type"},
                                         {"type-publication", "publication_type"},
                                         {"type publication", "publication_type"},
                                         {"load-date", "load_date"},
                                         {"date-chargement", "load_date"},
                                         {"date de chargement", "load_date"},
                                         {"journal-code", "source_code"},
                                         {"journal code", "source_code"},
                                         {"pub-type", "publication_type"},
                                         {"graphic", "graphic"},
                                         {"correction", "correction"},
                                         {"correction-date", "correction_date"},
                                         {"ticker", "ticker"},
                                         {"city", "location"},
                                         {"state", "location"}}};

// The field that a line begins with, and its value.
struct FieldLine {
  const Field* field = nullptr;
  std::string_view value;
};

FieldLine field_in(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon > 30) return {};
  const std::string label = time::fold_letters(trim(line.substr(0, colon)));
  const auto* found = std::ranges::find(kFields, label, &Field::label);
  return found == kFields.end() ? FieldLine{} : FieldLine{found, trim(line.substr(colon + 1))};
}

// The label of a field that is not among them: "ISSN: 1153-8643". Only small values count, and labels in capitals.
std::string_view other_label(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon < 3 || colon > 30 || line.size() > 200) return {};
  const std::string_view label = line.substr(0, colon);
  const bool is_label = std::ranges::all_of(
      label, [](char c) { return (c >= 'A' && c <= 'Z') || c == '-' || c == ' ' || (c & 0x80) != 0; });
  return is_label ? label : std::string_view{};
}

bool is_field(std::string_view line) { return field_in(line).field != nullptr || !other_label(line).empty(); }

void set_field(const FieldLine& line, RawItem& item) {
  const std::string_view target = line.field->target;
  if (target == "*credits") return fill(item.credits, line.value);
  if (target == "*place") return fill(item.place, line.value);
  if (target == "*abstract") return fill(item.abstract, line.value);
  if (target == "word_count") return add_export_property(target, word_count_in(line.value), item);
  if (target == "category") {
    // "FEATURES; Pg. 6"
    const std::size_t end = std::min(line.value.find(';'), line.value.size());
    add_export_property(target, line.value.substr(0, end), item);
    if (end < line.value.size()) add_export_property("page", line.value.substr(end + 1), item);
    return;
  }
  add_export_list(target, line.value, ';', item);
}

bool is_words(std::string_view line, std::initializer_list<std::string_view> words) {
  if (line.size() > 40) return false;
  const std::string folded = time::fold_letters(trim(line));
  return std::ranges::find(words, folded) != words.end();
}

bool is_end(std::string_view line) {
  return is_words(line, {"end of document", "fin du document", "fin de document", "ende des dokuments"});
}
bool is_body(std::string_view line) { return is_words(line, {"body", "corps", "body text", "text", "texte"}); }
bool is_classification(std::string_view line) { return is_words(line, {"classification", "klassifizierung"}); }

bool is_rights(std::string_view line) {
  return is_copyright(line) ||
         is_words(line, {"all rights reserved", "tous droits reserves", "alle rechte vorbehalten"});
}

// The fields of a head or a foot; what is none of them is given to `other`.
template <class Other>
void read_fields(Lines lines, RawItem& item, Other other) {
  for (auto at = lines.begin(); at != lines.end(); ++at) {
    FieldLine field = field_in(*at);
    if (field.field != nullptr && field.value.empty() && at + 1 != lines.end() && !is_field(*(at + 1)))
      field.value = *++at;
    if (field.field != nullptr)
      set_field(field, item);
    else if (is_rights(*at))
      add_export_property("copyright", *at, item);
    else
      other(*at);
  }
}

// The fields behind the text, with those that have no known name.
void read_foot(Lines lines, RawItem& item) {
  read_fields(lines, item, [&](const std::string& line) {
    const std::string_view label = other_label(line);
    if (is_classification(line)) return;
    if (label.empty())
      add_export_property("note", line, item);
    else
      add_export_property(label, std::string_view(line).substr(label.size() + 1), item);
  });
}

// A label whose value stands on the next line.
bool is_bare_label(std::string_view line) { return line.ends_with(':') && is_field(line); }

// Where the fields behind the text begin. Among them stand notes of rights in any words, and values on lines of their
// own; behind the last field, not more than three such lines.
Lines::iterator foot_of(Lines lines) {
  constexpr int kMaxNotes = 3;
  constexpr std::size_t kLongestNote = 120;
  auto foot = lines.end();
  auto at = lines.end();
  int notes = 0;
  while (at != lines.begin()) {
    const std::string& line = *--at;
    if (is_field(line) || is_rights(line) || (at != lines.begin() && is_bare_label(*(at - 1)))) {
      foot = at;
      notes = 0;
    } else if (foot != lines.end() || line.size() > kLongestNote || ++notes > kMaxNotes) {
      break;
    }
  }
  return foot;
}

// The line with the number of words.
Lines::iterator counted_in(Lines lines) {
  return std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
    const FieldLine field = field_in(line);
    return field.field != nullptr && field.field->target == "word_count";
  });
}

void add_text(Lines lines, RawItem& item) {
  for (const std::string& line : lines) item.text.append(line).append("\n\n");
}

// "1 of 20 DOCUMENTS", source, day, headline, fields, text, fields.
RawItem read_old(Lines lines) {
  RawItem item;
  auto head = counted_in(lines);
  head = head == lines.end() ? lines.begin() + std::min<std::ptrdiff_t>(3, lines.end() - lines.begin()) : head + 1;
  read_fields(Lines(lines.begin(), head), item, [&](const std::string& line) {
    if (item.source.empty())
      item.source = line;
    else if (item.date.empty() && !date_in(line).empty())
      item.date = date_in(line);
    else
      item.title.append(item.title.empty() ? "" : " ").append(line);
  });
  // Behind the number of words, fields may follow: those before the text.
  while (head != lines.end() && field_in(*head).field != nullptr) set_field(field_in(*head++), item);
  const auto foot = foot_of(Lines(head, lines.end()));
  add_text(Lines(head, foot), item);
  read_foot(Lines(foot, lines.end()), item);
  return item;
}

// A cover page, headline, source, day, copyright and fields, "Body", the text, "Classification", fields.
RawItem read_new(Lines lines) {
  RawItem item;
  // The head ends with "Body"; where there is none, with the number of words.
  auto body = std::find_if(lines.begin(), lines.end(), [](const std::string& line) { return is_body(line); });
  if (body == lines.end()) body = counted_in(lines);
  const bool has_head = body != lines.end();
  if (!has_head) body = lines.begin();
  const auto text = has_head ? body + 1 : body;
  auto foot = std::find_if(text, lines.end(), [](const std::string& line) { return is_classification(line); });
  if (foot == lines.end()) foot = foot_of(Lines(text, lines.end()));
  const auto head_end = has_head && !is_body(*body) ? text : body;
  // The day of the article is the last of the head: a cover page has others.
  auto day = head_end;
  for (auto at = lines.begin(); at != head_end; ++at)
    if (at->size() <= 80 && field_in(*at).field == nullptr && !date_in(*at).empty()) day = at;
  if (day != head_end) item.date = date_in(*day);
  if (day != head_end && day - lines.begin() >= 1) item.source = *(day - 1);
  if (day != head_end && day - lines.begin() >= 2) item.title = *(day - 2);
  const auto fields = day == head_end ? lines.begin() : day + 1;
  read_fields(Lines(fields, head_end), item, [&](const std::string& line) {
    if (day == head_end)
      item.title.append(item.title.empty() ? "" : " ").append(line);
    else
      add_export_property("edition", line, item);
  });
  add_text(Lines(text, foot), item);
  read_foot(Lines(foot, lines.end()), item);
  return item;
}

}  // namespace

bool is_lexisnexis_start(std::string_view line) {
  if (line.size() > 60) return false;
  const std::string folded = time::fold_letters(trim(line));
  std::string shape;  // a letter for each word, 1 for each number
  std::string_view rest = folded;
  std::vector<std::string> words;
  while (!(rest = trim(rest)).empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    words.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  const auto is_number = [](const std::string& word) {
    return !word.empty() && std::ranges::all_of(word, base::is_digit);
  };
  const std::size_t first = !words.empty() && !is_number(words[0]) ? 1 : 0;
  if (first == 1 && words[0] != "document" && words[0] != "dokument") return false;
  if (words.size() < first + 3 || !is_number(words[first]) || !is_number(words[first + 2])) return false;
  const std::string& of = words[first + 1];
  if (of != "of" && of != "de" && of != "von" && of != "sur") return false;
  return first == 1 ? words.size() == 4 : words.size() == 4 && (words[3] == "documents" || words[3] == "document");
}

std::vector<RawItem> read_lexisnexis_lines(const ExportLines& lines) {
  std::vector<RawItem> items;
  const auto starts = std::ranges::any_of(lines, [](const std::string& line) { return is_lexisnexis_start(line); });
  std::size_t begin = starts ? lines.size() : 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (starts && is_lexisnexis_start(lines[at])) {
      if (begin < at) items.push_back(read_old(Lines(lines).subspan(begin, at - begin)));
      begin = at + 1;
    } else if (!starts && is_end(lines[at])) {
      if (begin < at) items.push_back(read_new(Lines(lines).subspan(begin, at - begin)));
      begin = at + 1;
    }
  }
  if (starts && begin < lines.size()) items.push_back(read_old(Lines(lines).subspan(begin)));
  return items;
}

}  // namespace depeche::dispatch

#include "dispatch/formats/telex_header.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/telex_words.h"

namespace depeche::dispatch {
namespace {

constexpr char kUnitSeparator = '\x1F';  // behind the number of ANPA
constexpr std::size_t kLongestTelexLine = 100;

// The priorities of ANPA, flash to deferred, as urgencies of IPTC.
constexpr std::array<std::pair<char, char>, 5> kPriorities{
    {{'f', '1'}, {'b', '2'}, {'u', '3'}, {'r', '4'}, {'d', '5'}}};

bool is_letter(char c) { return base::lower_ascii(c) >= 'a' && base::lower_ascii(c) <= 'z'; }

bool are_letters(std::string_view word, std::size_t most) {
  return !word.empty() && word.size() <= most && std::all_of(word.begin(), word.end(), is_letter);
}

bool is_priority(std::string_view word) { return word.size() == 1 && word[0] >= '1' && word[0] <= '9'; }

// "eca062", "bsf025".
bool is_service_and_number(std::string_view word) {
  const auto* digits = std::find_if_not(word.begin(), word.end(), is_letter);
  const auto letters = static_cast<std::size_t>(digits - word.begin());
  const std::size_t figures = word.size() - letters;
  return letters >= 2 && letters <= 4 && figures >= 3 && figures <= 5 &&
         std::all_of(digits, word.end(), base::is_digit);
}

std::string without_zeros(std::string_view digits) {
  return std::string(digits.substr(std::min(digits.find_first_not_of('0'), digits.size())));
}

std::string joined_words(const std::vector<std::string_view>& words, std::size_t from, std::size_t to) {
  std::string joined;
  for (std::size_t at = from; at < to; ++at) joined.append(joined.empty() ? "" : " ").append(words[at]);
  return joined;
}

std::string_view without_slashes(std::string_view line) {
  line = trim(line);
  while (line.starts_with('/')) line.remove_prefix(1);
  while (line.ends_with('/')) line.remove_suffix(1);
  return line;
}

// The agency before its own number, as in "dpa 061".
std::string agency_of(const std::vector<std::string_view>& words) {
  if (words.size() < 5 || !telex_number(words.back())) return {};
  const std::string_view name = words[words.size() - 2];
  const std::string_view first = name.substr(0, name.find('-'));
  return first == "dpa" || first == "apa" || first == "sda" ? std::string(first) : std::string{};
}

void read_first_line(std::string_view line, TelexHeader& header) {
  const std::vector<std::string_view> words = telex_words(line);
  if (words.empty()) return;
  header.number = words[0];
  std::size_t at = 1;
  if (at < words.size() && is_priority(words[at])) header.urgency = words[at++];
  if (header.urgency.empty()) return void(header.routing = joined_words(words, at, words.size()));
  if (at < words.size() && are_letters(words[at], 4)) header.category = words[at++];
  if (at < words.size() && telex_number(words[at])) header.word_count = without_zeros(words[at++]);
  header.routing = joined_words(words, at, words.size());
  header.agency = agency_of(words);
}

TelexHeader read_iptc_header(std::string_view text) {
  TelexHeader header;
  bool any = false;
  for (const std::string_view line : telex_lines(text)) {
    if (telex_words(line).empty()) continue;
    if (std::exchange(any, true))
      header.slug.append(header.slug.empty() ? "" : " ").append(without_slashes(line));
    else
      read_first_line(line, header);
  }
  return header;
}

bool is_day_of_month(std::string_view word) {
  return word.size() == 5 && word[2] == '-' && telex_number(word.substr(0, 2)) && telex_number(word.substr(3));
}

// "r z BC-BKN--Heat-Hawks 1stLd-Writethru 02-20 0500".
void read_anpa_line(std::string_view line, TelexHeader& header) {
  const std::vector<std::string_view> words = telex_words(line);
  if (words.size() < 3) return;
  const char priority = base::lower_ascii(words[0][0]);
  for (const auto& [letter, urgency] : kPriorities)
    if (letter == priority) header.urgency = urgency;
  header.category = words[1];
  header.slug = words[2];
  std::size_t end = words.size();
  if (telex_number(words[end - 1]) && end > 4 && is_day_of_month(words[end - 2])) {
    header.word_count = without_zeros(words[end - 1]);
    end -= 2;
  }
  header.take = joined_words(words, 3, end);
}

TelexHeader read_anpa_header(std::string_view text) {
  TelexHeader header;
  const std::size_t separator = text.find(kUnitSeparator);
  const std::string_view service = trim(text.substr(0, separator));
  // The letter of the service and four figures, behind which some write their name.
  const auto* behind = std::find_if(service.begin() + (service.empty() ? 0 : 1), service.end(), is_letter);
  header.number = std::string(service.begin(), behind);
  header.agency = std::string(behind, service.end());
  const std::vector<std::string_view> lines = telex_lines(text.substr(separator));
  if (!lines.empty()) header.routing = clean_line(lines[0].substr(1));
  if (header.routing.find_first_not_of("-_") == std::string::npos) header.routing.clear();
  if (lines.size() > 1) read_anpa_line(lines[1], header);
  return header;
}

}  // namespace

bool is_telex_line(std::string_view line) {
  if (line.size() > kLongestTelexLine) return false;
  const std::vector<std::string_view> words = telex_words(line);
  return words.size() >= 5 && words.front().data() == line.data() && is_service_and_number(words[0]) &&
         is_priority(words[1]) && are_letters(words[2], 4) && telex_number(words[3]).has_value();
}

TelexHeader read_telex_header(std::string_view header) {
  return header.find(kUnitSeparator) == std::string_view::npos ? read_iptc_header(header) : read_anpa_header(header);
}

std::string_view bare_telex_header(std::string_view text) {
  std::size_t size = 0;
  bool any = false;
  for (const std::string_view line : telex_lines(text)) {
    const bool is_blank = telex_words(line).empty();
    const bool is_header = any ? trim(line).ends_with('/') : is_telex_line(line);
    if (!is_blank && !is_header) break;
    any |= is_header;
    size = static_cast<std::size_t>(line.data() + line.size() - text.data());
  }
  return any ? text.substr(0, size) : std::string_view{};
}

}  // namespace depeche::dispatch

#include "config/look.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/message.h"
#include "query/language/nearest_name.h"

namespace depeche::config {
namespace {

constexpr std::array<std::pair<std::string_view, int>, 6> kManners{
    {{"bold", 1}, {"dim", 2}, {"italic", 3}, {"underline", 4}, {"reverse", 7}, {"strike", 9}}};
constexpr std::array<std::string_view, 8> kColors{"black", "red",     "green", "yellow",
                                                  "blue",  "magenta", "cyan",  "white"};
constexpr std::string_view kBackground = "on-";
constexpr std::string_view kBright = "bright-";
constexpr int kForegroundCode = 30;
constexpr int kBrightCode = 60;      // more
constexpr int kBackgroundCode = 10;  // more
constexpr unsigned kPalette = 256;

template <class Number>
std::optional<Number> whole_number(std::string_view text, int base) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// What stands behind 38 or 48: a place in the palette, or red, green and blue.
std::optional<std::string> extended_color(std::string_view word) {
  if (word.size() == 7 && word.front() == '#') {
    const auto rgb = whole_number<unsigned>(word.substr(1), 16);
    if (!rgb) return std::nullopt;
    return "2;" + std::to_string(*rgb >> 16) + ";" + std::to_string(*rgb >> 8 & 255) + ";" + std::to_string(*rgb & 255);
  }
  const auto place = whole_number<unsigned>(word, 10);
  if (!place || *place >= kPalette) return std::nullopt;
  return "5;" + std::to_string(*place);
}

std::optional<std::string> color_code(std::string_view word) {
  const bool background = word.starts_with(kBackground);
  if (background) word.remove_prefix(kBackground.size());
  const int more = background ? kBackgroundCode : 0;
  if (const auto color = extended_color(word)) return std::to_string(kForegroundCode + 8 + more) + ";" + *color;
  const bool bright = word.starts_with(kBright);
  if (bright) word.remove_prefix(kBright.size());
  const auto* color = std::ranges::find(kColors, word);
  if (color == kColors.end()) return std::nullopt;
  return std::to_string(kForegroundCode + more + (bright ? kBrightCode : 0) + (color - kColors.begin()));
}

std::optional<std::string> code_of(std::string_view word) {
  const auto* manner = std::ranges::find(kManners, word, &std::pair<std::string_view, int>::first);
  return manner != kManners.end() ? std::to_string(manner->second) : color_code(word);
}

tl::unexpected<Error> unknown(const std::string& word) {
  std::vector<std::string_view> names(kColors.begin(), kColors.end());
  for (const auto& [name, code] : kManners) names.push_back(name);
  const std::string near(query::nearest_name(word, names));
  return fail(ErrorCode::invalid_argument, tr("{} is no colour", base::in_quotes(word)),
              near.empty()
                  ? tr("colours are words such as bold, dim, underline, red, bright-blue, on-yellow, a number up to "
                       "255, #rrggbb, or none")
                  : tr("did you mean {}?", base::in_quotes(near)));
}

}  // namespace

Result<std::string> parse_look(std::string_view words) {
  std::istringstream stream{std::string(words)};
  std::string look;
  for (std::string word; stream >> word;) {
    if (word == "none") continue;
    const auto code = code_of(word);
    if (!code) return unknown(word);
    look.append(look.empty() ? "" : ";").append(*code);
  }
  return look;
}

}  // namespace depeche::config

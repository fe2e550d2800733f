#include "query/language/signs.h"

#include <string>

#include "base/ascii.h"
#include "base/files.h"
#include "base/message.h"
#include "base/utf8.h"
#include "text/char_class.h"

namespace depeche::query {
namespace {

constexpr std::size_t kQuotedBytes = 40;

bool is_letter_at(std::string_view text, std::size_t at) {
  return text::char_at(text, at).kind == text::CharClass::letter;
}

}  // namespace

std::size_t lines_with_dash(std::string_view text) {
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '-' && text::is_word_char(text::char_at(text, at + 1))) ++lines;
    at = text.find('\n', at);
    if (at == std::string_view::npos) break;
  }
  return lines;
}

bool is_weighted(std::string_view run) {
  const std::size_t sign = run.find('^');
  if (sign == std::string_view::npos || sign + 1 == run.size() || base::is_digit(run.front())) return false;
  return run.find_first_not_of("0123456789.", sign + 1) == std::string_view::npos;
}

Error weighted_word(std::string_view run, std::size_t offset) {
  return Error{ErrorCode::query,
               tr("{}: words have no weights", base::in_quotes(base::truncate_utf8(run, kQuotedBytes))),
               tr("+ before a word says that it must be there"), offset};
}

bool has_lost_star(std::string_view query, Range run) {
  if (run.begin > 0 && query[run.begin - 1] == '*' && is_letter_at(query, run.begin)) return true;
  const std::size_t star = query.substr(run.begin, run.end - run.begin).find('*');
  return star != std::string_view::npos && star > 0 && is_letter_at(query, run.begin);
}

}  // namespace depeche::query

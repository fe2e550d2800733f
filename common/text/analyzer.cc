#include "text/analyzer.h"

#include <algorithm>
#include <limits>
#include <span>

#include "base/ascii.h"
#include "text/char_class.h"
#include "text/elision.h"
#include "text/function_words.h"
#include "text/inclusive.h"
#include "text/joined_words.h"
#include "text/normalizer.h"
#include "text/unwanted_words.h"
#include "text/written_number.h"
#include "text/written_word.h"

namespace depeche::text {
namespace {

constexpr std::size_t kMaxCompoundParts = 4;
constexpr std::size_t kMaxCompoundBytes = 40;

bool is_clitic(std::string_view letters) {
  return letters.size() <= 6 && std::ranges::find(kClitics, lower_form(letters)) != kClitics.end();
}

// A paragraph set in capitals: judged by the letters of its beginning.
bool is_shouting(std::string_view text, std::size_t at) {
  constexpr std::size_t kSample = 160;
  constexpr std::size_t kEnough = 12;
  std::size_t letters = 0;
  std::size_t capitals = 0;
  for (const std::size_t end = std::min(text.size(), at + kSample); at < end && text[at] != '\n'; ++at) {
    const char c = text[at];
    if (c >= 'A' && c <= 'Z') ++capitals;
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) ++letters;
  }
  return letters >= kEnough && capitals * 10 > letters * 7;
}

// The first byte behind the blanks and line ends at `at`, and how many line ends there were.
struct Gap {
  std::uint32_t end = 0;
  unsigned lines = 0;
};

Gap skip_gap(std::string_view text, std::uint32_t at) {
  Gap gap{at, 0};
  for (Char c = char_at(text, at); c.kind == CharClass::space || c.kind == CharClass::newline;
       c = char_at(text, gap.end)) {
    gap.lines += c.kind == CharClass::newline ? 1 : 0;
    gap.end += c.size;
  }
  return gap;
}

// n°, Nº
std::uint32_t number_sign_end(std::string_view text, std::uint32_t at) {
  if (text[at] != 'n' && text[at] != 'N') return 0;
  const Char mark = char_at(text, at + 1);
  return mark.code == U'\u00B0' || mark.code == U'\u00BA' ? at + 1 + mark.size : 0;
}

bool is_single_letter(std::string_view letters) {
  const Char first = char_at(letters, 0);
  return first.kind == CharClass::letter && first.size == letters.size();
}

const Word& without_letters() {
  static const Word word;
  return word;
}

}  // namespace

Analyzer::Analyzer() : stemmer_(make_light_french_stemmer()), word_cache_(*stemmer_) {}

void Analyzer::analyze(std::string_view text, Capitals capitals, std::vector<Token>& out, const Beginnings* wanted) {
  wanted_ = wanted;
  passes_over_ = false;
  run(text, capitals, out);
}

void Analyzer::find(const Beginnings& wanted, std::string_view text, std::vector<Token>& out) {
  wanted_ = &wanted;
  passes_over_ = true;
  run(text, Capitals::judge_paragraph, out);
}

// One token for all words that are passed over.
std::uint32_t Analyzer::pass_over(std::uint32_t at) {
  const PassedOver passed = pass_over_unwanted(text_, at, *wanted_);
  if (passed.words) out_->push_back({&without_letters(), at, passed.at, TokenKind::word});
  return passed.at;
}

void Analyzer::run(std::string_view text, Capitals capitals, std::vector<Token>& out) {
  text_ = text.substr(0, std::numeric_limits<std::int32_t>::max());
  out_ = &out;
  const bool judge = capitals == Capitals::judge_paragraph;
  shouting_ = judge && is_shouting(text_, 0);
  for (std::uint32_t at = 0; at < text_.size();) {
    if (passes_over_) at = pass_over(at);
    if (at == text_.size()) break;
    const Char c = char_at(text_, at);
    if (const std::uint32_t end = c.kind == CharClass::letter ? plain_word_end(text_, at) : 0; end != 0) {
      if (end - at > 2 || !add_bare_particle(at, end)) emit(text_.substr(at, end - at), at, end, TokenKind::word);
      at = end;
    } else if (c.kind == CharClass::digit) {
      at = add_figures(at);
    } else if (const std::uint32_t behind = number_sign_end(text_, at); behind != 0) {
      emit("num\u00E9ro", at, behind, TokenKind::word);
      at = behind;
    } else if (const std::uint32_t figures = article_figures(text_, at); figures != 0) {
      emit(text_.substr(at, 1), at, at + 1, TokenKind::word);
      at = figures;
    } else if (c.kind == CharClass::letter || starts_with_insertion(text_, at)) {
      scan_chunk(text_, at, chunk_);
      add_chunk();
      at = chunk_.end;
    } else if (c.kind == CharClass::newline) {
      const Gap gap = skip_gap(text_, at);
      if (gap.lines > 1) out.push_back({nullptr, at, gap.end, TokenKind::paragraph});
      at = gap.end;
      if (judge) shouting_ = is_shouting(text_, at);
    } else if (c.kind == CharClass::sign) {
      add_sign(at, at + c.size);
      at += c.size;
    } else {
      at += c.size;
    }
  }
}

bool Analyzer::forget_beyond(std::size_t words) {
  if (word_cache_.size() <= words) return false;
  word_cache_.clear();
  return true;
}

void Analyzer::add_chunk() {
  const auto& segments = chunk_.segments;
  if (segments.size() == 1 && !chunk_.open_elision)
    return emit(letters(segments[0]), segments[0].begin, segments[0].end, TokenKind::word);
  add_parts();
}

// What begins with a figure, and the "pour cent" behind it; the place behind both.
std::uint32_t Analyzer::add_figures(std::uint32_t at) {
  if (const WrittenNumber number = written_number(text_, at); number.end != 0) {
    emit(number.word, at, number.end, TokenKind::word);
    at = number.end;
  } else {
    scan_chunk(text_, at, chunk_);
    add_chunk();
    at = chunk_.end;
  }
  const PercentWords percent = percent_words(text_, at);
  if (percent.end == 0 || !base::is_digit(text_[at - 1])) return at;
  emit("%", percent.begin, percent.end, TokenKind::word);
  return percent.end;
}

// A sign, and the word that # or @ makes of the one behind it: the latter stands before its part.
void Analyzer::add_sign(std::uint32_t at, std::uint32_t end) {
  const bool marks = text_[at] == '#' || text_[at] == '@';
  if (!marks || !is_word_char(char_at(text_, end))) return emit(text_.substr(at, end - at), at, end, TokenKind::word);
  if (at > 0 && is_word_char(char_at(text_, at - 1))) return;  // of an address
  std::uint32_t last = end;
  for (Char c = char_at(text_, last); is_word_char(c) || c.code == U'_'; c = char_at(text_, last)) last += c.size;
  emit(text_.substr(at, last - at), at, last, TokenKind::compound);
}

// "d utelle", "qu il": the particle whose apostrophe was lost at [at, end), unless it is the unit of a number.
bool Analyzer::add_bare_particle(std::uint32_t at, std::uint32_t end) {
  if (end >= text_.size() || text_[end] != ' ') return false;
  const bool short_enough = end == at + 1 || (end == at + 2 && text_[at] == 'q' && text_[at + 1] == 'u');
  if (!short_enough || text_[at] == 'a' || text_[at] == 'y') return false;
  if (at >= 2 && base::is_digit(text_[at - 2])) return false;
  const Char next = char_at(text_, end + 1);
  if (next.kind != CharClass::letter) return false;
  const auto particle = elided_particle(text_.substr(at, end - at), text_.substr(end + 1, next.size));
  if (!particle || text_[at] < 'a') return false;
  out_->push_back({&word_cache_.particle(*particle), at, end, TokenKind::particle});
  return true;
}

void Analyzer::add_parts() {
  const auto& segments = chunk_.segments;
  if (const std::string word = inclusive_word(text_, segments); !word.empty())
    return emit(word, segments.front().begin, chunk_.end, TokenKind::word);
  parts_.clear();
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (i == 0 || segments[i].before == Joiner::hyphen) parts_.push_back({i, i});
    parts_.back().last = i;
  }
  parts_.front().first = add_particles(parts_.front(), parts_.size() == 1);
  if (parts_.size() > 1) add_compound(parts_.front().first, parts_.size());
  for (std::size_t i = 0; i < parts_.size(); ++i) add_part(parts_[i], i + 1 == parts_.size());
}

void Analyzer::add_compound(std::size_t first_segment, std::size_t parts) {
  const auto& segments = chunk_.segments;
  if (parts > kMaxCompoundParts) return;
  for (std::size_t i = 1; i < parts_.size(); ++i)
    if (parts_[i].first == parts_[i].last && is_clitic(letters(segments[parts_[i].first]))) return;
  const std::string joined = join(first_segment, segments.size() - 1);
  if (joined.size() > kMaxCompoundBytes) return;
  emit(joined, segments[first_segment].begin, segments.back().end, TokenKind::compound);
}

// Emits the particles that the part begins with; the segment behind them.
std::size_t Analyzer::add_particles(Part part, bool ends_chunk) {
  const auto& segments = chunk_.segments;
  std::size_t at = part.first;
  for (; at <= part.last; ++at) {
    const bool last = at == part.last;
    const bool apostrophe = last ? ends_chunk && chunk_.open_elision : segments[at + 1].before == Joiner::apostrophe;
    if (!apostrophe) break;
    const auto particle = elided_particle(letters(segments[at]), last ? std::string_view{} : letters(segments[at + 1]));
    if (!particle) break;
    out_->push_back({&word_cache_.particle(*particle), segments[at].begin, segments[at].end, TokenKind::particle});
  }
  return at;
}

void Analyzer::add_part(Part part, bool ends_chunk) {
  part.first = add_particles(part, ends_chunk);
  while (part.first <= part.last) part.first = add_word(part);
}

// Emits the word that begins at the part's first segment; the segment behind it.
std::size_t Analyzer::add_word(Part part) {
  const auto& segments = chunk_.segments;
  const std::span<const Segment> rest(segments.data() + part.first, part.last - part.first + 1);
  if (const std::string word = inclusive_word(text_, rest); !word.empty()) {
    emit(word, rest.front().begin, part.last + 1 == segments.size() ? chunk_.end : rest.back().end, TokenKind::word);
    return part.last + 1;
  }
  const auto dotted = [&](const Segment& s) { return s.before == Joiner::dot && is_single_letter(letters(s)); };
  if (rest.size() > 1 && is_single_letter(letters(rest[0])) && std::all_of(rest.begin() + 1, rest.end(), dotted)) {
    const std::uint32_t end = rest.back().end;
    const bool final_dot = end < text_.size() && text_[end] == '.';
    emit(join(part.first, part.last), rest.front().begin, end + (final_dot ? 1 : 0), TokenKind::word);
    return part.last + 1;
  }
  std::size_t last = part.first;
  while (last < part.last &&
         (segments[last + 1].before == Joiner::apostrophe || segments[last + 1].before == Joiner::bracket ||
          segments[last + 1].before == Joiner::soft_hyphen))
    ++last;
  const bool closes_bracket = last + 1 == segments.size();
  emit(join(part.first, last), segments[part.first].begin, closes_bracket ? chunk_.end : segments[last].end,
       TokenKind::word);
  return last + 1;
}

// The letters of some segments run together; apostrophes stay, brackets and hyphens go, and titles are spelt out.
std::string Analyzer::join(std::size_t first, std::size_t last) const {
  std::string joined;
  for (std::size_t i = first; i <= last; ++i) {
    const Segment& segment = chunk_.segments[i];
    if (i > first && segment.before == Joiner::apostrophe) joined += '\'';
    joined += spelt_out(letters(segment));
  }
  return joined;
}

const Word& Analyzer::word(std::string_view raw) {
  return wanted_ != nullptr && !wanted_->admits(raw) ? without_letters() : word_cache_.word(raw, shouting_);
}

void Analyzer::emit(std::string_view raw, std::uint32_t begin, std::uint32_t end, TokenKind kind) {
  if (kind == TokenKind::word && raw.front() >= 'A' && raw.front() <= 'Z')
    if (const std::uint32_t last = joined_words_end(text_, begin, end, shouting_); last != 0)
      out_->push_back({&word(joined_words(text_.substr(begin, last - begin))), begin, last, TokenKind::compound});
  out_->push_back({&word(raw), begin, end, kind});
}

}  // namespace depeche::text

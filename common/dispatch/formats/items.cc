#include "dispatch/formats/items.h"

#include <string_view>
#include <utility>

#include "base/encoding.h"
#include "base/message.h"
#include "base/utf8.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/copy/date_field.h"
#include "dispatch/copy/properties.h"
#include "dispatch/copy/publication.h"

namespace depeche::dispatch {
namespace {

std::string without_title(std::string text, const std::string& title) {
  if (title.empty() || !text.starts_with(title + "\n\n")) return text;
  return text.substr(title.size() + 2);
}

// How much of an abstract is compared with the text: many are cut somewhere behind it.
constexpr std::size_t kComparedBytes = 120;

// The first letters, without blanks and line ends.
std::string first_letters(std::string_view words, std::size_t most) {
  std::string letters;
  for (const char c : words) {
    if (letters.size() == most) break;
    if (c != ' ' && c != '\n') letters += c;
  }
  return letters;
}

std::string_view without_ellipsis(std::string_view text) {
  const std::size_t end = text.find_last_not_of("[]. ");
  text = text.substr(0, end == std::string_view::npos ? 0 : end + 1);
  if (text.ends_with("…")) text.remove_suffix(std::string_view("…").size());
  return text;
}

// Nothing when it only says what the title says, or how the text begins.
std::string unless_repeated(std::string abstract, const std::string& title, const std::string& text) {
  const std::string begin = first_letters(without_ellipsis(abstract), kComparedBytes);
  const bool repeats = abstract == title || first_letters(text, begin.size()) == begin;
  return repeats ? std::string() : std::move(abstract);
}

Error no_text(const RawItem& item) {
  if (item.left_out.empty()) return {ErrorCode::format, tr("no text"), tr("leave it out, or fill it"), std::nullopt};
  return {ErrorCode::format, tr("no text to index: {}", item.left_out), tr("leave it out"), std::nullopt};
}

}  // namespace

Result<Parsed> make_parsed(const RawItem& item) {
  if (!item.left_out.empty()) return tl::unexpected(no_text(item));
  Parsed parsed;
  Dispatch& dispatch = parsed.dispatch;
  dispatch.id = clean_line(item.id);
  dispatch.title = clean_line(item.title);
  dispatch.source = clean_line(item.source);
  dispatch.place = clean_line(item.place);
  dispatch.url = clean_line(item.url);
  dispatch.credits = clean_line(item.credits);
  set_date(clean_line(item.date), parsed);
  if (item.date.empty() && !item.doubtful_date.empty())
    parsed.warnings.push_back(tr("the date {} is not sure: it is left out", base::in_quotes(item.doubtful_date)));
  set_status(clean_line(item.status), parsed);
  set_embargo(clean_line(item.embargo), parsed);
  for (const Property& property : item.properties) add_property(property.name, property.value, property.code, parsed);
  dispatch.text = without_title(clean_text(item.text), dispatch.title);
  dispatch.abstract = unless_repeated(clean_text(item.abstract), dispatch.title, dispatch.text);
  if (dispatch.status == PublicationStatus::canceled) fill(dispatch.text, clean_text(item.note));
  if (dispatch.text.empty()) dispatch.text.swap(dispatch.abstract);
  if (dispatch.text.empty() && dispatch.title.empty()) return tl::unexpected(no_text(item));
  return parsed;
}

Error not_utf8() {
  return {ErrorCode::encoding, tr("not UTF-8"), tr("name its encoding, or let it be auto"), std::nullopt};
}

void warn_of_replaced(std::size_t bytes, Parsed& parsed) {
  if (bytes > 0)
    parsed.warnings.insert(parsed.warnings.begin(), tr("bytes that are not UTF-8 became \uFFFD: {}", bytes));
}

Result<Parsed> parse_decoded(std::string bytes, const ReadOptions& options,
                             const std::function<Result<Parsed>(const std::string&)>& parse) {
  if (!base::is_automatic(options.encoding) && !base::is_utf8(bytes)) return tl::unexpected(not_utf8());
  const base::Decoded decoded = base::decode_automatically(std::move(bytes));
  Result<Parsed> parsed = parse(decoded.text);
  if (parsed) warn_of_replaced(decoded.replaced, *parsed);
  return parsed;
}

Origin origin_of(const SourceName& name) { return {name.path, name.is_stream ? at_line(name.path, 1) : name.path}; }

void ItemReport::add(std::string mark, Result<Parsed> parsed) {
  if (!first_ && !is_one_of_several_) {
    first_ = Item{std::move(mark), std::move(parsed)};
    return;
  }
  pass_on_first();
  pass_on(name_.where + mark, name_.path + mark, std::move(parsed));
}

void ItemReport::refuse(const std::string& mark, const Error& error) {
  pass_on_first();
  report_.refuse(name_.where + mark, error);
}

void ItemReport::refuse(const Error& error) {
  pass_on_first();
  report_.refuse(name_.where, error);
}

void ItemReport::finish(const Error& none) {
  if (first_)
    pass_on(name_.where, origin_of(name_).id, std::move(first_->parsed));
  else if (!is_one_of_several_ && !report_.stopped())
    report_.refuse(name_.where, none);
}

void ItemReport::pass_on_first() {
  is_one_of_several_ = true;
  if (first_) pass_on(name_.where + first_->mark, name_.path + first_->mark, std::move(first_->parsed));
  first_.reset();
}

void ItemReport::pass_on(const std::string& where, const std::string& id, Result<Parsed> parsed) const {
  if (parsed) {
    parsed->dispatch.path = name_.path;
    fill(parsed->dispatch.id, id);
  }
  report_.pass_on(where, std::move(parsed));
}

}  // namespace depeche::dispatch

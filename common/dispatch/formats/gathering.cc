#include "dispatch/formats/gathering.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/message.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/copy/date_field.h"
#include "dispatch/copy/properties.h"
#include "dispatch/copy/version_date.h"
#include "dispatch/formats/plain_value.h"

namespace depeche::dispatch {
namespace {

// Names that a dispatch leaves out, of those that are told.
constexpr std::size_t kMostLeftOut = 64;

// When an item of ninjs got its version.
constexpr std::string_view kVersionCreated = "versioncreated";

bool is_joined(Slot slot) { return slot == Slot::text || slot == Slot::abstract || slot == Slot::credits; }

// Values of these stay as they are written.
bool may_be_marked_up(std::optional<Slot> slot) {
  return slot != Slot::id && slot != Slot::url && slot != Slot::date && slot != Slot::time;
}

const std::string* text_field(Slot slot, const Dispatch& dispatch) {
  switch (slot) {
    case Slot::id:
      return &dispatch.id;
    case Slot::title:
      return &dispatch.title;
    case Slot::abstract:
      return &dispatch.abstract;
    case Slot::text:
      return &dispatch.text;
    case Slot::source:
      return &dispatch.source;
    case Slot::place:
      return &dispatch.place;
    case Slot::url:
      return &dispatch.url;
    case Slot::credits:
      return &dispatch.credits;
    default:
      return nullptr;
  }
}

bool says_the_same(std::string_view a, std::string_view b) {
  std::size_t at = 0;
  for (const char c : a) {
    if (base::is_blank(c)) continue;
    while (at < b.size() && base::is_blank(b[at])) ++at;
    if (at == b.size() || b[at++] != c) return false;
  }
  return std::ranges::all_of(b.substr(at), base::is_blank);
}

bool is_web_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

std::string_view without_title(std::string_view text, std::string_view title) {
  if (title.empty() || !text.starts_with(title) || !text.substr(title.size()).starts_with("\n\n")) return text;
  return text.substr(title.size() + 2);
}

// Calls `take` with each part between separators.
template <class Take>
void split_values(std::string_view text, std::string_view separators, Take take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    take(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

void Gathering::add(const Meaning& meaning, std::string_view value, std::string_view code, bool is_more) {
  if (trim(value).empty() && trim(code).empty()) return;
  entries_.push_back({&meaning, value, code, is_more});
  if (!meaning.slot) return;
  std::size_t& best = best_[static_cast<std::size_t>(*meaning.slot)];
  if (best == kNone || meaning.rank < entries_[best].meaning->rank) best = entries_.size() - 1;
}

void Gathering::leave_out(const std::string& name) {
  if (left_out_.size() < kMostLeftOut && std::ranges::find(left_out_, name) == left_out_.end())
    left_out_.push_back(name);
}

void Gathering::add_property(const std::string& name, std::string_view value) {
  add(meanings_.emplace_back(Meaning{.name = name}), value);
}

void Gathering::clear() {
  entries_.clear();
  best_ = none();
  kept_.clear();
  meanings_.clear();
  left_out_.clear();
  date_took_time_ = false;
}

bool Gathering::is_part_of_best(std::size_t at) const {
  const Entry& entry = entries_[at];
  if (!entry.meaning->slot) return false;
  const std::size_t best = best_[static_cast<std::size_t>(*entry.meaning->slot)];
  if (at == best) return true;
  if (at < best || is_ninjs_ || !is_joined(*entry.meaning->slot)) return false;
  for (std::size_t i = best + 1; i <= at; ++i)
    if (entries_[i].meaning->slot == entry.meaning->slot &&
        !(entries_[i].is_more && entries_[i].meaning == entry.meaning))
      return false;
  return true;
}

void Gathering::put_slot(Slot slot, Parsed& parsed) const {
  if (!has(slot)) return;
  const std::size_t first = best_[static_cast<std::size_t>(slot)];
  std::string all;
  for (std::size_t at = first; at < entries_.size() && (at == first || is_joined(slot)); ++at) {
    if (entries_[at].meaning->slot != slot || !is_part_of_best(at)) continue;
    const auto marked = may_be_marked_up(slot) ? text_of_marked_up(entries_[at].value) : std::nullopt;
    if (!all.empty()) all += slot == Slot::credits ? ", " : "\n\n";
    all += marked ? *marked : entries_[at].value;
  }
  set_slot(slot, all, parsed);
}

// In the order of their ranks, until one is understood. One that only knows the day gets its hour from another.
void Gathering::put_date(Parsed& parsed) {
  std::vector<const Entry*> dates;
  for (const Entry& entry : entries_)
    if (entry.meaning->slot == Slot::date) dates.push_back(&entry);
  std::ranges::stable_sort(dates, {}, [](const Entry* entry) { return entry->meaning->rank; });
  if (is_ninjs_) put_version_first(dates);
  if (dates.empty() && has(Slot::time)) dates.push_back(&best(Slot::time));
  for (const Entry* entry : dates) {
    if (parsed.dispatch.dated && parsed.dispatch.written_at) return;
    Parsed other;
    set_slot(Slot::date, entry->value, other);
    const Dispatch& found = other.dispatch;
    if (!parsed.dispatch.dated) {
      std::ranges::move(other.warnings, std::back_inserter(parsed.warnings));
      std::ranges::move(other.faults, std::back_inserter(parsed.faults));
      parsed.dispatch.dated = found.dated;
      parsed.dispatch.written_at = found.written_at;
      if (found.dated && !found.written_at) put_clock(*entry, parsed);
    } else if (found.written_at && found.dated && parsed.dispatch.dated->contains(*found.dated)) {
      parsed.dispatch.dated = found.dated;
      parsed.dispatch.written_at = found.written_at;
    }
  }
}

void Gathering::put_version_first(std::vector<const Entry*>& dates) {
  const auto version =
      std::ranges::find_if(dates, [](const Entry* entry) { return entry->meaning->name == kVersionCreated; });
  if (version != dates.end() && is_of_version(dates.front()->value, (*version)->value))
    std::rotate(dates.begin(), version, version + 1);
}

// The hour of a column of its own.
void Gathering::put_clock(const Entry& date, Parsed& parsed) {
  if (!has(Slot::time) || &date == &best(Slot::time)) return;
  Parsed other;
  set_slot(Slot::date, std::string(trim(date.value)) + " " + std::string(trim(best(Slot::time).value)), other);
  if (!other.dispatch.written_at) return;
  parsed.dispatch.dated = other.dispatch.dated;
  parsed.dispatch.written_at = other.dispatch.written_at;
  date_took_time_ = true;
}

void Gathering::put_property(const Entry& entry, Parsed& parsed) const {
  const Meaning& meaning = *entry.meaning;
  const auto marked = may_be_marked_up(meaning.slot) ? text_of_marked_up(entry.value) : std::nullopt;
  const std::string_view value = marked ? *marked : entry.value;
  if (!meaning.is_listed || !entry.code.empty() || value.find_first_of(meaning.has_commas ? ",;|" : ";|") == value.npos)
    return add_named_property(meaning.name, value, entry.code, parsed);
  split_values(value, meaning.has_commas ? ",;|" : ";|",
               [&](std::string_view part) { add_named_property(meaning.name, part, {}, parsed); });
}

// A value that another one of its part has won over.
void Gathering::put_beside(const Entry& entry, Parsed& parsed) const {
  const Slot slot = *entry.meaning->slot;
  const Entry& winner = best(slot);
  if (&entry == &winner || trim(entry.value) == trim(winner.value)) return;
  Dispatch& dispatch = parsed.dispatch;
  const std::string* field = text_field(slot, dispatch);
  const auto marked = may_be_marked_up(slot) ? text_of_marked_up(entry.value) : std::nullopt;
  const std::string_view value = marked ? *marked : entry.value;
  if (field != nullptr && says_the_same(*field, value)) return;
  if (slot == Slot::title && entry.meaning->name == "heading" && dispatch.abstract.empty())
    return set_slot(Slot::abstract, value, parsed);
  if (slot == Slot::place) return add_named_property("location", value, entry.code, parsed);
  add_named_property(entry.meaning->name, value, entry.code, parsed);
}

void Gathering::put_rest(Parsed& parsed) const {
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    const Entry& entry = entries_[at];
    if (!entry.meaning->slot)
      put_property(entry, parsed);
    else if (entry.meaning->slot == Slot::time) {
      if (!date_took_time_ && has(Slot::date)) add_named_property(entry.meaning->name, entry.value, {}, parsed);
    } else if (!is_part_of_best(at)) {
      put_beside(entry, parsed);
    }
  }
}

std::string_view Gathering::first_of(std::initializer_list<std::string_view> names) const {
  for (const Entry& entry : entries_)
    if (!entry.meaning->slot && std::ranges::find(names, entry.meaning->name) != names.end()) return entry.value;
  return {};
}

void Gathering::put(Parsed& parsed) {
  Dispatch& dispatch = parsed.dispatch;
  for (const Slot slot : {Slot::id, Slot::title, Slot::abstract, Slot::text, Slot::source, Slot::place, Slot::url,
                          Slot::credits, Slot::status, Slot::embargo})
    put_slot(slot, parsed);
  put_date(parsed);
  put_rest(parsed);
  if (is_ninjs_) {
    dispatch.text = without_title(dispatch.text, dispatch.title);
    if (dispatch.place.empty()) set_slot(Slot::place, first_of({"location"}), parsed);
    if (dispatch.url.empty())
      for (const Entry& entry : entries_)
        if (entry.meaning->slot == Slot::id && is_web_address(entry.value)) set_slot(Slot::url, entry.value, parsed);
  }
  if (dispatch.status == PublicationStatus::canceled && dispatch.text.empty())
    set_slot(Slot::text, first_of({"ednote", "editor_note", "note"}), parsed);
  std::ranges::move(left_out_, std::back_inserter(parsed.ignored));
  clear();
}

void use_abstract_as_text(Dispatch& dispatch) {
  if (dispatch.text.empty()) dispatch.text.swap(dispatch.abstract);
}

bool has_words(const Dispatch& dispatch) { return !dispatch.text.empty() || !dispatch.title.empty(); }

Error without_words(std::string hint) { return {ErrorCode::format, tr("no text and no title"), std::move(hint), {}}; }

}  // namespace depeche::dispatch

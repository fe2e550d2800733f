#include "dispatch/formats/names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "dispatch/outcome/property_names.h"

namespace depeche::dispatch {
namespace {

// Keys may be data, a million of them.
constexpr std::size_t kMostRemembered = 4096;

constexpr std::string_view kWrapper = "_source.";

// The names of ninjs that mean something else, or nothing, in other JSON.
struct NinjsName {
  std::string_view name;
  std::optional<Slot> slot;
  std::string_view property;  // empty beside no slot: the name is ignored
  int rank = 0;
};
constexpr std::array<NinjsName, 13> kNinjs{{
    {"guid", Slot::id, {}, -2},
    {"uri", Slot::id, {}, -1},
    {"headline", Slot::title, {}, -2},
    {"headlines", Slot::title, {}, -1},
    {"place", std::nullopt, "location"},
    {"location", std::nullopt, "location"},
    {"service", std::nullopt, "category"},
    {"creator", std::nullopt, "creator"},
    {"associations", std::nullopt, {}},
    {"renditions", std::nullopt, {}},
    {"extra_items", std::nullopt, {}},
    {"attachments", std::nullopt, {}},
    {"annotations", std::nullopt, {}},
}};
constexpr int kMappedRank = -100;

constexpr std::array<std::string_view, 7> kListed{"keyword", "subject",      "category", "genre",
                                                  "person",  "organisation", "country"};

Meaning member_meaning(std::string name, const Member& member) {
  Meaning meaning{.name = std::move(name), .slot = member.slot, .rank = member.rank, .is_known = true};
  if (is_reserved(meaning.name)) meaning.name = "other_" + meaning.name;
  return meaning;
}

Meaning property_meaning(std::string_view written) {
  Meaning meaning{.name = property_name(written)};
  meaning.is_known = is_known_property(meaning.name);
  meaning.has_commas = meaning.name == "keyword";
  meaning.is_listed = std::ranges::find(kListed, meaning.name) != kListed.end();
  if (is_reserved(meaning.name)) meaning.name = "other_" + meaning.name;
  meaning.is_ignored = meaning.name.empty();
  return meaning;
}

Status check_name(std::string_view name, const char* text) {
  if (!folded_name(without_wrapper(name)).empty()) return {};
  return fail(ErrorCode::invalid_argument, tr(text, base::in_quotes(name)), tr("a name has letters or digits"));
}

}  // namespace

ReadOptions of_all_fields(ReadOptions options) {
  options.fields.clear();
  return options;
}

std::string_view without_wrapper(std::string_view written) {
  if (written.starts_with(kWrapper)) written.remove_prefix(kWrapper.size());
  return written;
}

Status check_names(const ReadOptions& options) {
  for (const std::string& field : options.fields)
    if (Status status = check_name(field, to_translate("the field {} is no name")); !status) return status;
  for (const NameMapping& mapping : options.map) {
    if (Status status = check_name(mapping.name, to_translate("in the map, {} is no name")); !status) return status;
    if (mapping.target.empty()) continue;
    if (Status status = check_name(mapping.target, to_translate("in the map, {} is no name")); !status) return status;
  }
  return {};
}

Names::Names(const ReadOptions& options, Dialect dialect) : dialect_(dialect) {
  for (const NameMapping& mapping : options.map)
    map_.emplace(folded_name(without_wrapper(mapping.name)), folded_name(without_wrapper(mapping.target)));
  for (const std::string& field : options.fields) {
    fields_.push_back(folded_name(without_wrapper(field)));
    const auto member = find_member(fields_.back());
    if (member && member->slot == Slot::text) wants_any_text_ = false;
  }
}

void Names::begin() {
  if (known_.size() > kMostRemembered) known_.clear();
}

const Meaning& Names::meaning_of(std::string_view written) {
  if (const auto known = known_.find(written); known != known_.end()) return known->second;
  Meaning meaning = find(written);
  if (known_.size() >= 2 * kMostRemembered && !meaning.slot) return beyond_;
  return known_.emplace(std::string(written), std::move(meaning)).first->second;
}

Meaning Names::find(std::string_view written) const {
  const std::string folded = folded_name(without_wrapper(written));
  Meaning meaning;
  if (const auto mapped = map_.find(folded); mapped != map_.end()) {
    const auto member = find_member(mapped->second);
    meaning = member ? member_meaning(folded, {member->slot, kMappedRank}) : property_meaning(mapped->second);
    meaning.is_known = true;
  } else {
    meaning = find_own(folded);
  }
  if (!is_wanted(folded, meaning)) meaning.is_ignored = true;
  if (meaning.is_ignored) meaning.name = folded;
  if (meaning.name.empty()) meaning.name = written.empty() ? "(no name)" : written;
  return meaning;
}

Meaning Names::find_own(const std::string& folded) const {
  if (dialect_ == Dialect::ninjs) {
    const auto* own = std::ranges::find(kNinjs, folded, &NinjsName::name);
    if (own != kNinjs.end()) {
      Meaning meaning = own->slot ? member_meaning(folded, {*own->slot, own->rank}) : property_meaning(own->property);
      return meaning;
    }
  }
  const auto member = find_member(folded);
  return member ? member_meaning(folded, *member) : property_meaning(folded);
}

bool Names::is_wanted(const std::string& folded, const Meaning& meaning) const {
  if (fields_.empty() || meaning.slot == Slot::id) return true;
  if (meaning.slot == Slot::text && wants_any_text_) return true;
  const auto is_named = [&](std::string_view name) { return std::ranges::find(fields_, name) != fields_.end(); };
  if (is_named(folded)) return true;
  // An object of which a member is wanted.
  if (std::ranges::any_of(fields_, [&](const std::string& field) { return field.starts_with(folded + "_"); }))
    return true;
  if (meaning.slot) return meaning.rank == kMappedRank && is_named(name_of(*meaning.slot));
  return std::ranges::any_of(fields_, [&](const std::string& field) { return property_name(field) == meaning.name; });
}

}  // namespace depeche::dispatch

#include "text/conjugation.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "text/regular_verbs.h"
#include "text/verb_families.h"
#include "text/verb_look_alikes.h"
#include "text/verb_roots.h"

namespace depeche::text {
namespace {

using VerbWords = std::unordered_set<std::string_view>;

// Endings of verbs in -er, longest first. Those of kOnlyWithCircumflex are âmes, âtes, ât.
constexpr auto kErEndings = std::to_array<std::string_view>(
    {"assions", "assiez", "assent", "erions", "eraient", "asses", "erent", "erons", "eront", "erais",
     "erait",   "eriez",  "aient",  "ames",   "ates",    "asse",  "eras",  "erai",  "erez",  "ions",
     "iez",     "ons",    "ais",    "ait",    "ant",     "ent",   "era",   "ees",   "ee",    "es",
     "er",      "ez",     "ai",     "as",     "at",      "a",     "e"});

// Endings of verbs in -ir that go by choisir.
constexpr auto kIrEndings = std::to_array<std::string_view>(
    {"issantes", "issions", "issaient", "issante", "issants", "iraient", "issiez", "issais", "issait",
     "issent",   "issant",  "issons",   "irions",  "issez",   "isses",   "iriez",  "irais",  "irait",
     "irent",    "irons",   "iront",    "isse",    "imes",    "ites",    "irai",   "iras",   "irez",
     "ies",      "ira",     "ie",       "ir",      "is",      "it",      "i"});

constexpr auto kOnlyWithCircumflex =
    std::to_array<std::string_view>({"ames", "ates", "at", "imes", "ites", "umes", "utes", "inmes", "intes"});

// Verbs that double the consonant before a mute e: appelle, jettera.
constexpr std::string_view kDoubling =
    "appel rappel renouvel jet rejet projet epel ficel harcel morcel chancel ruissel jumel craquel cisel musel "
    "ensorcel "
    "etincel nivel amoncel";

// The sets of endings of kVerbFamilies.
struct EndingSet {
  char name;
  std::string_view endings;  // with blanks between
};
constexpr auto kEndingSets = std::to_array<EndingSet>({
    {'p', "ons ez ent e es ais ait ions iez aient ant"},
    {'f', "ai as a ons ez ont ais ait ions iez aient"},
    {'i', "is it imes ites irent isse isses issions issiez issent"},
    {'u', "us ut umes utes urent usse usses ussions ussiez ussent"},
    {'q', " e s es"},
});

std::string row_of(const EndingSet& set) { return std::string(1, set.name).append(set.endings); }

template <class Visit>
void for_each_word(std::string_view words, const Visit& visit) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    visit(words.substr(at, end - at));
    at = end + 1;
  }
}

VerbWords words_of(std::string_view list) {
  VerbWords words;
  for_each_word(list, [&](std::string_view word) { words.insert(word); });
  return words;
}

bool needs_circumflex(std::string_view ending) {
  return std::ranges::find(kOnlyWithCircumflex, ending) != kOnlyWithCircumflex.end();
}

// The forms of all families, behind their prefixes.
class Families {
 public:
  Families() {
    for (std::size_t family = 0; family < kVerbFamilies.size(); ++family) {
      for_each_word(kVerbFamilies[family].prefixes, [&](std::string_view prefix) {
        prefixes_.try_emplace(prefix == "-" ? std::string_view() : prefix).first->second.insert(family);
      });
      for_each_word(kVerbFamilies[family].forms, [&](std::string_view form) { add(form, family); });
    }
  }

  std::optional<std::string> stem_of(std::string_view word, bool circumflex) const {
    for (std::size_t size = 0; size <= std::min(kLongestPrefix, word.size()); ++size) {
      const auto families = prefixes_.find(word.substr(0, size));
      if (families == prefixes_.end()) continue;
      const auto [first, last] = forms_.equal_range(word.substr(size));
      for (auto form = first; form != last; ++form)
        if (families->second.contains(form->second.family) && (circumflex || !form->second.circumflex))
          return std::string(word.substr(0, size)).append(kVerbFamilies[form->second.family].stem);
    }
    return std::nullopt;
  }

  void each(const std::function<void(const IrregularForm&)>& visit) const {
    for (const auto& form : forms_) {
      const VerbFamily& family = kVerbFamilies[form.second.family];
      for_each_word(family.prefixes, [&](std::string_view prefix) {
        visit({prefix == "-" ? std::string_view() : prefix, form.first, family.stem});
      });
    }
  }

 private:
  static constexpr std::size_t kLongestPrefix = 7;
  struct Form {
    std::size_t family = 0;
    bool circumflex = false;
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  // sort+pi: the radical with the endings of the sets p and i.
  void add(std::string_view form, std::size_t family) {
    const std::size_t plus = form.find('+');
    if (form.starts_with('^')) return add_form(std::string(form.substr(1)), {family, true});
    if (plus == std::string_view::npos) return add_form(std::string(form), {family, false});
    const std::string radical(form.substr(0, plus));
    for (const char name : form.substr(plus + 1)) {
      const auto set = std::ranges::find(kEndingSets, name, &EndingSet::name);
      for_each_word(set->endings, [&](std::string_view ending) {
        add_form(std::string(radical).append(ending), {family, needs_circumflex(ending)});
      });
    }
  }

  void add_form(std::string form, Form known) { forms_.emplace(std::move(form), known); }

  std::unordered_map<std::string_view, std::unordered_set<std::size_t>> prefixes_;
  std::unordered_multimap<std::string, Form, Hash, std::equal_to<>> forms_;
};

struct Tables {
  VerbWords er_roots = words_of(kErVerbs);
  VerbWords ir_roots = words_of(kIrVerbs);
  VerbWords doubling = words_of(kDoubling);
  VerbWords look_alikes = words_of(kVerbLookAlikes);
  Families families;
};

const Tables& tables() {
  static const Tables tables;
  return tables;
}

// The root of a verb in -er when `rest` stands before one of its endings: appell → appel, pai → pay, mange → mang.
std::optional<std::string_view> er_root(std::string_view rest, std::string_view ending, std::string& buffer) {
  const Tables& known = tables();
  const bool hard = ending.starts_with('a') || ending == "ons";  // behind g, an e stands before it: jugeait
  if (known.er_roots.contains(rest) && !(hard && rest.ends_with('g'))) return rest;
  const bool mute = ending.starts_with('e') && ending != "ez" && ending != "ee" && ending != "ees";
  if (hard && rest.ends_with("ge")) {
    rest.remove_suffix(1);
    if (known.er_roots.contains(rest)) return rest;
  } else if (mute && (rest.ends_with("ell") || rest.ends_with("ett"))) {
    rest.remove_suffix(1);
    if (known.doubling.contains(rest)) return rest;
  } else if (mute && rest.size() > 2 && rest.ends_with('i')) {
    buffer.assign(rest).back() = 'y';
    if (known.er_roots.contains(buffer)) return std::string_view(buffer);
  }
  return std::nullopt;
}

// Most endings are told apart by their last letter.
bool ends_in(std::string_view word, std::string_view ending) {
  return word.back() == ending.back() && word.ends_with(ending);
}

std::optional<VerbRoot> regular_root(std::string_view word, bool circumflex) {
  std::string buffer;
  for (const std::string_view ending : kErEndings) {
    if (!ends_in(word, ending) || (!circumflex && needs_circumflex(ending))) continue;
    if (const auto root = er_root(word.substr(0, word.size() - ending.size()), ending, buffer))
      return VerbRoot{std::string(*root), true};
  }
  for (const std::string_view ending : kIrEndings) {
    if (!ends_in(word, ending) || (!circumflex && needs_circumflex(ending))) continue;
    const std::string_view root = word.substr(0, word.size() - ending.size());
    if (tables().ir_roots.contains(root)) return VerbRoot{std::string(root).append("i"), false};
  }
  return std::nullopt;
}

}  // namespace

std::string row_of(const VerbFamily& family) {
  return std::string(family.stem).append(" ").append(family.prefixes).append(" ").append(family.forms);
}

std::optional<VerbRoot> verb_root(std::string_view folded, bool circumflex) {
  if (folded.size() < 2 || tables().look_alikes.contains(folded) || is_noun_in_ent(folded)) return std::nullopt;
  if (auto stem = tables().families.stem_of(folded, circumflex)) return VerbRoot{std::move(*stem), false};
  return regular_root(folded, circumflex);
}

void each_irregular_form(const std::function<void(const IrregularForm&)>& visit) { tables().families.each(visit); }

std::vector<RuleTable> conjugation_tables() {
  RuleTable lists{"lists of verbs", {}};
  for (const std::string_view list : {kErVerbs, kIrVerbs, kVerbLookAlikes, kDoubling}) lists.rows.emplace_back(list);
  return {rule_table("kErEndings", kErEndings),
          rule_table("kIrEndings", kIrEndings),
          rule_table("kOnlyWithCircumflex", kOnlyWithCircumflex),
          rule_table("kEndingSets", kEndingSets),
          rule_table("kVerbFamilies", kVerbFamilies),
          std::move(lists)};
}

}  // namespace depeche::text

#pragma once

// Gathers the values that a source has for one dispatch under names, and puts each where it belongs.

#include <array>
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "dispatch/formats/names.h"
#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// Of several values for one part of a dispatch the one under the name of the lowest rank wins, among equals the first.
// The others become properties under their own names, unless they say the same. What is HTML becomes text
// (plain_value.h). An object of this class is for one dispatch after another: put() empties it.
class Gathering {
 public:
  // `ninjs`: how its items are told: a text may begin with its title, a place may be named beside others, and it
  // is dated by its version (version_date.h).
  explicit Gathering(bool ninjs = false) : is_ninjs_(ninjs) {}

  // `meaning` and `value`, in UTF-8, must stay valid until put(). `is_more`: it is a further value of the same list as
  // the one before.
  void add(const Meaning& meaning, std::string_view value, std::string_view code = {}, bool is_more = false);
  // Keeps a text until put().
  std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }
  // Notes that the source has something under a name which is to be left out.
  void leave_out(const std::string& name);
  // Adds a value as property `name`, whatever else the name means.
  void add_property(const std::string& name, std::string_view value);
  bool has(Slot slot) const { return best_[static_cast<std::size_t>(slot)] != kNone; }

  // Sets all parts of parsed.dispatch that have a value, and its properties. A canceled dispatch without text has the
  // note to editors as text.
  void put(Parsed& parsed);
  void clear();

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Entry {
    const Meaning* meaning;
    std::string_view value;
    std::string_view code;
    bool is_more;
  };

  const Entry& best(Slot slot) const { return entries_[best_[static_cast<std::size_t>(slot)]]; }
  void put_slot(Slot slot, Parsed& parsed) const;
  void put_date(Parsed& parsed);
  static void put_version_first(std::vector<const Entry*>& dates);
  void put_clock(const Entry& date, Parsed& parsed);
  void put_rest(Parsed& parsed) const;
  void put_beside(const Entry& entry, Parsed& parsed) const;
  void put_property(const Entry& entry, Parsed& parsed) const;
  bool is_part_of_best(std::size_t at) const;
  std::string_view first_of(std::initializer_list<std::string_view> names) const;

  bool is_ninjs_;
  std::vector<Entry> entries_;
  std::array<std::size_t, kSlots> best_ = none();
  std::deque<std::string> kept_;
  std::deque<Meaning> meanings_;  // of add_property()
  std::vector<std::string> left_out_;
  bool date_took_time_ = false;

  static std::array<std::size_t, kSlots> none() {
    std::array<std::size_t, kSlots> all{};
    all.fill(kNone);
    return all;
  }
};

// For a dispatch that has no text.
void use_abstract_as_text(Dispatch& dispatch);
// True for one that has a text or a title; without_words() is the error of one that has neither.
bool has_words(const Dispatch& dispatch);
Error without_words(std::string hint);

}  // namespace depeche::dispatch

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/xapian.h"
#include "glass/metadata_walk.h"
#include "schema/part_database.h"

namespace depeche::schema {

// The stems of a part that is on this machine, in byte order, with the forms of each. `database` must outlive it. Not
// for several threads. Throws as Xapian does.
class StemCursor {
 public:
  explicit StemCursor(const PartDatabase& database) : database_(database), walk_(database.walk()) {}

  // Goes to the first that is not before `stem`; false when there is none.
  bool find(std::string_view stem);
  // Goes to the one behind it; false at the end.
  bool next();
  // Goes to the next that does not begin with the first `shared` bytes of the one at hand; false at the end.
  bool next_beyond(std::size_t shared);
  // The one at hand. Valid until the next call.
  std::string_view stem() const;
  // Its forms, as encode_forms() makes them. Valid until the next call.
  std::string_view forms() const;

 private:
  bool take_key();

  const PartDatabase& database_;
  std::optional<glass::MetadataWalk> walk_;
  // Where Xapian must read.
  Xapian::TermIterator keys_;
  Xapian::TermIterator end_;
  std::string key_;
  mutable std::string forms_;
};

}  // namespace depeche::schema

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "base/xapian.h"
#include "schema/form_list.h"
#include "schema/part_database.h"

namespace depeche::schema {

// The exact words of one index, read from its metadata. It is cheap to make. `database` must outlive it. It throws as
// Xapian does, and walks throw base::DeadlinePassed.
class Dictionary {
 public:
  explicit Dictionary(const PartDatabase& database, const base::Deadline& deadline = {})
      : database_(database), deadline_(deadline) {}
  explicit Dictionary(PartDatabase&& database, const base::Deadline& deadline = {}) = delete;

  std::vector<Form> forms_of(std::string_view stem) const;

  // Calls `visit` with each stem that begins with `prefix`, in byte order, and its forms, until it returns false.
  void visit_stems(std::string_view prefix,
                   const std::function<bool(std::string_view stem, const std::vector<Form>&)>& visit) const;

  // Calls `visit` with each stem in byte order. `visit` returns a number of bytes: the stems that follow and share so
  // many bytes with this one are passed over. With 0, none are.
  void walk_stems(const std::function<std::size_t(std::string_view stem)>& visit) const;

 private:
  void visit_fetched_stems(std::string_view prefix,
                           const std::function<bool(std::string_view stem, const std::vector<Form>&)>& visit) const;
  void walk_fetched_stems(const std::function<std::size_t(std::string_view stem)>& visit) const;

  const PartDatabase& database_;
  base::Deadline deadline_;
};

// Every stem of an index in byte order, each with a line feed behind it.
std::string all_stems(const PartDatabase& database, const base::Deadline& deadline);

}  // namespace depeche::schema

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "base/xapian.h"
#include "schema/form_list.h"
#include "schema/part_database.h"

namespace depeche::schema {

// A stem and its forms, as encode_forms() makes them.
using StemForms = std::pair<std::string, std::string>;

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

 private:
  const PartDatabase& database_;
  base::Deadline deadline_;
};

// What PartWork::stems works out: each stem that begins with `prefix`, in byte order, and its forms as encode_forms()
// makes them. Throws as Xapian does, and base::DeadlinePassed.
std::string stems_under(std::string_view prefix, const PartDatabase& database, const base::Deadline& deadline);

}  // namespace depeche::schema

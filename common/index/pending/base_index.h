#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/xapian.h"
#include "depeche/result.h"
#include "schema/counters.h"
#include "schema/index_directory.h"
#include "schema/record.h"

namespace depeche::index {

// The index as committed, or one of its parts, which a run builds on. Not for several threads; throws as Xapian does.
class BaseIndex {
 public:
  // For a run that builds on nothing.
  BaseIndex() : codec_(std::string()) {}
  // A generation in force of `index`. Errors: those of schema::open_generation() and schema::check_generation().
  static Result<BaseIndex> open(const std::filesystem::path& index, const schema::NamedGeneration& part);

  bool exists() const { return generation_.has_value(); }
  // Only when it exists.
  const std::filesystem::path& generation() const { return *generation_; }
  // Empty when it does not exist.
  const Xapian::Database& database() const { return database_; }
  const schema::Counters& counters() const { return counters_; }
  const std::string& record_dictionary() const { return record_dictionary_; }
  // Success when its files are still those that were opened, or when it does not exist.
  Status check() const;

  // The document of an id; 0 when there is none.
  Xapian::docid find(std::string_view id) const;
  std::string content_hash(Xapian::docid document) const;
  // Dispatch::path of a document.
  Result<std::string> path(Xapian::docid document);

 private:
  std::optional<std::filesystem::path> generation_;
  Xapian::Database database_;
  schema::Counters counters_;
  std::string record_dictionary_;
  schema::RecordCodec codec_;
};

}  // namespace depeche::index

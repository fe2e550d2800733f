#pragma once

// What the readers of news formats share: how an item of a file becomes a dispatch, and how the items of one file are
// named.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/read.h"
#include "dispatch/outcome/parsed.h"
#include "dispatch/outcome/report.h"
#include "dispatch/outcome/source_name.h"

namespace depeche::dispatch {

// What a format says about a dispatch, as it says it. Empty where it says nothing.
struct RawItem {
  std::string id;
  std::string title;
  std::string abstract;
  std::string text;
  std::string source;
  std::string place;
  std::string url;
  std::string credits;
  std::string date;
  std::string doubtful_date;  // when `date` is empty: one that is not believed, for a warning
  std::string status;
  std::string embargo;
  std::string note;                  // to editors: the text of a withdrawal that has no other
  std::vector<Property> properties;  // their names and values as the format writes them
  std::string left_out;              // what it is, when it is no dispatch: "picture (Jpeg)"
};

// Cleans the values, and reads dates and status. The title is removed from a text that begins with it, and an abstract
// that only repeats how the text begins is dropped. An item without a text has the note as text when it is canceled,
// else its abstract. The id stays empty when the format gives none. Error: format without text and title, and for what
// is left out.
Result<Parsed> make_parsed(const RawItem& item);

// The error of bytes that are not in the encoding that was named, and the warning of such as were replaced.
Error not_utf8();
void warn_of_replaced(std::size_t bytes, Parsed& parsed);

// `parse` of the bytes of one item in UTF-8, from the encoding that `options` name or the bytes show; warns of bytes
// that are none.
Result<Parsed> parse_decoded(std::string bytes, const ReadOptions& options,
                             const std::function<Result<Parsed>(const std::string&)>& parse);

// Where the id of a file's only dispatch comes from when it has none of its own.
Origin origin_of(const SourceName& name);

// Reports the items of one file as they come. The only one is called as its file is, others are told apart by their
// marks: so the first is held back until the second comes, or the end. The references must outlive it.
class ItemReport {
 public:
  ItemReport(const SourceName& name, const Report& report) : name_(name), report_(report) {}

  // `mark`: ":12", the line that it begins at, or "#2", its number.
  void add(std::string mark, Result<Parsed> parsed);
  // An item that is none, by its mark.
  void refuse(const std::string& mark, const Error& error);
  void warn(const std::string& mark, const std::string& what) const { report_.warn(name_.where + mark, what); }
  // What is no dispatch, beside others.
  void leave_out(const std::string& mark, const std::string& what) const {
    report_.leave_out(name_.where + mark, what);
  }
  // What concerns the file itself, which then is not taken to have a single item.
  void refuse(const Error& error);
  // Ends the file. A file that has no items, and was not refused, becomes `none`.
  void finish(const Error& none);

  bool stopped() const { return report_.stopped(); }

 private:
  void pass_on(const std::string& where, const std::string& id, Result<Parsed> parsed) const;
  void pass_on_first();

  struct Item {
    std::string mark;
    Result<Parsed> parsed;
  };
  const SourceName& name_;
  const Report& report_;
  std::optional<Item> first_;
  bool is_one_of_several_ = false;
};

}  // namespace depeche::dispatch

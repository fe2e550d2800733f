#pragma once

// What the readers of news formats share: several dispatches of one file, and how each is brought into shape.

#include <string>
#include <string_view>
#include <vector>

#include "dispatch/parsed.h"

namespace depeche::dispatch {

struct Item {
  std::string
      mark;  // what tells it from the others of the file: ":12", the line that it begins at, or "#2", its number
  Result<Parsed> parsed;
};

// What a format says of a dispatch, as it says it; empty for what it does not.
struct RawItem {
  std::string id;
  std::string title;
  std::string text;
  std::string source;
  std::string place;
  std::string url;
  std::string credits;
  std::string date;
  std::string status;
  std::string embargo;
  std::string note;  // to editors: the text of a withdrawal that has no other
};

// Cleans the values and reads dates and status. The title is taken off the text that begins with it; it is the text of
// an item without one, after the note of a canceled one. The id stays empty when the format gives none. Error: format
// without any text.
Result<Parsed> make_parsed(const RawItem& item);

// Sets the path of each, and the id of those without: that of `origin`, or, beside others, the path and their mark.
void set_origin(const Origin& origin, std::vector<Item>& items);

// `value`, unless `field` has one already.
void fill(std::string& field, std::string_view value);

}  // namespace depeche::dispatch

#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/xapian.h"

namespace depeche::test {

// All that Xapian says of a database, in lines.
inline std::vector<std::string> contents_of(const Xapian::Database& database) {
  std::set<unsigned> slots;
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
      slots.insert(value.get_valueno());
  }
  using std::to_string;
  std::vector<std::string> lines{
      "documents " + to_string(database.get_doccount()) + " last " + to_string(database.get_lastdocid()) + " length " +
      to_string(database.get_total_length()) + " from " + to_string(database.get_doclength_lower_bound()) + " to " +
      to_string(database.get_doclength_upper_bound())};
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
    lines.push_back("metadata " + *key + "=" + database.get_metadata(*key));
  for (const unsigned slot : slots)
    lines.push_back("slot " + to_string(slot) + " " + to_string(database.get_value_freq(slot)) + " " +
                    database.get_value_lower_bound(slot) + " " + database.get_value_upper_bound(slot));
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    std::string line = "term " + *term + " " + to_string(term.get_termfreq()) + " " +
                       to_string(database.get_collection_freq(*term)) + " " +
                       to_string(database.get_wdf_upper_bound(*term)) + ":";
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting)
      line += " " + to_string(*posting) + "," + to_string(posting.get_wdf());
    lines.push_back(line);
  }
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    std::string line = "document " + to_string(*posting) + " " + to_string(database.get_doclength(*posting)) + ":";
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
      line += " " + *term + "," + to_string(term.get_wdf());
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
      line += "|" + to_string(value.get_valueno()) + "=" + *value;
    lines.push_back(line);
  }
  for (const unsigned slot : slots)
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value)
      lines.push_back("value " + to_string(slot) + " " + to_string(value.get_docid()) + "=" + *value);
  return lines;
}

}  // namespace depeche::test

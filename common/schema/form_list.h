#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/forward_stream.h"

namespace depeche::schema {

// An exact word that the archive has: one row of the dictionary.
struct Form {
  std::string text;
  Code code = 0;
  std::uint32_t documents = 0;  // how many contain it, in title or text
  std::uint32_t named = 0;      // of these, in how many it only stands as a name does (text/written_case.h)
  std::uint32_t small = 0;      // and in how many it begins with a small letter somewhere

  bool operator==(const Form&) const = default;
};

// Reads the forms of one stem one by one, and makes no text of them. It ends at the first damage.
class FormReader {
 public:
  // Both as for decode_forms(), and both must outlive it.
  FormReader(std::string_view stem, std::string_view bytes) : stem_(stem), rest_(bytes) {}

  // Goes to the first form, or to the one behind it; false at the end.
  bool next();
  // Of the form at hand. Its text is the first bytes of the stem, and others.
  std::uint32_t documents() const { return documents_; }
  std::string_view begins() const { return begins_; }
  std::string_view ends() const { return ends_; }
  Form form() const;

 private:
  bool take_counts();
  bool take_text();

  std::string_view stem_;
  std::string_view rest_;  // of the list
  Code code_ = 0;
  std::uint32_t documents_ = 0;
  std::uint32_t named_ = 0;
  std::uint32_t small_ = 0;
  std::string_view begins_;
  std::string_view ends_;
};

// The forms of one stem, as the metadata of the database keeps them under kFormsPrefix + stem.
// Of a text that begins like the stem, only the rest is kept.
std::string encode_forms(std::string_view stem, const std::vector<Form>& forms);
// Stops at the first damage; returns what was read before it.
std::vector<Form> decode_forms(std::string_view stem, std::string_view bytes);

std::string forms_key(std::string_view stem);
// The stem of such a key.
std::string_view stem_of_key(std::string_view forms_key);

}  // namespace depeche::schema

#pragma once

// Cuts XML into its tags and what stands between them, as far as they can be told apart without parsing it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/files.h"
#include "depeche/result.h"

namespace depeche::dispatch {

struct XmlPiece {
  // aside: comments, CDATA, instructions and declarations; like text, one may come in several pieces.
  enum class Kind { text, aside, open, close, empty };
  Kind kind = Kind::text;
  std::string_view bytes;  // valid until the next call
  std::string_view name;   // of a tag, with its prefix
  std::size_t line = 0;    // that it begins at, from 1
};

// The size of the document type that `text` begins with, with its internal subset, in which tags of all kinds may
// stand; npos when it does not end.
std::size_t document_type_size(std::string_view text);

// All pieces together are all the bytes. What is no whole tag is text: "<" in the middle of a tag ends it, so that a
// quote that is never closed spoils no more than its tag. `source` must outlive it; some blocks of it are held.
class XmlPieces {
 public:
  explicit XmlPieces(base::ByteSource& source) : source_(source) {}

  // Nothing at the end. An error of the source ends the pieces.
  Result<std::optional<XmlPiece>> next();

 private:
  Result<bool> fill();
  Result<XmlPiece> cut();
  Result<XmlPiece> cut_aside();
  Result<XmlPiece> cut_tag();
  XmlPiece take(XmlPiece::Kind kind, std::size_t size);
  std::string_view rest() const { return std::string_view(buffer_).substr(begin_); }

  base::ByteSource& source_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what is not taken
  std::size_t line_ = 1;
  bool ended_ = false;
  std::string_view aside_end_;  // of what has begun aside
};

}  // namespace depeche::dispatch

#pragma once

// Turns the bytes of old archives into UTF-8, and tells text from binary data. Names of encodings are ICU's, without
// regard to case, hyphens and underscores. As on the web, "iso-8859-1" and its aliases mean windows-1252, because
// archives that say the one hold the quotation marks, œ and € of the other.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/files.h"
#include "depeche/result.h"

namespace depeche::base {

// Checks a name: "auto", or the name of a converter. An error lists examples.
Status check_encoding(std::string_view name);

// True when decode_automatically() is to find the encoding.
bool is_automatic(std::string_view encoding);
bool is_utf8_name(std::string_view encoding);

// The Unicode encoding other than UTF-8 that the first bytes of a text show. They show it by a byte order mark, or, for
// UTF-16, by the zero bytes of Latin letters. Some hundred bytes are best. Empty when they show none.
std::string_view sniff_wide_encoding(std::string_view head);

struct Decoded {
  std::string text;          // UTF-8
  std::size_t replaced = 0;  // ill-formed bytes that became U+FFFD
};

// Bytes that are UTF-8 stay as they are. Otherwise they are UTF-8 with a few damaged bytes when sequences of several
// bytes outnumber the ill-formed bytes by far, and else text in likely_single_byte_encoding(), in which every byte
// means something.
Decoded decode_automatically(std::string bytes);

// Yields UTF-8 from bytes in a named encoding, whatever pieces they come in. Bytes that mean nothing in it are
// ErrorCode::encoding.
class TranscodingSource final : public ByteSource {
 public:
  // `from` must outlive this object. An unknown name is the error of check_encoding().
  static Result<std::unique_ptr<TranscodingSource>> open(ByteSource& from, std::string_view encoding);
  ~TranscodingSource() override;

  Result<std::size_t> read(char* to, std::size_t size) override;

 private:
  class Converter;
  TranscodingSource(ByteSource& from, std::string encoding, std::unique_ptr<Converter> converter);
  Status refill();

  ByteSource& from_;
  std::string encoding_;
  std::unique_ptr<Converter> converter_;
  std::string bytes_;
  std::string text_;
  std::size_t taken_ = 0;  // of text_
  bool ended_ = false;
};

// True for decoded text that no person wrote: a zero byte, or more than one control character (blanks and line ends
// aside) in twenty characters.
bool looks_binary(std::string_view text);

}  // namespace depeche::base

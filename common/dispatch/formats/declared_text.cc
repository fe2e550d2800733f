#include "dispatch/formats/declared_text.h"

#include <utility>

#include "base/ascii.h"
#include "base/bytes_source.h"
#include "base/files.h"
#include "base/utf8.h"

namespace depeche::dispatch {
namespace {

// Their bytes look like ASCII.
bool is_of_seven_bits(std::string_view encoding) {
  const std::string name = base::lower_ascii(encoding);
  return name.starts_with("iso-2022") || name.starts_with("utf-7") || name.starts_with("hz");
}

}  // namespace

base::Decoded decode_declared(std::string bytes, std::string_view encoding) {
  const bool is_declared = !encoding.empty() && !base::is_automatic(encoding) && !base::is_utf8_name(encoding) &&
                           base::check_encoding(encoding).has_value();
  if (!is_declared || (base::is_utf8(bytes) && !is_of_seven_bits(encoding)))
    return base::decode_automatically(std::move(bytes));
  base::BytesSource source(bytes);
  auto transcoded = base::TranscodingSource::open(source, encoding);
  // A byte of these encodings becomes three at most.
  auto text = transcoded ? base::read_all(**transcoded, bytes.size() * 3 + 64) : tl::unexpected(transcoded.error());
  return text ? base::Decoded{std::move(*text), 0} : base::decode_automatically(std::move(bytes));
}

}  // namespace depeche::dispatch

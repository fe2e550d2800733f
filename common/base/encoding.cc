#include "base/encoding.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <utility>

#include <unicode/ucnv.h>

#include "base/bytes_source.h"
#include "base/files.h"
#include "base/message.h"
#include "base/single_byte.h"
#include "base/utf8.h"

namespace depeche::base {
namespace {

constexpr std::size_t kConvertedBlock = std::size_t{64} << 10;

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using ConverterHandle = std::unique_ptr<UConverter, ConverterCloser>;

bool same_name(std::string_view name, const char* other) {
  return ucnv_compareNames(std::string(name).c_str(), other) == 0;
}

const char* canonical_name(const std::string& name) {
  constexpr std::array kLatin1{"iso-8859-1", "latin-1", "latin1", "l1", "cp819", "us-ascii", "ascii"};
  const bool latin1 =
      std::any_of(kLatin1.begin(), kLatin1.end(), [&](const char* alias) { return same_name(name, alias); });
  return latin1 ? "windows-1252" : name.c_str();
}

// ICU takes an empty name for the machine's own encoding, and a comma for the start of options.
bool is_plain_name(std::string_view name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < '\x7f' && c != ','; });
}

ConverterHandle open_converter(std::string_view name) {
  if (!is_plain_name(name)) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  ConverterHandle converter(ucnv_open(canonical_name(std::string(name)), &status));
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_FAILURE(status) ? nullptr : std::move(converter);
}

tl::unexpected<Error> unknown_encoding(std::string_view name) {
  return fail(ErrorCode::invalid_argument, tr("unknown encoding {}", in_quotes(name)),
              tr("use auto, utf-8, windows-1252, iso-8859-15, macintosh, utf-16 or another name that ICU knows"));
}

struct ZeroBytes {
  std::size_t even = 0;
  std::size_t odd = 0;
};

ZeroBytes count_zero_bytes(std::string_view head) {
  ZeroBytes zeros;
  for (std::size_t at = 0; at < head.size(); ++at)
    if (head[at] == '\0') ++(at % 2 == 0 ? zeros.even : zeros.odd);
  return zeros;
}

std::string_view sniff_utf16_letters(std::string_view head) {
  const std::size_t units = head.size() / 2;
  if (units < 2) return {};
  const ZeroBytes zeros = count_zero_bytes(head);
  const std::size_t most = units - units / 4;
  if (zeros.odd >= most && zeros.even == 0) return "UTF-16LE";
  if (zeros.even >= most && zeros.odd == 0) return "UTF-16BE";
  return {};
}

struct ByteCensus {
  std::size_t sequences = 0;  // of several bytes
  std::size_t ill_formed = 0;
};

ByteCensus take_census(std::string_view bytes) {
  ByteCensus census;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = code_point_at(bytes, at);
    census.sequences += point.size > 1 ? 1U : 0U;
    census.ill_formed += point.well_formed ? 0U : 1U;
    at += point.size;
  }
  return census;
}

std::string from_single_bytes(std::string_view bytes) {
  BytesSource source(bytes);
  auto transcoded = TranscodingSource::open(source, likely_single_byte_encoding(bytes));
  if (!transcoded) return repair_utf8(bytes).text;
  // A byte becomes three at most.
  return read_all(**transcoded, bytes.size() * 3).value_or(std::string{});
}

bool is_control(const CodePoint& point) {
  const char32_t c = point.value;
  if (c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x85) return false;
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

}  // namespace

Status check_encoding(std::string_view name) {
  if (is_automatic(name) || open_converter(name)) return {};
  return unknown_encoding(name);
}

bool is_automatic(std::string_view encoding) { return same_name(encoding, "auto"); }

bool is_utf8_name(std::string_view encoding) { return same_name(encoding, "utf8"); }

std::string_view sniff_wide_encoding(std::string_view head) {
  using namespace std::string_view_literals;
  // UTF-32's little-endian mark begins with UTF-16's.
  if (head.starts_with("\xFF\xFE\0\0"sv) || head.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv)) return "UTF-16";
  return sniff_utf16_letters(head);
}

Decoded decode_automatically(std::string bytes) {
  if (is_utf8(bytes)) return {std::move(bytes), 0};
  const ByteCensus census = take_census(bytes);
  if (census.sequences <= census.ill_formed * 4) return {from_single_bytes(bytes), 0};
  Repaired repaired = repair_utf8(bytes);
  return {std::move(repaired.text), repaired.replaced};
}

class TranscodingSource::Converter {
 public:
  Converter(ConverterHandle from, ConverterHandle to) : from_(std::move(from)), to_(std::move(to)) {}

  // Appends the conversion of `bytes`, the last ones when `last`.
  bool convert(std::string_view bytes, bool last, std::string& text) {
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    for (;;) {
      char* target = buffer_.data();
      UErrorCode status = U_ZERO_ERROR;
      ucnv_convertEx(to_.get(), from_.get(), &target, buffer_.data() + buffer_.size(), &source, end, pivot_.data(),
                     &pivot_source_, &pivot_target_, pivot_.data() + pivot_.size(), fresh_, last, &status);
      fresh_ = false;
      text.append(buffer_.data(), target);
      if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
      if (status != U_BUFFER_OVERFLOW_ERROR) return U_SUCCESS(status);
    }
  }

 private:
  ConverterHandle from_;
  ConverterHandle to_;
  std::array<UChar, 4096> pivot_{};
  UChar* pivot_source_ = pivot_.data();
  UChar* pivot_target_ = pivot_.data();
  std::array<char, 16384> buffer_{};
  bool fresh_ = true;
};

Result<std::unique_ptr<TranscodingSource>> TranscodingSource::open(ByteSource& from, std::string_view encoding) {
  ConverterHandle decoder = open_converter(encoding);
  ConverterHandle encoder = open_converter("utf-8");
  if (!decoder || !encoder) return unknown_encoding(encoding);
  auto converter = std::make_unique<Converter>(std::move(decoder), std::move(encoder));
  return std::unique_ptr<TranscodingSource>(new TranscodingSource(from, std::string(encoding), std::move(converter)));
}

TranscodingSource::TranscodingSource(ByteSource& from, std::string encoding, std::unique_ptr<Converter> converter)
    : from_(from), encoding_(std::move(encoding)), converter_(std::move(converter)) {}

TranscodingSource::~TranscodingSource() = default;

Status TranscodingSource::refill() {
  text_.clear();
  taken_ = 0;
  bytes_.resize(kConvertedBlock);
  const Result<std::size_t> got = from_.read(bytes_.data(), bytes_.size());
  if (!got) return tl::unexpected(got.error());
  ended_ = *got == 0;
  if (converter_->convert(std::string_view(bytes_.data(), *got), ended_, text_)) return {};
  return fail(ErrorCode::encoding, tr("the bytes are not {} text", encoding_), tr("name the right encoding, or auto"));
}

Result<std::size_t> TranscodingSource::read(char* to, std::size_t size) {
  while (taken_ == text_.size() && !ended_) {
    if (Status status = refill(); !status) return tl::unexpected(status.error());
  }
  const std::size_t got = std::min(size, text_.size() - taken_);
  std::memcpy(to, text_.data() + taken_, got);
  taken_ += got;
  return got;
}

bool looks_binary(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return true;
  std::size_t controls = 0;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    const CodePoint point = code_point_at(text, at);
    controls += is_control(point) ? 1U : 0U;
    at += point.size;
  }
  return controls * 20 > characters;
}

}  // namespace depeche::base

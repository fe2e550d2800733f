#include "schema/record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <new>
#include <optional>
#include <system_error>
#include <utility>

#define ZDICT_STATIC_LINKING_ONLY  // for training with given parameters

#include <xxhash.h>
#include <zdict.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "base/files.h"
#include "base/message.h"
#include "base/varint.h"
#include "dispatch/copy/publication.h"

namespace depeche::schema {
namespace {

constexpr int kCompressionLevel = 3;
// What a block of a zstd frame takes at least, and holds at most: a record that claims more is damaged.
constexpr std::size_t kMinBlockBytes = 3;
constexpr std::size_t kMaxBlockContent = std::size_t{128} << 10;
constexpr std::size_t kDictionaryBytes = 256 << 10;
constexpr std::size_t kLeastDictionaryBytes = 16 << 10;
// A dictionary of this share of what it is trained on.
constexpr std::size_t kSampleShare = 8;
constexpr std::size_t kMinSamples = 100;
// Frames name their dictionary: in one byte, since the number is small. An index has one.
constexpr unsigned kDictionaryNumber = 1;
// What every frame begins with, in front of which there is nothing to tell it from.
constexpr std::string_view kMagic = "\x28\xB5\x2F\xFD";
constexpr std::size_t kMaxSampleBytes = 2 << 20;

constexpr std::array kTexts{&Dispatch::title, &Dispatch::abstract, &Dispatch::text, &Dispatch::source,
                            &Dispatch::place, &Dispatch::url,      &Dispatch::path, &Dispatch::credits};

// What zstd answered, unless it found no memory.
std::size_t with_memory(std::size_t answer) {
  if (ZSTD_getErrorCode(answer) == ZSTD_error_memory_allocation) throw std::bad_alloc();
  return answer;
}

// What few dispatches have stands behind the rest, each with a letter that says what it is.
enum class RecordPart : char { status = 'S', embargo = 'E', written_at = 'W', property = 'P' };

void put_part(RecordPart part, std::string& bytes) { bytes += static_cast<char>(part); }

void put_seconds(std::chrono::sys_seconds time, std::string& bytes) {
  base::put_string(bytes, std::to_string(time.time_since_epoch().count()));
}

void put_parts(const Dispatch& dispatch, std::string& bytes) {
  if (dispatch.status != PublicationStatus::usable) {
    put_part(RecordPart::status, bytes);
    base::put_string(bytes, to_string(dispatch.status));
  }
  if (dispatch.embargoed_until) {
    put_part(RecordPart::embargo, bytes);
    put_seconds(*dispatch.embargoed_until, bytes);
  }
  if (dispatch.written_at) {
    put_part(RecordPart::written_at, bytes);
    put_seconds(dispatch.written_at->time, bytes);
    base::put_string(bytes, std::to_string(dispatch.written_at->utc_offset.count()));
  }
  for (const Property& property : dispatch.properties) {
    put_part(RecordPart::property, bytes);
    for (const std::string* text : {&property.name, &property.value, &property.code}) base::put_string(bytes, *text);
  }
}

template <class Number>
std::optional<Number> take_number(std::string_view& bytes) {
  const auto digits = base::take_string(bytes);
  Number number{};
  if (!digits) return std::nullopt;
  const auto [end, error] = std::from_chars(digits->data(), digits->data() + digits->size(), number);
  if (error != std::errc() || end != digits->data() + digits->size()) return std::nullopt;
  return number;
}

std::optional<std::chrono::sys_seconds> take_seconds(std::string_view& bytes) {
  const auto count = take_number<std::int64_t>(bytes);
  if (!count) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(*count));
}

bool take_status(std::string_view& bytes, Dispatch& dispatch) {
  const auto name = base::take_string(bytes);
  const auto status = name ? dispatch::read_status(*name) : std::nullopt;
  if (status) dispatch.status = *status;
  return status.has_value();
}

bool take_written_at(std::string_view& bytes, Dispatch& dispatch) {
  const auto time = take_seconds(bytes);
  const auto offset = take_number<int>(bytes);
  if (!time || !offset) return false;
  dispatch.written_at = {*time, std::chrono::minutes(*offset)};
  return true;
}

bool take_property(std::string_view& bytes, Dispatch& dispatch) {
  Property property;
  for (std::string* text : {&property.name, &property.value, &property.code}) {
    const auto taken = base::take_string(bytes);
    if (!taken) return false;
    *text = *taken;
  }
  dispatch.properties.push_back(std::move(property));
  return true;
}

bool take_part(std::string_view& bytes, Dispatch& dispatch) {
  const auto part = static_cast<RecordPart>(bytes.front());
  bytes.remove_prefix(1);
  switch (part) {
    case RecordPart::status:
      return take_status(bytes, dispatch);
    case RecordPart::embargo:
      return (dispatch.embargoed_until = take_seconds(bytes)).has_value();
    case RecordPart::written_at:
      return take_written_at(bytes, dispatch);
    case RecordPart::property:
      return take_property(bytes, dispatch);
  }
  return false;
}

std::string serialize(const Dispatch& dispatch) {
  std::string bytes;
  bytes.reserve(dispatch.text.size() + dispatch.title.size() + 256);
  base::put_string(bytes, dispatch.dated ? to_string(*dispatch.dated) : std::string());
  for (const auto field : kTexts) base::put_string(bytes, dispatch.*field);
  put_parts(dispatch, bytes);
  return bytes;
}

Result<Dispatch> damaged(std::string_view id) {
  return fail(ErrorCode::corrupt, tr("the stored record of {} is damaged", base::in_quotes(id)),
              tr("restore a backup, or index again from nothing"));
}

Result<Dispatch> deserialize(std::string_view id, std::string_view bytes) {
  Dispatch dispatch;
  dispatch.id = id;
  const auto date = base::take_string(bytes);
  if (!date) return damaged(id);
  if (!date->empty()) {
    const auto range = parse_iso_range(*date);
    if (!range) return damaged(id);
    dispatch.dated = *range;
  }
  for (const auto field : kTexts) {
    const auto value = base::take_string(bytes);
    if (!value) return damaged(id);
    dispatch.*field = *value;
  }
  while (!bytes.empty())
    if (!take_part(bytes, dispatch)) return damaged(id);
  return dispatch;
}

}  // namespace

struct RecordCodec::Impl {
  using Compressor = std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)>;
  using Decompressor = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;

  explicit Impl(const std::string& dictionary) {
    if (!compressor || !plain || !with_dictionary) throw std::bad_alloc();
    with_memory(ZSTD_CCtx_setParameter(compressor.get(), ZSTD_c_compressionLevel, kCompressionLevel));
    if (dictionary.empty()) return;
    with_memory(ZSTD_CCtx_loadDictionary(compressor.get(), dictionary.data(), dictionary.size()));
    with_memory(ZSTD_DCtx_loadDictionary(with_dictionary.get(), dictionary.data(), dictionary.size()));
  }

  // Records from before the index had a dictionary say so in their frame.
  ZSTD_DCtx* decompressor_of(std::string_view frame) const {
    return ZSTD_getDictID_fromFrame(frame.data(), frame.size()) == 0 ? plain.get() : with_dictionary.get();
  }

  Compressor compressor{ZSTD_createCCtx(), ZSTD_freeCCtx};
  Decompressor plain{ZSTD_createDCtx(), ZSTD_freeDCtx};
  Decompressor with_dictionary{ZSTD_createDCtx(), ZSTD_freeDCtx};
};

RecordCodec::RecordCodec(const std::string& dictionary) : impl_(std::make_unique<Impl>(dictionary)) {}
RecordCodec::RecordCodec(RecordCodec&&) noexcept = default;
RecordCodec& RecordCodec::operator=(RecordCodec&&) noexcept = default;
RecordCodec::~RecordCodec() = default;

std::string_view record_id(std::string_view record) { return base::take_string(record).value_or(std::string_view{}); }

std::string RecordCodec::encode(const Dispatch& dispatch) {
  const std::string bytes = serialize(dispatch);
  std::string record;
  base::put_string(record, dispatch.id);
  const std::size_t head = record.size();
  record.resize(head + ZSTD_compressBound(bytes.size()));
  const std::size_t size = with_memory(
      ZSTD_compress2(impl_->compressor.get(), record.data() + head, record.size() - head, bytes.data(), bytes.size()));
  record.resize(head + size);
  return record.erase(head, kMagic.size());
}

Result<Dispatch> RecordCodec::decode(std::string_view record) {
  const auto id = base::take_string(record);
  if (!id) return damaged("?");
  const std::string frame = std::string(kMagic).append(record);
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size > (frame.size() / kMinBlockBytes + 1) * kMaxBlockContent) return damaged(*id);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  const std::size_t got = with_memory(
      ZSTD_decompressDCtx(impl_->decompressor_of(frame), bytes.data(), bytes.size(), frame.data(), frame.size()));
  if (ZSTD_isError(got) != 0 || got != bytes.size()) return damaged(*id);
  return deserialize(*id, bytes);
}

std::string train_record_dictionary(const std::vector<Dispatch>& samples) {
  std::string bytes;
  std::vector<std::size_t> sizes;
  for (const Dispatch& sample : samples) {
    if (bytes.size() > kMaxSampleBytes) break;
    const std::string one = serialize(sample);
    sizes.push_back(one.size());
    bytes += one;
  }
  if (sizes.size() < kMinSamples) return {};
  // These parameters gave what the ones that ZDICT looks for itself gave, which took 0.3 s of processor time more.
  ZDICT_fastCover_params_t parameters{};
  parameters.k = 200;
  parameters.d = 8;
  parameters.f = 20;
  parameters.accel = 1;
  parameters.zParams = {kCompressionLevel, 0, kDictionaryNumber};
  std::string dictionary(std::clamp(bytes.size() / kSampleShare, kLeastDictionaryBytes, kDictionaryBytes), '\0');
  const std::size_t size =
      with_memory(ZDICT_trainFromBuffer_fastCover(dictionary.data(), dictionary.size(), bytes.data(), sizes.data(),
                                                  static_cast<unsigned>(sizes.size()), parameters));
  if (ZDICT_isError(size) != 0) return {};
  dictionary.resize(size);
  return dictionary;
}

std::string content_hash(const Dispatch& dispatch) {
  const std::string bytes = serialize(dispatch);
  const std::uint64_t hash = XXH3_64bits(bytes.data(), bytes.size());
  std::string out(sizeof hash, '\0');
  std::memcpy(out.data(), &hash, sizeof hash);
  return out;
}

}  // namespace depeche::schema

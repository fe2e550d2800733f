#include "schema/counters.h"

#include <iterator>
#include <set>

#include "base/varint.h"
#include "text/normalizer.h"

namespace depeche::schema {
namespace {

// A run counts more than an index keeps, so that what it removes makes no difference.
constexpr std::size_t kMostOfRun = 8 * TitleSample::kMost;

// FNV-1a, and the finalizer of MurmurHash3, without which the highest bits would hardly differ.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
  return hash ^ (hash >> 33);
}

}  // namespace

TitleSample TitleSample::unknown() {
  TitleSample sample;
  sample.limit_ = 0;
  return sample;
}

void TitleSample::count(std::string_view id, std::string_view title, std::int64_t difference) {
  const std::uint64_t hash = hash_of(id);
  if (hash >= limit_) return;
  const Entry entry{hash, static_cast<std::uint32_t>(hash_of(text::fold(title)))};
  if ((counts_[entry] += difference) == 0) counts_.erase(entry);
  if (counts_.size() > 2 * kMostOfRun) thin(kMostOfRun);
}

TitleSample& TitleSample::operator+=(const TitleSample& other) {
  if (other.limit_ < limit_) {
    limit_ = other.limit_;
    counts_.erase(counts_.lower_bound({limit_, 0}), counts_.end());
  }
  for (const auto& [entry, difference] : other.counts_)
    if (entry.first < limit_ && (counts_[entry] += difference) == 0) counts_.erase(entry);
  return *this;
}

void TitleSample::thin(std::size_t most) {
  if (counts_.size() <= most) return;
  limit_ = std::next(counts_.begin(), static_cast<std::ptrdiff_t>(most))->first.first;
  counts_.erase(counts_.lower_bound({limit_, 0}), counts_.end());
}

TitleSample TitleSample::within(const TitleSample& other) const {
  TitleSample sample;
  sample.limit_ = other.limit_;
  return sample += *this;
}

std::uint32_t TitleSample::repeated_of_1000() const {
  std::set<std::uint32_t> titles;
  std::size_t titled = 0;
  for (const auto& [entry, count] : counts_) {
    if (count <= 0) continue;
    ++titled;
    titles.insert(entry.second);
  }
  return titled == 0 ? 0 : static_cast<std::uint32_t>(1000 * (titled - titles.size()) / titled);
}

std::string TitleSample::encode() const {
  std::string bytes;
  base::put_varint(bytes, limit_);
  std::uint64_t before = 0;
  for (const auto& [entry, count] : counts_) {
    base::put_varint(bytes, entry.first - before);
    base::put_varint(bytes, entry.second);
    base::put_varint(bytes, static_cast<std::uint64_t>(count));
    before = entry.first;
  }
  return bytes;
}

TitleSample TitleSample::decode(std::string_view bytes) {
  TitleSample sample = unknown();
  sample.limit_ = base::take_varint(bytes).value_or(0);
  std::uint64_t hash = 0;
  while (!bytes.empty()) {
    const auto difference = base::take_varint(bytes);
    const auto title = base::take_varint(bytes);
    const auto count = base::take_varint(bytes);
    if (!difference || !title || !count || *count == 0) break;
    hash += *difference;
    sample.counts_[{hash, static_cast<std::uint32_t>(*title)}] = static_cast<std::int64_t>(*count);
  }
  return sample;
}

std::string encode_counters(const Counters& counters) {
  std::string bytes;
  base::put_varint(bytes, counters.text_words);
  base::put_varint(bytes, counters.title_words);
  base::put_varint(bytes, counters.titled);
  base::put_varint(bytes, counters.next_code);
  base::put_varint(bytes, counters.repeated_titles);
  return bytes;
}

Counters decode_counters(std::string_view bytes) {
  Counters counters;
  counters.text_words = base::take_varint(bytes).value_or(0);
  counters.title_words = base::take_varint(bytes).value_or(0);
  counters.titled = base::take_varint(bytes).value_or(0);
  counters.next_code = static_cast<Code>(base::take_varint(bytes).value_or(kFirstForm));
  counters.repeated_titles = static_cast<std::uint32_t>(base::take_varint(bytes).value_or(0));
  return counters;
}

}  // namespace depeche::schema

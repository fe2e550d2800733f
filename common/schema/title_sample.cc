#include "schema/title_sample.h"

#include <iterator>
#include <set>

#include <xxhash.h>

#include "base/varint.h"
#include "text/normalizer.h"

namespace depeche::schema {
namespace {

// A run counts more than an index keeps, so that what it removes makes no difference.
constexpr std::size_t kMostOfRun = 8 * TitleSample::kMost;

std::uint64_t hashed(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

}  // namespace

TitleSample TitleSample::unknown() {
  TitleSample sample;
  sample.limit_ = 0;
  return sample;
}

void TitleSample::count(std::string_view id, std::string_view title, std::int64_t difference) {
  const std::uint64_t hash = hashed(id);
  if (hash >= limit_) return;
  const Entry entry{hash, static_cast<std::uint32_t>(hashed(text::fold(title)))};
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

}  // namespace depeche::schema

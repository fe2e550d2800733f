#include "search/rank/kin.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace depeche::search {
namespace {

// Words as far apart have nothing to do with each other.
constexpr float kLeastKinship = 0.45F;
// Of the title and of the text.
constexpr std::size_t kReadWords = 2 * std::size_t{kLeadWords};
// Half of them stay free.
constexpr std::size_t kSlots = 4096;
static_assert(kSlots >= 2 * kKinCandidates * kReadWords);
// Vectors lie all over memory: each is asked for so many vectors before it is read.
constexpr std::size_t kAhead = 8;

constexpr std::size_t slot_of(schema::Code code) { return (code * 2654435761U >> 16U) % kSlots; }

constexpr bool has(KinBits bits, std::size_t word) { return (bits >> word & 1U) != 0; }

}  // namespace

std::vector<std::size_t> kin_words(const std::vector<WordStatistics>& words) {
  std::vector<std::size_t> places;
  for (std::size_t w = 0; w < words.size(); ++w)
    if (words[w].idf > 0) places.push_back(w);
  std::ranges::stable_sort(places, std::greater(), [&](std::size_t w) { return words[w].idf; });
  places.resize(std::min(places.size(), kKinWords));
  return places;
}

KinBits lacking_words(const std::vector<std::size_t>& kin, const FirstPlaces& places) {
  KinBits lacking = 0;
  for (std::size_t i = 0; i < kin.size(); ++i)
    if (places[kin[i]] == kNoPlace) lacking |= static_cast<KinBits>(1U << i);
  return lacking;
}

KinReader::KinReader(const std::vector<KinWord>& words, const schema::TopicSpace& space)
    : space_(space), slots_(kSlots) {
  for (const KinWord& word : words) {
    idf_.push_back(word.idf);
    vectors_.push_back(widened(schema::direction_of(word.topics)));
    lengths_.push_back(std::sqrt(product(vectors_.back(), vectors_.back())));
  }
}

void KinReader::read(std::vector<KinCandidate>& candidates, const schema::StreamFile& streams) {
  KinBits lacking = 0;
  std::vector<std::size_t> ends;
  std::string units;
  for (const KinCandidate& candidate : candidates) {
    collect(streams.stream(candidate.id, units));
    ends.push_back(places_.size());
    lacking |= candidate.lacking;
  }
  compare(lacking);
  std::size_t at = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Kinships nearest{};
    for (; at < ends[i]; ++at) {
      const Kinships& kinships = kinships_[places_[at]];
      for (std::size_t w = 0; w < kKinWords; ++w) nearest[w] = std::max(nearest[w], kinships[w]);
    }
    for (std::size_t w = 0; w < idf_.size(); ++w)
      if (has(candidates[i].lacking, w)) candidates[i].kin += idf_[w] * static_cast<double>(nearest[w]);
  }
}

// Takes the words of a document's title and lead.
void KinReader::collect(std::string_view stream) {
  bool in_title = true;
  std::uint32_t left = kLeadWords;
  for (schema::StreamReader reader(stream); !reader.done() && (in_title || left > 0);) {
    const schema::Code code = reader.next();
    if (code == schema::kTitleEnd) {
      in_title = false;
      left = kLeadWords;
    }
    if (!schema::is_word(code) || left == 0) continue;
    --left;
    if (code >= schema::kFirstForm) places_.push_back(place_of(code));
  }
}

std::uint16_t KinReader::place_of(schema::Code code) {
  std::size_t slot = slot_of(code);
  for (; slots_[slot] != 0; slot = (slot + 1) % kSlots)
    if (codes_[slots_[slot] - 1U] == code) return static_cast<std::uint16_t>(slots_[slot] - 1);
  space_.prefetch_number(code);
  codes_.push_back(code);
  slots_[slot] = static_cast<std::uint16_t>(codes_.size());
  return static_cast<std::uint16_t>(codes_.size() - 1);
}

// The distinct words with those words of the query that some candidate lacks.
void KinReader::compare(KinBits lacking) {
  std::vector<std::uint16_t> numbers;
  numbers.reserve(codes_.size());
  for (const schema::Code code : codes_) numbers.push_back(space_.number(code));
  kinships_.resize(codes_.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i + kAhead < numbers.size() && numbers[i + kAhead] != 0) space_.prefetch_row(numbers[i + kAhead]);
    if (numbers[i] != 0) compare(space_.row(numbers[i]).direction, lacking, kinships_[i]);
  }
}

void KinReader::compare(const schema::TopicDirection& direction, KinBits lacking, Kinships& kinships) const {
  const Vector vector = widened(direction);
  const float length = std::sqrt(product(vector, vector));
  for (std::size_t w = 0; w < vectors_.size(); ++w) {
    if (!has(lacking, w)) continue;
    const float near = product(vector, vectors_[w]);
    const float lengths = length * lengths_[w];
    if (near > kLeastKinship * lengths) kinships[w] = near / lengths;
  }
}

inline KinReader::Vector KinReader::widened(const schema::TopicDirection& direction) {
  std::array<std::int8_t, std::tuple_size_v<Vector>> padded{};
  std::copy(direction.begin(), direction.end(), padded.begin());
  Vector vector;
  std::copy(padded.begin(), padded.end(), vector.begin());
  return vector;
}

inline float KinReader::product(const Vector& a, const Vector& b) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::int32_t{a[i]} * b[i];
  return static_cast<float>(sum);
}

}  // namespace depeche::search

#pragma once

// Kin: how near a document that lacks a word of the query comes to it by the words of its title and lead, by the topics
// of words (schema/topic_space.h).

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/stream_file.h"
#include "schema/topic_space.h"
#include "search/rank/features.h"

namespace depeche::search {

// It is counted of so many words of the query, those that are worth most.
inline constexpr std::size_t kKinWords = 8;
// It is read of so many candidates, the best by all else. Of all hundred, it gains no more.
inline constexpr std::size_t kKinCandidates = 20;
// Fewer documents teach kinships that are none.
inline constexpr std::uint32_t kKinDocuments = 256;

// A bit for each of these words, in their order.
using KinBits = std::uint8_t;
static_assert(kKinWords <= 8 * sizeof(KinBits));

// The places in the query of the words that kin is counted of.
std::vector<std::size_t> kin_words(const std::vector<WordStatistics>& words);

// Which of them a document lacks.
KinBits lacking_words(const std::vector<std::size_t>& kin, const FirstPlaces& places);

// A word of the query in one index.
struct KinWord {
  double idf = 0;
  schema::TopicVector topics{};
};

// A candidate of one index, and what is counted of it.
struct KinCandidate {
  Xapian::docid id = 0;
  KinBits lacking = 0;
  double kin = 0;  // of each word that it lacks, the idf times the cosine of the nearest word that it has
};

// Reads the candidates of one index for one query. The space must outlive it. Not for several threads.
class KinReader {
 public:
  // At most kKinWords words.
  KinReader(const std::vector<KinWord>& words, const schema::TopicSpace& space);
  // At most kKinCandidates. To be called once. Throws as StreamFile::stream() does.
  void read(std::vector<KinCandidate>& candidates, const schema::StreamFile& streams);

 private:
  // Whole numbers, and as many as fill registers: the processor multiplies eight at once. Those beyond kTopics are 0.
  using Vector = std::array<std::int16_t, 64>;
  // With each word of the query. 0 when it is no more than chance.
  using Kinships = std::array<float, kKinWords>;

  static Vector widened(const schema::TopicDirection& direction);
  static float product(const Vector& a, const Vector& b);

  void collect(std::string_view stream);
  std::uint16_t place_of(schema::Code code);
  void compare(KinBits lacking);
  void compare(const schema::TopicDirection& direction, KinBits lacking, Kinships& kinships) const;

  const schema::TopicSpace& space_;
  std::vector<double> idf_;      // of each word of the query
  std::vector<Vector> vectors_;  // the same
  std::vector<float> lengths_;   // the same
  // Candidates for one query share many words: each is compared once.
  std::vector<schema::Code> codes_;    // of the distinct words
  std::vector<std::uint16_t> slots_;   // by code, open addressing: a place among the distinct words plus 1, or 0
  std::vector<Kinships> kinships_;     // of the distinct words
  std::vector<std::uint16_t> places_;  // of the words of all candidates among the distinct ones
};

}  // namespace depeche::search

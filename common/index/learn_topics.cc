#include "index/learn_topics.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "index/topic_matrix.h"
#include "schema/stream_file.h"
#include "schema/topic_space.h"

namespace depeche::index {
namespace {

namespace fs = std::filesystem;
using schema::Code;
using schema::kTopics;

constexpr std::size_t kSample = 8192;
// Of a longer document the beginning says what it is about; it bounds the memory.
constexpr std::size_t kSampledWords = 2000;
// With more dimensions than a quarter of the documents each document would be a topic of its own.
constexpr std::size_t kDocumentsPerTopic = 4;
constexpr std::size_t kLeastDocuments = 16;
constexpr std::size_t kMostWords = std::numeric_limits<std::uint16_t>::max();
// Documents after which memory that was read is given back.
constexpr std::size_t kReleasedDocuments = 10000;

// The words of the sampled documents as codes, weighed by the logarithm of how often they occur.
WeightedWords sample(const schema::StreamFile& streams, const std::vector<Xapian::docid>& ids) {
  WeightedWords sampled;
  std::vector<Code> codes;
  const std::size_t count = std::min(ids.size(), kSample);
  for (std::size_t i = 0; i < count; ++i) {
    codes.clear();
    bool in_title = true;
    for (schema::StreamReader reader(streams.stream(ids[i * ids.size() / count])); !reader.done();) {
      const Code code = reader.next();
      if (code == schema::kTitleEnd) in_title = false;
      if (code < schema::kFirstForm) continue;
      codes.insert(codes.end(), in_title ? 2 : 1, code);
      if (codes.size() >= kSampledWords) break;
    }
    std::sort(codes.begin(), codes.end());
    for (auto first = codes.begin(); first != codes.end();) {
      const auto end = std::upper_bound(first, codes.end(), *first);
      sampled.entries.push_back({*first, 1 + std::log(static_cast<float>(end - first))});
      first = end;
    }
    sampled.begins.push_back(sampled.entries.size());
  }
  return sampled;
}

std::vector<std::uint32_t> document_frequencies(const WeightedWords& sampled) {
  std::vector<std::uint32_t> frequencies;
  for (const WeightedWords::Entry& entry : sampled.entries) {
    if (entry.word >= frequencies.size()) frequencies.resize(entry.word + std::size_t{1});
    ++frequencies[entry.word];
  }
  return frequencies;
}

// The frequency from which on words get vectors: 2, or what leaves few enough.
std::uint32_t least_frequency(std::vector<std::uint32_t> frequencies) {
  if (frequencies.size() <= kMostWords) return 2;
  const auto last = frequencies.begin() + static_cast<std::ptrdiff_t>(kMostWords);
  std::nth_element(frequencies.begin(), last, frequencies.end(), std::greater<>());
  return std::max<std::uint32_t>(2, *last + 1);
}

// Robertson and Spärck Jones, never negative.
float inverse_document_frequency(double documents, double with_word) {
  return static_cast<float>(std::log(1 + (documents - with_word + 0.5) / (with_word + 0.5)));
}

// Codes become numbers of rows, from 0; weights are multiplied by idf, and documents get the length 1.
void weigh(WeightedWords& sampled, const std::vector<std::uint16_t>& number_of_code, const std::vector<float>& idf) {
  std::size_t kept = 0;
  for (std::size_t d = 0, i = 0; d < sampled.documents(); ++d) {
    const std::size_t begin = kept;
    float squares = 0;
    for (; i < sampled.begins[d + 1]; ++i) {
      const WeightedWords::Entry entry = sampled.entries[i];
      if (number_of_code[entry.word] == 0) continue;
      const std::uint32_t row = number_of_code[entry.word] - 1U;
      const float weight = entry.weight * idf[row];
      squares += weight * weight;
      sampled.entries[kept++] = {row, weight};
    }
    for (std::size_t k = begin; k < kept; ++k) sampled.entries[k].weight /= std::sqrt(squares);
    sampled.begins[d + 1] = kept;
  }
  sampled.entries.resize(kept);
}

schema::TopicRow quantised(schema::TopicVector vector, float idf) {
  float greatest = 0;
  for (float& value : vector) greatest = std::max(greatest, std::abs(value *= idf));
  return {greatest / std::numeric_limits<std::int8_t>::max(), schema::direction_of(vector)};
}

schema::TopicModel learn(WeightedWords sampled) {
  schema::TopicModel model;
  const std::vector<std::uint32_t> frequencies = document_frequencies(sampled);
  const std::uint32_t least = least_frequency(frequencies);
  std::vector<float> idf;
  model.number_of_code.resize(frequencies.size());
  for (std::size_t code = 0; code < frequencies.size(); ++code) {
    if (frequencies[code] < least) continue;
    idf.push_back(inverse_document_frequency(static_cast<double>(sampled.documents()), frequencies[code]));
    model.number_of_code[code] = static_cast<std::uint16_t>(idf.size());
  }
  weigh(sampled, model.number_of_code, idf);
  const std::size_t dimensions = std::min(kTopics, sampled.documents() / kDocumentsPerTopic);
  const TopicMatrix directions = strongest_directions(sampled, idf.size(), dimensions);
  for (std::size_t row = 0; row < idf.size(); ++row) model.rows.push_back(quantised(directions[row], idf[row]));
  return model;
}

}  // namespace

Status learn_topics(const fs::path& generation, Xapian::docid last) {
  const schema::StreamFile streams(generation);
  std::vector<Xapian::docid> ids;
  for (Xapian::docid id = 1; id <= last; ++id)
    if (streams.units(id) > 0) ids.push_back(id);
  schema::TopicModel model;
  if (ids.size() >= kLeastDocuments) model = learn(sample(streams, ids));
  model.documents = static_cast<std::uint32_t>(ids.size());
  if (auto status = schema::write_topics(generation, model); !status) return status;
  streams.release();
  auto writer = schema::TopicWriter::open(generation, 0);
  if (!writer) return tl::unexpected<Error>(writer.error());
  std::size_t read = 0;
  for (const Xapian::docid id : ids) {
    writer->append(id, streams.stream(id));
    if (++read % kReleasedDocuments == 0) streams.release();
  }
  return writer->flush(false);
}

}  // namespace depeche::index
